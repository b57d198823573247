using Psi.Insights.CommandLine;
using Psi.Manifest;
using Psi.Measures;
using Psi.Measures.Sources;
using Psi.Store;

namespace Psi.Insights.Measures;

/// <summary>The same as <see cref="MeasuresText"/>, for programs.</summary>
internal static class MeasuresJson
{
    /// <summary>The JSON of files that were read.</summary>
    public static string Of(
        OpenedSources opened,
        IReadOnlyList<ReadInput> inputs,
        GitInput? git,
        IReadOnlyList<Figure> figures,
        IReadOnlyList<Figure> together,
        MeasurePeriod period) =>
        ReadableJson.Of(new
        {
            Sources = opened.Sources.Path,
            Period = new { period.From, period.To, period.Days },
            Inputs = inputs.Select(input => new
            {
                input.Path,
                input.Sha256,
                input.Entry.Kind,
                Records = input.Records?.Tally.Counts,
                PassedOver = input.Records?.Tally.PassedOver,
                Of = input.Records?.Tally.Scopes.Select(scope => scope.Name),
                input.Refusal,
                input.Line,
            }),
            Git = git is null ? null : new { git.Name, Records = git.Counts, Of = git.Scope.Name },
            WithoutFiles = opened.Search.Unmatched.Select(entry =>
                new { entry.Kind, Files = entry.Files.Select(glob => glob.ToString()), entry.Location.Line }),
            Figures = Of(figures, opened.Sources.Measures),
            Together = together.Count > 0 ? Of(together, opened.Sources.Measures) : null,
        });

    /// <summary>The JSON of a store.</summary>
    public static string Of(
        IReadOnlyList<SourceInput> inputs,
        IReadOnlyList<OwnMeasure> own,
        IReadOnlyList<Figure> figures,
        IReadOnlyList<Figure> together,
        MeasurePeriod period) =>
        ReadableJson.Of(new
        {
            Period = new { period.From, period.To, period.Days },
            Inputs = inputs.Select(input => new { input.Path, input.Sha256, input.Kind, ReadOn = input.ReadOn.ToString() }),
            Figures = Of(figures, own),
            Together = together.Count > 0 ? Of(together, own) : null,
        });

    private static IEnumerable<object> Of(IReadOnlyList<Figure> figures, IReadOnlyList<OwnMeasure> own) => figures.Select(figure => new
    {
        figure.Measure,
        figure.Scope.Product,
        figure.Scope.Repository,
        State = ManifestWord.Of(figure.State),
        figure.Value,
        figure.Numerator,
        figure.Denominator,
        Unit = KnownMeasures.Find(figure.Measure)?.Unit ?? own.FirstOrDefault(declared => declared.Id == figure.Measure)?.Unit,
        FormulaVersion = KnownMeasures.Find(figure.Measure)?.FormulaVersion,
        figure.Sample,
        figure.Distribution,
        Parts = figure.Parts.Count > 0 ? figure.Parts : null,
        figure.Proxy,
        figure.Interval,
        figure.Remark,
        Products = figure.Products is { } products ? new { Measured = products.Numerator, All = products.Denominator } : null,
        figure.Inputs,
    });
}
