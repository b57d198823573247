#!/usr/bin/env dotnet
#:property PublishAot=false
#:include builds/*.cs

// What Psi costs in whole builds: full ones and ones with nothing to do, with and without it, in pairs. Run it from anywhere: dotnet run
// benchmarks/builds.cs -- --help. What the figures mean: docs/benchmarks.md.

using System.Globalization;
using System.Runtime.InteropServices;
using Psi.Benchmarks.Builds;

CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

if (args.Any(argument => argument is "-h" or "--help" or "-?"))
{
    Console.WriteLine(Options.Help);
    return 0;
}

if (Options.Parse(args, out var mistake) is not { } options)
{
    Console.Error.WriteLine($"{mistake}\n\n{Options.Help}");
    return 2;
}

using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

var checkout = Path.GetFullPath(Path.Combine((string)AppContext.GetData("EntryPointFileDirectoryPath")!, ".."));
try
{
    await using var workspace = new Workspace();
    await new Measurement(options, workspace, checkout).RunAsync(stop.Token);
    return 0;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Stopped; the temporary folders are removed.");
    return 130;
}
catch (CommandFailedException failure)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}

void Stop(PosixSignalContext context)
{
    context.Cancel = true;
    stop.Cancel();
}
