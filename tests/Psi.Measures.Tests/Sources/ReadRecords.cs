using System.Text;
using Psi.Measures.Sources;
using Psi.Policy;

namespace Psi.Measures.Tests.Sources;

/// <summary>What a reader understood of a file.</summary>
internal sealed class ReadRecords : ISourceRecords
{
    public List<DeliveryEvent> Events { get; } = [];

    public List<CoveredLine> Lines { get; } = [];

    public List<CoveredBranch> Branches { get; } = [];

    public List<TestResult> Tests { get; } = [];

    public List<ToolRun> Runs { get; } = [];

    public List<ToolFinding> Findings { get; } = [];

    public List<MeasuredValue> Values { get; } = [];

    public SortedDictionary<string, int> PassedOver { get; } = new(StringComparer.Ordinal);

    /// <summary>An entry of a sources file that says nothing but the kind, for tests to add to.</summary>
    public static SourceEntry Entry { get; } = new() { Location = new FileLocation("sources.yaml", 3, 5), Files = [], Kind = "any" };

    /// <summary>Reads a text as the file that a sources file names.</summary>
    public static ReadRecords Of(ISourceReader reader, string text, SourceEntry? entry = null) =>
        Of(reader, Encoding.UTF8.GetBytes(text), entry);

    /// <inheritdoc cref="Of(ISourceReader, string, SourceEntry)"/>
    public static ReadRecords Of(ISourceReader reader, byte[] bytes, SourceEntry? entry = null)
    {
        var records = new ReadRecords();
        var file = new SourceFile("file", (entry ?? Entry) with { Kind = reader.Kind }, () => new MemoryStream(bytes, writable: false));
        reader.Read(file, records);
        return records;
    }

    /// <summary>The refusal of a text: <c>line 3: runs[0].tool: 'driver' is missing</c>.</summary>
    public static string Refusal(ISourceReader reader, string text, SourceEntry? entry = null)
    {
        var refusal = Assert.Throws<SourceFormatException>(() => Of(reader, text, entry));
        return refusal.Line is { } line ? $"line {line}: {refusal.Message}" : refusal.Message;
    }

    public void Add(DeliveryEvent happened) => Events.Add(happened);

    public void Add(CoveredLine line) => Lines.Add(line);

    public void Add(CoveredBranch branch) => Branches.Add(branch);

    public void Add(TestResult result) => Tests.Add(result);

    public void Add(ToolRun run) => Runs.Add(run);

    public void Add(ToolFinding finding) => Findings.Add(finding);

    public void Add(MeasuredValue value) => Values.Add(value);

    public void PassOver(string what) => PassedOver[what] = PassedOver.GetValueOrDefault(what) + 1;
}
