using Psi.Measures.Sources;

namespace Psi.Measures;

/// <summary>
/// Whose a record is: by its own word, else by its entry, else by whose sources file it is. And what the sources file makes of its words.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="entry">The entry that names it.</param>
/// <param name="sources">The sources file.</param>
/// <param name="own">Of whom a record is that names nobody, and whose entry names nobody.</param>
public sealed class Attribution(string path, SourceEntry entry, SourcesFile sources, FigureScope own)
{
    private readonly HashSet<ToolSeries> _series = [];
    private (string? Product, string? Repository)? _ofFile;
    private readonly string? _product = entry.Product is { } named ? IdOf(named, sources) : null;

    /// <summary>Of whom coverage and tests are, which never say it themselves.</summary>
    public (string? Product, string? Repository) OfFile => _ofFile ??= Of(null, null);

    /// <summary>The event with its product and repository, and whether it was in production.</summary>
    public DeliveryEvent Of(DeliveryEvent happened)
    {
        var (product, repository) = Of(happened.Product, happened.Repository, happened.RepositoryAddress);
        return happened with
        {
            Product = product,
            Repository = repository,
            RepositoryAddress = null,
            InProduction = happened.Environment is { } environment ? sources.IsProduction(environment) : null,
        };
    }

    /// <summary>The run with its product and repository.</summary>
    public ToolRun Of(ToolRun run)
    {
        var (product, repository) = Of(run.Product, run.Repository);
        var scope = run.Scope ?? entry.Scope;
        return run with
        {
            Product = product,
            Repository = repository,
            Scope = scope,
            Series = SeriesOf(run.Tool, product, repository, scope),
        };
    }

    /// <summary>The finding with its product and repository.</summary>
    public ToolFinding Of(ToolFinding finding)
    {
        var (product, repository) = Of(finding.Product, finding.Repository);
        var scope = finding.Scope ?? entry.Scope;
        return finding with
        {
            Product = product,
            Repository = repository,
            Scope = scope,
            Series = SeriesOf(finding.Tool, product, repository, scope),
        };
    }

    /// <summary>The value with its product and repository.</summary>
    public MeasuredValue Of(MeasuredValue value)
    {
        var (product, repository) = Of(value.Product, value.Repository);
        return value with { Product = product, Repository = repository };
    }

    // One for all findings of a run, since there may be millions.
    private ToolSeries SeriesOf(string tool, string? product, string? repository, string? scope)
    {
        var series = ToolSeries.Of(tool, product, repository, scope, path);
        if (_series.TryGetValue(series, out var known))
        {
            return known;
        }

        _series.Add(series);
        return series;
    }

    // The export of a repository is of the product that names nobody else: that the file knows its repository makes it nobody else's.
    private (string? Product, string? Repository) Of(string? product, string? repository, string? address = null)
    {
        var ofProduct = product is null ? _product : IdOf(product, sources);
        var ofRepository = repository ?? entry.Repository;
        return (ofProduct, ofRepository) switch
        {
            (null, null) => (own.Product, address ?? own.Repository),
            (_, null) => (ofProduct, address),
            _ => (ofProduct, ofRepository),
        };
    }

    private static string IdOf(string told, SourcesFile sources) => sources.Products.GetValueOrDefault(told, told);
}
