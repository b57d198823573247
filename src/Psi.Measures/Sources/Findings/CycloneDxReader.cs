using Psi.Measures.Sources.Json;

namespace Psi.Measures.Sources.Findings;

/// <summary>
/// Reads the vulnerabilities of a CycloneDX bill of materials or of a VEX. A bill without a list of vulnerabilities is no scan: an empty
/// list says that somebody looked.
/// </summary>
internal sealed class CycloneDxReader : ISourceReader
{
    private static readonly string[] Heads =
        ["bomFormat", "specVersion", "metadata.timestamp", "metadata.tools", "metadata.component", "components[]"];

    /// <inheritdoc/>
    public string Kind => "cyclonedx";

    /// <inheritdoc/>
    public string Title => "CycloneDX JSON with vulnerabilities, or VEX";

    /// <inheritdoc/>
    public void Read(SourceFile file, ISourceRecords records)
    {
        var bill = new CycloneDxBill(file.Entry);
        FindingJson.ReadHeads(file, Heads, bill.Take);
        var run = bill.ToRun();
        records.Add(run);
        var findings = new CycloneDxFindings(run, bill, file.Entry);
        var isEmpty = true;
        SourceJson.Read(file, ["vulnerabilities[]"], part =>
        {
            isEmpty = false;
            findings.Take(part.Value.AsObject(), records);
        });
        if (isEmpty && !FindingJson.HasList(file, "vulnerabilities"))
        {
            throw new SourceFormatException(
                "'vulnerabilities' is missing: this bill of materials does not say that anybody looked for them");
        }
    }
}
