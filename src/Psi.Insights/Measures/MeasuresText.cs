using System.Globalization;
using Psi.Insights.CommandLine;
using Psi.Manifest;
using Psi.Measures;
using Psi.Measures.Sources;

namespace Psi.Insights.Measures;

/// <summary>Says for people what was understood of which file, and what it comes to.</summary>
internal sealed class MeasuresText(Terminal terminal, IReadOnlyList<OwnMeasure> declared)
{
    /// <summary>One line per file, and what of it was passed over.</summary>
    public void Inputs(IReadOnlyList<ReadInput> inputs)
    {
        foreach (var input in inputs.Where(input => input.Records is not null))
        {
            foreach (var line in TallyText.Lines(input.Path, input.Entry.Kind, input.Records!.Tally))
            {
                terminal.Say(line);
            }
        }
    }

    /// <summary>What git told that no file did.</summary>
    public void Git(GitInput? git)
    {
        if (git is { Counts.Count: > 0 })
        {
            terminal.Say($"{git.Name}: {TallyText.Told(git.Counts)}, of {git.Scope.Name}");
        }
    }

    /// <summary>The figures of each product: what is measured, and then why the rest is not.</summary>
    public void Figures(IReadOnlyList<Figure> figures, MeasurePeriod period)
    {
        foreach (var scope in figures.GroupBy(figure => figure.Scope))
        {
            Figures(scope.Key.Name, [.. scope], period);
        }
    }

    /// <summary>The figures of several products together; nothing for one.</summary>
    public void Together(IReadOnlyList<Figure> united, MeasurePeriod period)
    {
        if (united.Count > 0)
        {
            var products = united.Max(figure => figure.Products?.Denominator ?? 1);
            Figures($"all {Number(products)} products together", [.. united.Where(figure => figure.Value is not null)], period);
        }
    }

    private void Figures(string name, IReadOnlyList<Figure> figures, MeasurePeriod period)
    {
        terminal.Say("");
        var days = period.Days is 1 ? "day" : "days";
        terminal.Say($"{name}, {Day(period.From)} to {Day(period.To.AddDays(-1))} ({Number((long)period.Days)} {days})");
        foreach (var figure in figures.Where(figure => figure.Value is not null))
        {
            Measured(figure);
        }

        foreach (var reason in figures
            .Where(figure => figure.Value is null)
            .GroupBy(figure => (figure.State, figure.Remark))
            .OrderBy(reason => reason.Key.State))
        {
            terminal.Say($"  {ManifestWord.Of(reason.Key.State).Replace('-', ' ')}: {reason.Key.Remark}");
            foreach (var line in Lines(MeasureNames.Shortened(reason.Select(figure => figure.Measure))))
            {
                terminal.Say($"      {line}");
            }
        }
    }

    private void Measured(Figure figure)
    {
        var (title, unit) = NameOf(figure.Measure);
        terminal.Say($"  {title}: {ValueOf(figure, unit)}");
        if (figure.Remark is { } remark)
        {
            terminal.Say($"      {remark}");
        }

        if (figure.Proxy is { } proxy)
        {
            terminal.Say($"      proxy: {proxy}");
        }

        if (figure.Interval is { } interval)
        {
            terminal.Say(
                $"      95 % interval: {Short(interval.Low)} to {Short(interval.High)} {UnitOf(interval.High, unit)}, "
                + $"sample of {Number(figure.Sample)}");
        }

        terminal.Say(figure.Products is null
            ? $"      {figure.Measure}, from {string.Join(", ", figure.Inputs)}"
            : $"      {figure.Measure}");
    }

    // As wide as a terminal usually is.
    private static IEnumerable<string> Lines(IEnumerable<string> words)
    {
        const int widest = 100;
        var line = "";
        foreach (var word in words)
        {
            if (line.Length > 0 && line.Length + word.Length > widest)
            {
                yield return line;
                line = "";
            }

            line += line.Length > 0 ? $", {word}" : word;
        }

        yield return line;
    }

    private (string Title, string Unit) NameOf(string measure) =>
        KnownMeasures.Find(measure) is { } known ? (known.Title, known.Unit)
        : declared.FirstOrDefault(own => own.Id == measure) is { } own ? (own.Title, own.Unit)
        : (measure, "");

    private static string ValueOf(Figure figure, string unit)
    {
        var value = figure switch
        {
            { Denominator: 1, Products: null, Measure: var id } when id.StartsWith("adoption.", StringComparison.Ordinal) =>
                figure.Value > 0 ? "yes" : "no",
            { Denominator: { } denominator } => string.Create(
                CultureInfo.InvariantCulture,
                $"{figure.Value * 100:0.##} % ({Short(figure.Numerator!.Value)} of {Short(denominator)})"),
            { Distribution: { Count: > 1 } values } => string.Create(
                CultureInfo.InvariantCulture,
                $"{Short(figure.Value!.Value)} {UnitOf(figure.Value.Value, unit)} ({Number(values.Count)} values: "
                + $"mean {Short(values.Mean)}, "
                + $"half within {Short(values.P50)}, "
                + $"75 % within {Short(values.P75)}, 95 % within {Short(values.P95)})"),
            _ => $"{Short(figure.Value!.Value)} {UnitOf(figure.Value.Value, unit)}",
        };
        return figure.Parts.Count == 0
            ? value
            : $"{value}; {string.Join(", ", figure.Parts.Select(part => $"{part.Key.Replace('-', ' ')} {Short(part.Value)}"))}";
    }

    private static string UnitOf(double value, string unit) => unit switch
    {
        "per-week" => "per week",
        "day" or "finding" or "request" or "user" when value is not 1 => $"{unit}s",
        _ => unit,
    };

    // So that little is not shown as nothing.
    private static string Short(double value) =>
        value.ToString(value is > 0 and < 0.1 ? "0.####" : "#,##0.##", CultureInfo.InvariantCulture);

    private static string Number(long value) => value.ToString("#,##0", CultureInfo.InvariantCulture);

    private static string Day(DateTimeOffset time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
