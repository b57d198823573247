using Psi.Policy;

namespace Psi.Measures.Sources.Values;

/// <summary>
/// Reads one metric of a text that is written to be scraped: the sources file says under <c>columns</c> which metric is the value, and
/// which one, with equal labels, is the whole that it is a share of.
/// </summary>
internal sealed class OpenMetricsReader : ISourceReader
{
    /// <inheritdoc/>
    public string Kind => "openmetrics";

    /// <inheritdoc/>
    public string Title => "OpenMetrics and the text format of Prometheus";

    /// <inheritdoc/>
    public void Read(SourceFile file, ISourceRecords records)
    {
        var measure = ValueChecks.Measure(own: null, file.Entry);
        var metric = file.Entry.Columns.GetValueOrDefault("metric") ?? throw new SourceFormatException(
            "the sources file does not say which metric to take; name it as 'metric' under 'columns'");
        var label = file.Entry.Columns.GetValueOrDefault("product");
        var isOpenMetrics = Exposition.IsOpenMetrics(file);
        var wholes = file.Entry.Columns.GetValueOrDefault("of") is { } of ? Wholes(file, of) : null;
        var matched = new HashSet<string>(StringComparer.Ordinal);
        var values = new DistinctValues(records);
        var isThere = false;
        foreach (var (sample, line) in Exposition.Samples(file).Where(pair => pair.Sample.Name == metric))
        {
            isThere = true;
            var at = Time(sample, isOpenMetrics, file.Entry, line);
            var value = ValueChecks.Sample(sample.Value, metric, line);
            var whole = wholes is null ? null : Whole(wholes, sample, line);
            matched.Add(sample.Key);
            if (value is null || (wholes is not null && whole is null))
            {
                records.PassOver(ValueChecks.NotMeasured);
                continue;
            }

            var measured = new MeasuredValue
            {
                Measure = measure,
                Product = Product(sample, label, line) ?? file.Entry.Product,
                Repository = file.Entry.Repository,
                Series = SeriesName.Of(sample.Labels, label),
                At = at,
                Value = value.Value,
                Of = whole,
            };
            values.Add(ValueChecks.Checked(measured, metric, line), metric, line);
        }

        if (!isThere)
        {
            throw new SourceFormatException(
                $"there is no sample of '{DisplayText.OneLine(metric, 60)}', which the sources file gives as the metric");
        }

        foreach (var _ in wholes?.Keys.Where(key => !matched.Contains(key)) ?? [])
        {
            records.PassOver("samples of 'of' to which the metric has none");
        }
    }

    // The value of each sample by its key; null for NaN.
    private static Dictionary<string, double?> Wholes(SourceFile file, string of)
    {
        var wholes = new Dictionary<string, double?>(StringComparer.Ordinal);
        foreach (var (sample, line) in Exposition.Samples(file).Where(pair => pair.Sample.Name == of))
        {
            if (!wholes.TryAdd(sample.Key, ValueChecks.Sample(sample.Value, of, line)))
            {
                throw new SourceFormatException("two samples have the same labels and time", of, line);
            }
        }

        return wholes;
    }

    private static double? Whole(Dictionary<string, double?> wholes, MetricSample sample, long line) =>
        wholes.TryGetValue(sample.Key, out var whole)
            ? whole
            : throw new SourceFormatException(
                "the metric that the sources file gives as 'of' has no sample with these labels and this time", sample.Name, line);

    private static DateTimeOffset Time(MetricSample sample, bool isOpenMetrics, SourceEntry entry, long line) =>
        sample.Time is { } text
            ? SourceTime.OfUnixSeconds(
                isOpenMetrics ? SourceNumber.Finite(text, sample.Name, line) : SourceNumber.Count(text, sample.Name, line) / 1_000.0,
                sample.Name,
                line)
            : entry.RanAt ?? throw new SourceFormatException(
                "the sample has no time; give these files a ranAt in the sources file", sample.Name, line);

    private static string? Product(MetricSample sample, string? label, long line) => label is null
        ? null
        : SourceText.OptionalName(sample.Label(label), $"the label '{DisplayText.OneLine(label, 60)}'", sample.Name, line);
}
