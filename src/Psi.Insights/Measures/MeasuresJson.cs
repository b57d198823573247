using Psi.Insights.CommandLine;
using Psi.Manifest;
using Psi.Measures;
using Psi.Measures.Sources;

namespace Psi.Insights.Measures;

/// <summary>The same as <see cref="MeasuresText"/>, for programs.</summary>
internal static class MeasuresJson
{
    /// <summary>The JSON of a run.</summary>
    public static string Of(
        SourcesFile sources,
        IReadOnlyList<ReadInput> inputs,
        IReadOnlyList<SourceEntry> unmatched,
        IReadOnlyList<Figure> figures,
        MeasurePeriod period) =>
        ReadableJson.Of(new
        {
            Sources = sources.Path,
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
            WithoutFiles = unmatched.Select(entry =>
                new { entry.Kind, Files = entry.Files.Select(glob => glob.ToString()), entry.Location.Line }),
            Figures = figures.Select(figure => new
            {
                figure.Measure,
                figure.Scope.Product,
                figure.Scope.Repository,
                State = ManifestWord.Of(figure.State),
                figure.Value,
                figure.Numerator,
                figure.Denominator,
                Unit = KnownMeasures.Find(figure.Measure)?.Unit ?? sources.Measures.FirstOrDefault(own => own.Id == figure.Measure)?.Unit,
                FormulaVersion = KnownMeasures.Find(figure.Measure)?.FormulaVersion,
                figure.Sample,
                figure.Distribution,
                Parts = figure.Parts.Count > 0 ? figure.Parts : null,
                figure.Proxy,
                figure.Remark,
                figure.Inputs,
            }),
        });
}
