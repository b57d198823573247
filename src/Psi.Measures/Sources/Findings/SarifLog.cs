using Psi.Measures.Sources.Json;
using Psi.Policy;

namespace Psi.Measures.Sources.Findings;

/// <summary>The first pass through a SARIF log: its version, and what it says of each run apart from the results.</summary>
internal static class SarifLog
{
    private static readonly string[] Heads =
    [
        "version", "runs[].tool", "runs[].invocations[]", "runs[].automationDetails", "runs[].versionControlProvenance[]",
        "runs[].originalUriBaseIds", "runs[].artifacts[].location.uri", "runs[].externalPropertyFileReferences",
        "inlineExternalProperties[]",
    ];

    /// <summary>The runs in their order; none when the log has none, or none that says anything.</summary>
    /// <exception cref="SourceFormatException">It is no SARIF 2.1.0, or a run names no tool.</exception>
    public static List<SarifRun> ReadRuns(SourceFile file)
    {
        string? version = null;
        List<SarifRun> runs = [];
        FindingJson.ReadHeads(file, Heads, part =>
        {
            if (part.Which == 0)
            {
                version = Supported(part.Value);
                return;
            }

            if (part.Which == 8)
            {
                RefuseOtherFiles(part.Value);
                return;
            }

            while (runs.Count <= part.Indexes[0])
            {
                runs.Add(new SarifRun());
            }

            Take(runs[part.Indexes[0]], part, file.Entry);
        });
        return version is null ? throw new SourceFormatException("'version' is missing; expected SARIF 2.1.0")
            : runs.FindIndex(run => run.Rules is null) is >= 0 and var number ? throw NoTool(number)
            : runs;
    }

    private static void Take(SarifRun run, in JsonPart part, SourceEntry entry)
    {
        switch (part.Which)
        {
            case 1:
                run.TakeTool(part.Value);
                break;
            case 2:
                run.TakeInvocation(part.Value, entry);
                break;
            case 3:
                run.TakeAutomation(part.Value);
                break;
            case 4:
                run.TakeVersionControl(part.Value);
                break;
            case 5:
                run.TakeBases(part.Value);
                break;
            case 6:
                run.TakeArtifact(part.Indexes[1], part.Value);
                break;
            default:
                RefuseOtherFiles(part.Value);
                break;
        }
    }

    private static string Supported(SourceValue version)
    {
        var text = version.Text();
        return text == "2.1.0" || text.StartsWith("2.1.0-", StringComparison.Ordinal)
            ? text
            : throw new SourceFormatException(
                $"expected SARIF 2.1.0, found version '{DisplayText.OneLine(text, 60)}'; let the tool write 2.1.0, as the C# compiler does "
                + "with ErrorLog=<file>,version=2.1",
                version.At);
    }

    /// <summary>What to throw about a run without a tool.</summary>
    public static SourceFormatException NoTool(int run) => new("'tool' is missing", FormattableString.Invariant($"runs[{run}]"));

    // What only names the run it belongs to holds nothing back.
    private static void RefuseOtherFiles(SourceValue value)
    {
        if (value.AsObject()["results"] is not null || value["driver"] is not null)
        {
            throw new SourceFormatException(
                "the results of this log are in external property files, which Psi does not read; write them into the log", value.At);
        }
    }
}
