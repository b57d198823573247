using Psi.Measures.Sources;

namespace Psi.Measures;

/// <summary>What one file told, by the product or repository it told it of.</summary>
/// <param name="path">The file, as it is shown.</param>
/// <param name="attribution">Whose its records are.</param>
public sealed class FileRecords(string path, Attribution attribution) : ISourceRecords
{
    private readonly SortedDictionary<FigureScope, ScopeLedger> _scopes = [];

    /// <summary>The scopes and what was told of each.</summary>
    public IReadOnlyDictionary<FigureScope, ScopeLedger> Scopes => _scopes;

    /// <summary>How much it was.</summary>
    public FileTally Tally { get; } = new();

    /// <inheritdoc/>
    public void Add(DeliveryEvent happened)
    {
        happened = attribution.Of(happened);
        LedgerOf(happened.Product, happened.Repository, MaterialKinds.Of(happened.Kind)).Events.Add(happened);
    }

    /// <inheritdoc/>
    public void Add(CoveredLine line) => OwnLedger(MaterialKinds.Coverage).Coverage.Add(line);

    /// <inheritdoc/>
    public void Add(CoveredBranch branch) => OwnLedger(MaterialKinds.Coverage).Coverage.Add(branch);

    /// <inheritdoc/>
    public void Add(TestResult result) => OwnLedger(MaterialKinds.Tests).Tests.Add(result);

    /// <inheritdoc/>
    public void Add(ToolRun run)
    {
        run = attribution.Of(run);
        LedgerOf(run.Product, run.Repository, MaterialKinds.Runs(run.Practice)).Runs.Add(run);
    }

    /// <inheritdoc/>
    public void Add(ToolFinding finding)
    {
        finding = attribution.Of(finding);
        LedgerOf(finding.Product, finding.Repository, MaterialKinds.Findings(finding.Practice)).Findings.Add(finding);
    }

    /// <inheritdoc/>
    public void Add(MeasuredValue value)
    {
        value = attribution.Of(value);
        LedgerOf(value.Product, value.Repository, value.Measure).Values.Add(value);
    }

    /// <inheritdoc/>
    public void PassOver(string what) => Tally.PassOver(what);

    private ScopeLedger OwnLedger(string kind) => LedgerOf(attribution.OfFile.Product, attribution.OfFile.Repository, kind);

    private ScopeLedger LedgerOf(string? product, string? repository, string kind)
    {
        var scope = FigureScope.Of(product, repository);
        Tally.Count(kind, scope);
        if (!_scopes.TryGetValue(scope, out var ledger))
        {
            _scopes.Add(scope, ledger = new ScopeLedger());
        }

        ledger.NoteInput(kind, path);
        return ledger;
    }
}
