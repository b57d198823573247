// What Psi's rules take on the same compilations as the analyzers of others, all rules on. dotnet run -c Release --project
// benchmarks/Psi.Peers -- --help. What the figures mean: docs/benchmarks.md.

using System.Globalization;
using System.Runtime.InteropServices;
using Psi.Benchmarks.Builds;
using Psi.Benchmarks.Peers;

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
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
{
    context.Cancel = true;
    stop.Cancel();
});
try
{
    await new Comparison(options, Console.Out).RunAsync(stop.Token);
    return 0;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Stopped.");
    return 130;
}
catch (CommandFailedException failure)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}
