using Psi.Measures.Sources.Json;
using Psi.Policy;

namespace Psi.Measures.Sources.Findings;

/// <summary>
/// Reads SARIF 2.1.0, which most static analyzers and many other scanners write. A log can be of any size: a first pass takes what is said
/// of
/// each run, since a run's tool may come after its results, and a second one takes the results one by one.
/// </summary>
internal sealed class SarifReader : ISourceReader
{
    private static readonly string[] Heads =
    [
        "version", "runs[].tool", "runs[].invocations[]", "runs[].automationDetails", "runs[].versionControlProvenance[]",
        "runs[].originalUriBaseIds", "runs[].artifacts[].location.uri", "runs[].externalPropertyFileReferences",
        "inlineExternalProperties[]",
    ];

    /// <inheritdoc/>
    public string Kind => "sarif";

    /// <inheritdoc/>
    public string Title => "SARIF 2.1.0, as static analyzers and many other scanners write it";

    /// <inheritdoc/>
    public void Read(SourceFile file, ISourceRecords records)
    {
        var runs = ReadRuns(file);
        if (runs.Count == 0)
        {
            PassOverEmptyLog(file, records);
            return;
        }

        List<SarifFindings> findings = [];
        foreach (var run in runs)
        {
            records.Add(run.ToRecord(file.Entry));
            findings.Add(new SarifFindings(run, file.Entry));
        }

        var isEmpty = true;
        FindingJson.Read(file, ["runs[].results[]"], part =>
        {
            isEmpty = false;
            if (part.Indexes[0] >= findings.Count)
            {
                throw NoTool(part.Indexes[0]);
            }

            findings[part.Indexes[0]].Take(part.Value, records);
        });
        if (isEmpty)
        {
            RefuseOtherThanLists(file);
        }
    }

    // A run without 'results', or with null, tried to find nothing.
    private static void RefuseOtherThanLists(SourceFile file) => FindingJson.Read(file, ["runs[].results"], part =>
    {
        if (part.Value.Element.ValueKind != System.Text.Json.JsonValueKind.Null)
        {
            _ = part.Value.Items();
        }
    });

    private static List<SarifRun> ReadRuns(SourceFile file)
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
                throw InOtherFiles(part.Value);
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
                if (part.Value.AsObject()["results"] is not null || part.Value["driver"] is not null)
                {
                    throw InOtherFiles(part.Value);
                }

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

    private static void PassOverEmptyLog(SourceFile file, ISourceRecords records)
    {
        if (!FindingJson.HasList(file, "runs"))
        {
            throw new SourceFormatException("'runs' is missing; expected SARIF 2.1.0");
        }

        FindingJson.Read(file, ["runs[]"], static _ => throw NoTool(0));
        records.PassOver("logs without a run");
    }

    private static SourceFormatException NoTool(int run) => new("'tool' is missing", FormattableString.Invariant($"runs[{run}]"));

    private static SourceFormatException InOtherFiles(SourceValue value) =>
        new("the results of this log are in external property files, which Psi does not read; write them into the log", value.At);
}
