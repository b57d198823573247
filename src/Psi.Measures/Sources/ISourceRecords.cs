namespace Psi.Measures.Sources;

/// <summary>Takes what a reader understands, one record at a time, so that a file never has to fit into memory.</summary>
public interface ISourceRecords
{
    /// <summary>Takes an event.</summary>
    void Add(DeliveryEvent happened);

    /// <summary>Takes a line of coverage.</summary>
    void Add(CoveredLine line);

    /// <summary>Takes a branch of coverage.</summary>
    void Add(CoveredBranch branch);

    /// <summary>Takes a test's result.</summary>
    void Add(TestResult result);

    /// <summary>Takes the run of a tool; before its findings.</summary>
    void Add(ToolRun run);

    /// <summary>Takes a finding.</summary>
    void Add(ToolFinding finding);

    /// <summary>Takes a value.</summary>
    void Add(MeasuredValue value);

    /// <summary>Something of the file that is rightly no record is passed over.</summary>
    /// <param name="what">The rest of a sentence, the same for all of a kind: <c>issues without the label 'bug'</c>.</param>
    void PassOver(string what);
}
