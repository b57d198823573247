using Microsoft.Data.Sqlite;
using Psi.Measures;
using Psi.Measures.Sources;
using Psi.Measures.Sources.Git;
using Psi.Store.Queries;

namespace Psi.Insights.Measures;

/// <summary>Reads the files that a sources file names, and computes the figures of each product.</summary>
internal static class MeasuresRun
{
    /// <summary>Reads the files in the order of their paths.</summary>
    /// <param name="opened">Which files.</param>
    /// <param name="isRead">Told of each file that is done with.</param>
    /// <param name="cancellation">Stops between two files.</param>
    public static IReadOnlyList<ReadInput> Read(OpenedSources opened, Action isRead, CancellationToken cancellation)
    {
        var inputs = new List<ReadInput>();
        foreach (var file in opened.Search.SourceFiles)
        {
            cancellation.ThrowIfCancellationRequested();
            inputs.Add(Read(file, opened));
            isRead();
        }

        return inputs;
    }

    /// <summary>What the files told, by the product or repository, and what git tells of the own one beside them.</summary>
    /// <param name="inputs">The files.</param>
    /// <param name="own">The product or repository of the root.</param>
    /// <param name="isOwn">Whether the root is that of a product, whose figures are asked for also where no file tells of it.</param>
    /// <param name="readGit">Reads what git tells.</param>
    public static MeasuredScopes Scopes(
        IReadOnlyList<ReadInput> inputs, FigureScope own, bool isOwn, Func<GitDelivery?> readGit)
    {
        var told = new SortedDictionary<FigureScope, ScopeLedger>();
        foreach (var (scope, ledger) in ReadInput.Unite(inputs))
        {
            told.Add(scope, ledger);
        }

        if ((!isOwn && !told.ContainsKey(own)) || readGit() is not { Events.Count: > 0 } git)
        {
            return new(told, null);
        }

        var ofOwn = told.TryGetValue(own, out var known) ? known : told[own] = new ScopeLedger();
        var added = git.AddTo(ofOwn);
        return new(told, added.Count > 0 ? new GitInput(git.Name, own, added) : null);
    }

    /// <summary>The figures of every product and repository that the files tell of.</summary>
    public static IReadOnlyList<Figure> Figures(MeasuredScopes scopes, OpenedSources opened, MeasurePeriod period) =>
        Figures(
            scopes.Ledgers,
            opened.Sources.Measures,
            new FigureTerms(period) { AvailabilityObjectives = opened.AvailabilityObjectives });

    /// <summary>The figures of every product and repository that a store knows of.</summary>
    /// <param name="store">The store.</param>
    /// <param name="product">The id of the only product that is asked for; null for all.</param>
    /// <param name="own">The measures that the organisation declared.</param>
    /// <param name="period">The time.</param>
    public static IReadOnlyList<Figure> Figures(
        SqliteConnection store, string? product, IReadOnlyList<OwnMeasure> own, MeasurePeriod period) =>
        Figures(
            StoredMaterial.Of(store, product),
            own,
            new FigureTerms(period) { AvailabilityObjectives = StoredMaterial.AvailabilityObjectives(store) });

    /// <summary>The figures of all products together; none where there are not two.</summary>
    public static IReadOnlyList<Figure> Together(IReadOnlyList<Figure> figures, IReadOnlyList<OwnMeasure> own)
    {
        var ofProducts = figures.Where(figure => figure.Scope.Product is not null).ToList();
        return ofProducts.Select(figure => figure.Scope).Distinct().Count() < 2
            ? []
            : FigureUnion.Of(ofProducts, default, own);
    }

    private static IReadOnlyList<Figure> Figures(
        IReadOnlyDictionary<FigureScope, ScopeLedger> told, IReadOnlyList<OwnMeasure> own, FigureTerms terms) =>
        [.. told.SelectMany(scope => ScopeFigures.Of(scope.Key, scope.Value, own, terms))];

    private static ReadInput Read(SourceFile file, OpenedSources opened)
    {
        try
        {
            return ReadInput.Of(file, file.Sha256(), opened.Sources, opened.Own);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return new ReadInput { Path = file.Path, Entry = file.Entry, Refusal = SourceFileSearch.WhyUnreadable(failure) };
        }
    }
}
