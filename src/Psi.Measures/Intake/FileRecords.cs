using Psi.Measures.Sources;

namespace Psi.Measures;

/// <summary>What one file told, by the product or repository it told it of.</summary>
/// <param name="file">The file.</param>
/// <param name="products">What other systems call a product, to its id.</param>
/// <param name="own">Of whom a record is that names nobody, and whose entry names nobody.</param>
public sealed class FileRecords(SourceFile file, IReadOnlyDictionary<string, string> products, FigureScope own) : ISourceRecords
{
    private readonly SortedDictionary<FigureScope, ScopeLedger> _scopes = [];
    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _passedOver = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset?> _ranAt = new(StringComparer.Ordinal);

    /// <summary>The scopes and what was told of each.</summary>
    public IReadOnlyDictionary<FigureScope, ScopeLedger> Scopes => _scopes;

    /// <summary>How many records of each kind.</summary>
    public IReadOnlyDictionary<string, long> Counts => _counts;

    /// <summary>What was rightly no record, and how often.</summary>
    public IReadOnlyDictionary<string, long> PassedOver => _passedOver;

    /// <inheritdoc/>
    public void Add(DeliveryEvent happened)
    {
        happened = happened with { Product = ProductOf(happened.Product) };
        LedgerOf(happened.Product, happened.Repository, MaterialKinds.Of(happened.Kind)).Events.Add(happened);
    }

    /// <inheritdoc/>
    public void Add(CoveredLine line) => LedgerOf(null, null, MaterialKinds.Coverage).Coverage.Add(line);

    /// <inheritdoc/>
    public void Add(CoveredBranch branch) => LedgerOf(null, null, MaterialKinds.Coverage).Coverage.Add(branch);

    /// <inheritdoc/>
    public void Add(TestResult result) => LedgerOf(null, null, MaterialKinds.Tests).Tests.Add(result);

    /// <inheritdoc/>
    public void Add(ToolRun run)
    {
        run = run with { Product = ProductOf(run.Product) };
        _ranAt[run.Tool] = _ranAt.TryGetValue(run.Tool, out var other) && other > run.RanAt ? other : run.RanAt;
        LedgerOf(run.Product, run.Repository, MaterialKinds.Runs(run.Practice)).Runs.Add(run);
    }

    /// <inheritdoc/>
    public void Add(ToolFinding finding)
    {
        finding = finding with { Product = ProductOf(finding.Product) };
        LedgerOf(finding.Product, finding.Repository, MaterialKinds.Findings(finding.Practice))
            .Findings.Add(finding, _ranAt.GetValueOrDefault(finding.Tool));
    }

    /// <inheritdoc/>
    public void Add(MeasuredValue value)
    {
        value = value with { Product = ProductOf(value.Product) };
        LedgerOf(value.Product, value.Repository, value.Measure).Values.Add(value);
    }

    /// <inheritdoc/>
    public void PassOver(string what) => _passedOver[what] = _passedOver.GetValueOrDefault(what) + 1;

    private string? ProductOf(string? told) => told is null ? null : products.GetValueOrDefault(told, told);

    private ScopeLedger LedgerOf(string? product, string? repository, string kind)
    {
        _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
        product ??= file.Entry.Product is { } named ? ProductOf(named) : null;
        repository ??= file.Entry.Repository;
        var scope = product is null && repository is null ? own : FigureScope.Of(product, repository);
        if (!_scopes.TryGetValue(scope, out var ledger))
        {
            _scopes.Add(scope, ledger = new ScopeLedger());
        }

        ledger.NoteInput(kind, file.Path);
        return ledger;
    }
}
