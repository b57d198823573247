#!/usr/bin/env dotnet
#:property PublishAot=false
#:include processes/*.cs

// What it costs to read a very large SARIF log, and to ingest very many events: dotnet run benchmarks/measures.cs. What the figures mean:
// docs/benchmarks.md.

using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Psi.Benchmarks.Processes;

CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

const string Help = """
    Measures psi measures over one SARIF log, and psi ingest of events as NDJSON: the first time, and again.

      dotnet run benchmarks/measures.cs -- [--megabytes N] [--events N]

      --megabytes N   size of the log (1024)
      --events N      how many events (1000000)
    """;

if (args.Any(argument => argument is "-h" or "--help" or "-?"))
{
    Console.WriteLine(Help);
    return 0;
}

var (megabytes, events) = (1024, 1_000_000);
for (var at = 0; at < args.Length; at += 2)
{
    if (args[at] is not ("--megabytes" or "--events")
        || at + 1 >= args.Length
        || !int.TryParse(args[at + 1], out var number)
        || number is < 1 or > 10_000_000)
    {
        Console.Error.WriteLine($"'{args[at]}' needs a number from 1 to 10000000, and is --megabytes or --events.\n\n{Help}");
        return 2;
    }

    (megabytes, events) = args[at] == "--megabytes" ? (number, events) : (megabytes, number);
}

Console.WriteLine($"Machine: {Environment.ProcessorCount} cores, {System.Runtime.InteropServices.RuntimeInformation.OSDescription}.");
Console.WriteLine("Building psi.");
MeasuredProcess.Run(Checkout(), "build", "src/Psi.Insights", "-c", "Release", "-v:q", "-nologo");
var psi = Path.Combine(Checkout(), "src/Psi.Insights/bin/Release/net10.0/psi.dll");
var folder = Directory.CreateTempSubdirectory("psi-measures-benchmark-").FullName;
try
{
    var results = WriteSarif(Path.Combine(folder, "log.sarif"), megabytes * 1024L * 1024);
    File.WriteAllText(Path.Combine(folder, "sources.yaml"), SourcesFile("{ files: log.sarif, kind: sarif, product: shop }"));
    var read = MeasuredProcess.Run(folder, psi, "measures", "--on", "2026-11-30");
    var memory = read.Memory / 1024.0 / 1024;
    Console.WriteLine(
        $"SARIF of {megabytes} MiB, {results:#,##0} results, read: {read.Seconds:F1} s, {memory:F0} MiB (goal 300: "
        + $"{(memory <= 300 ? "met" : "missed")})");
    File.Delete(Path.Combine(folder, "log.sarif"));

    WriteEvents(Path.Combine(folder, "events.ndjson"), events);
    File.WriteAllText(Path.Combine(folder, "sources.yaml"), SourcesFile("{ files: events.ndjson, kind: events-ndjson }"));
    string[] ingest = [psi, "ingest", "--sources", "sources.yaml", "--store", "insights.db", "--on", "2026-11-30"];
    foreach (var which in new[] { "ingested", "ingested again" })
    {
        var (seconds, bytes) = MeasuredProcess.Run(folder, ingest);
        Console.WriteLine(
            $"{events:#,##0} events {which}: {seconds:F1} s, {bytes / 1024.0 / 1024:F0} MiB (goal 60 s: "
            + $"{(seconds <= 60 ? "met" : "missed")})");
    }

    var size = new FileInfo(Path.Combine(folder, "insights.db")).Length;
    Console.WriteLine($"store: {size / 1024.0 / 1024:F0} MiB, {(double)size / events:F0} bytes an event");
    var asked = MeasuredProcess.Run(folder, psi, "measures", "--store", "insights.db", "--product", "product-7", "--on", "2026-11-30");
    Console.WriteLine($"figures of one of 1,000 products asked back: {asked.Seconds:F2} s");
    return 0;
}
finally
{
    Directory.Delete(folder, recursive: true);
}

static string Checkout([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, ".."));

static string SourcesFile(string entry) => $"psi: sources/v1\nsources:\n  - {entry}\n";

// As CodeQL writes one: each result with a message, a place, a fingerprint and a path of data.
static long WriteSarif(string path, long bytes)
{
    using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 20);
    file.Write(
        """
        {"version":"2.1.0","runs":[{"tool":{"driver":{"name":"CodeQL","rules":[{"id":"cs/a","properties":{"security-severity":"7.5"}}]}},
        "invocations":[{"executionSuccessful":true,"endTimeUtc":"2026-11-20T10:00:00Z"}],"results":[
        """);
    var results = 0L;
    for (var written = 0L; written < bytes; results++)
    {
        var result =
            "{\"ruleId\":\"cs/a\",\"level\":\"error\","
            + $"\"message\":{{\"text\":\"This query depends on a user-provided value, number {results}.\"}},"
            + $"\"locations\":[{{\"physicalLocation\":{Place("Handler.cs", (results % 900) + 1)}}}],"
            + $"\"partialFingerprints\":{{\"primaryLocationLineHash\":\"{results:x16}:1\"}},"
            + $"\"codeFlows\":[{{\"threadFlows\":[{{\"locations\":["
            + $"{{\"location\":{{\"physicalLocation\":{Place("Input.cs", 12)},\"message\":{{\"text\":\"value : String\"}}}}}},"
            + $"{{\"location\":{{\"physicalLocation\":{Place("Handler.cs", 40)},\"message\":{{\"text\":\"value : String\"}}}}}}]}}]}}]}}\n";
        file.Write(results == 0 ? result : $",{result}");
        written += result.Length + 1;

        string Place(string file, long line) =>
            $"{{\"artifactLocation\":{{\"uri\":\"src/Feature{results % 5000}/{file}\"}},\"region\":{{\"startLine\":{line}}}}}";
    }

    file.Write("]}]}");
    return results;
}

static void WriteEvents(string path, int events)
{
    var random = new Random(14);
    var first = new DateTime(2025, 11, 1, 0, 0, 0, DateTimeKind.Utc);
    using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 20);
    var commit = new byte[20];
    for (var number = 0; number < events; number++)
    {
        var started = first.AddSeconds(random.Next(390 * 86_400));
        var ended = started.AddSeconds(random.Next(86_400));
        random.NextBytes(commit);
        var common = $"\"id\":\"{number}\",\"product\":\"product-{number % 1000}\",\"repository\":\"contoso/repo-{number % 2500}\","
            + $"\"environment\":\"production\",\"startedAt\":\"{started:yyyy-MM-ddTHH:mm:ssZ}\",";
        file.WriteLine(random.Next(5) switch
        {
            0 => $"{{\"type\":\"defect\",{common}\"outcome\":null}}",
            1 => $"{{\"type\":\"incident\",{common}\"detectedAt\":\"{ended:yyyy-MM-ddTHH:mm:ssZ}\"}}",
            2 => $"{{\"type\":\"change\",{Finished()}}}",
            _ => $"{{\"type\":\"deployment\",{Finished()}}}",
        });

        string Finished() => $"{common}\"finishedAt\":\"{ended:yyyy-MM-ddTHH:mm:ssZ}\",\"outcome\":\"succeeded\","
            + $"\"commits\":[\"{Convert.ToHexStringLower(commit)}\"]";
    }
}
