using Psi.Measures.Sources.Json;

namespace Psi.Measures.Sources.Findings;

/// <summary>
/// Reads SARIF 2.1.0, which most static analyzers and many other scanners write. A log can be of any size: a first pass takes what is said
/// of each run, since a run's tool may come after its results, and a second one takes the results one by one.
/// </summary>
internal sealed class SarifReader : ISourceReader
{
    /// <inheritdoc/>
    public string Kind => "sarif";

    /// <inheritdoc/>
    public string Title => "SARIF 2.1.0, as static analyzers and many other scanners write it";

    /// <inheritdoc/>
    public void Read(SourceFile file, ISourceRecords records)
    {
        var runs = SarifLog.ReadRuns(file);
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

        SourceJson.Read(file, ["runs[].results[]"], part =>
        {
            if (part.Indexes[0] >= findings.Count)
            {
                throw SarifLog.NoTool(part.Indexes[0]);
            }

            findings[part.Indexes[0]].Take(part.Value, records);
        });
    }

    private static void PassOverEmptyLog(SourceFile file, ISourceRecords records)
    {
        if (!FindingJson.HasList(file, "runs"))
        {
            throw new SourceFormatException("'runs' is missing; expected SARIF 2.1.0");
        }

        SourceJson.Read(file, ["runs[]"], static _ => throw SarifLog.NoTool(0));
        records.PassOver("logs without a run");
    }
}
