using Psi.Measures;
using Psi.Measures.Sources;

namespace Psi.Store.Sqlite;

/// <summary>
/// Takes what a reader understands of one file and writes it at once, so that a file of any size needs little memory. Coverage and tests
/// are only counted when all files are read: a line that two files tell of is one line.
/// </summary>
internal sealed class FileWriter(
    InputOfFile input,
    Attribution attribution,
    EventWriter events,
    RunWriter runs,
    FindingWriter findings,
    ValueWriter values) : ISourceRecords
{
    /// <summary>What is understood, as counts.</summary>
    public FileTally Tally { get; } = new();

    /// <summary>What the file says of coverage and tests.</summary>
    public ScopeLedger Quality { get; } = new();

    /// <summary>Before the first record.</summary>
    public void Begin()
    {
        if (!input.IsSuperseded)
        {
            events.Begin();
            runs.Begin(input);
            findings.Begin();
            values.Begin(input);
        }
    }

    /// <summary>After the last record.</summary>
    public void End()
    {
        if (!input.IsSuperseded)
        {
            events.End(input);
            findings.End(input);
        }
    }

    /// <inheritdoc/>
    public void Add(DeliveryEvent happened)
    {
        happened = attribution.Of(happened);
        Tally.Count(MaterialKinds.Of(happened.Kind), FigureScope.Of(happened.Product, happened.Repository));
        if (!input.IsSuperseded)
        {
            events.Write(happened, input);
        }
    }

    /// <inheritdoc/>
    public void Add(CoveredLine line)
    {
        NoteQuality(MaterialKinds.Coverage);
        Quality.Coverage.Add(line);
    }

    /// <inheritdoc/>
    public void Add(CoveredBranch branch)
    {
        NoteQuality(MaterialKinds.Coverage);
        Quality.Coverage.Add(branch);
    }

    /// <inheritdoc/>
    public void Add(TestResult result)
    {
        NoteQuality(MaterialKinds.Tests);
        Quality.Tests.Add(result);
    }

    /// <inheritdoc/>
    public void Add(ToolRun run)
    {
        run = attribution.Of(run);
        Tally.Count(MaterialKinds.Runs(run.Practice), FigureScope.Of(run.Product, run.Repository));
        if (!input.IsSuperseded)
        {
            runs.Write(run, input);
        }
    }

    /// <inheritdoc/>
    public void Add(ToolFinding finding)
    {
        finding = attribution.Of(finding);
        Tally.Count(MaterialKinds.Findings(finding.Practice), FigureScope.Of(finding.Product, finding.Repository));
        if (!input.IsSuperseded)
        {
            findings.Write(finding, input);
        }
    }

    /// <inheritdoc/>
    public void Add(MeasuredValue value)
    {
        value = attribution.Of(value);
        Tally.Count(value.Measure, FigureScope.Of(value.Product, value.Repository));
        if (!input.IsSuperseded)
        {
            values.Write(value, input);
        }
    }

    /// <inheritdoc/>
    public void PassOver(string what) => Tally.PassOver(what);

    private void NoteQuality(string kind)
    {
        Tally.Count(kind, FigureScope.Of(attribution.OfFile.Product, attribution.OfFile.Repository));
        Quality.NoteInput(kind, input.Input.Path);
    }
}
