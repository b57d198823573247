#!/usr/bin/env dotnet
#:property PublishAot=false
#:include processes/*.cs

// What psi verify costs beside a rebuild with the compiler server, without building: dotnet run benchmarks/verify.cs -- FOLDER. What the
// figures mean: docs/benchmarks.md.

using System.Globalization;
using System.Runtime.CompilerServices;
using Psi.Benchmarks.Processes;

CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

const string Help = """
    Measures psi verify over a binary log, as a multiple of the rebuild that the log is of, and its peak memory.

      dotnet run benchmarks/verify.cs -- [FOLDER] [--runs N]

      FOLDER      a repository with one solution or project at its root (this one); it is copied, never changed
      --runs N    rounds that count (3), after one to warm up
    """;

if (args.Any(argument => argument is "-h" or "--help" or "-?"))
{
    Console.WriteLine(Help);
    return 0;
}

var runs = 3;
var folder = Checkout();
for (var at = 0; at < args.Length; at++)
{
    if (args[at] != "--runs")
    {
        folder = Path.GetFullPath(args[at]);
    }
    else if (++at >= args.Length || !int.TryParse(args[at], out runs) || runs is < 1 or > 100)
    {
        Console.Error.WriteLine($"--runs needs a number from 1 to 100.\n\n{Help}");
        return 2;
    }
}

if (!Directory.Exists(folder))
{
    Console.Error.WriteLine($"There is no folder '{folder}'.\n\n{Help}");
    return 2;
}

Console.WriteLine($"Machine: {Environment.ProcessorCount} cores, {System.Runtime.InteropServices.RuntimeInformation.OSDescription}.");
Console.WriteLine("Building psi and a copy of the sources.");
MeasuredProcess.Run(Checkout(), "build", "src/Psi.Insights", "-c", "Release", "-v:q", "-nologo");
var psi = Path.Combine(Checkout(), "src/Psi.Insights/bin/Release/net10.0/psi.dll");
var copy = Directory.CreateTempSubdirectory("psi-verify-benchmark-").FullName;
try
{
    Copy(folder, copy);
    MeasuredProcess.Run(copy, "build", "-v:q", "-nologo");
    List<(double Rebuild, double Verify, long Memory)> rounds = [];
    for (var round = 0; round <= runs; round++)
    {
        var log = Path.Combine(copy, "verify-benchmark.binlog");
        var (rebuild, _) = MeasuredProcess.Run(
            copy, "build", "--no-restore", "--no-incremental", "-v:q", "-nologo", $"-bl:{log};ProjectImports=None");
        var (verify, memory) = MeasuredProcess.Run(
            copy, psi, "verify", "--binlog", log, "--output", Path.Combine(copy, "verify-benchmark.json"));
        Console.WriteLine(
            $"  {(round == 0 ? "to warm up" : $"round {round} of {runs}")}: rebuild {rebuild:F2} s, verify {verify:F2} s, "
            + $"{verify / rebuild:F2} of it, {memory / 1024.0 / 1024.0:F0} MiB");
        if (round > 0)
        {
            rounds.Add((rebuild, verify, memory));
        }
    }

    var multiples = rounds.Select(round => round.Verify / round.Rebuild).Order().ToList();
    var peak = rounds.Max(round => round.Memory) / 1024.0 / 1024.0;
    Console.WriteLine(
        $"\npsi verify as a multiple of a rebuild: min {multiples[0]:F2}, median {multiples[multiples.Count / 2]:F2}, "
        + $"max {multiples[^1]:F2} (goal 0.5: {(multiples[multiples.Count / 2] <= 0.5 ? "met" : "missed")})");
    Console.WriteLine($"peak memory: {peak:F0} MiB (goal 2048: {(peak <= 2048 ? "met" : "missed")})");
    return 0;
}
finally
{
    Directory.Delete(copy, recursive: true);
}

static string Checkout([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, ".."));

static void Copy(string from, string to)
{
    foreach (var directory in new DirectoryInfo(from).EnumerateDirectories())
    {
        if (directory.Name is not (".git" or "bin" or "obj" or "artifacts" or "node_modules") && directory.LinkTarget is null)
        {
            Copy(directory.FullName, Directory.CreateDirectory(Path.Combine(to, directory.Name)).FullName);
        }
    }

    foreach (var file in new DirectoryInfo(from).EnumerateFiles().Where(file => file.LinkTarget is null))
    {
        file.CopyTo(Path.Combine(to, file.Name));
    }
}
