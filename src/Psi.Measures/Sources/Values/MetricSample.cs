namespace Psi.Measures.Sources.Values;

/// <summary>A sample of a metric, as the text formats of Prometheus and OpenMetrics write it.</summary>
/// <param name="Name">The metric.</param>
/// <param name="Labels">Its labels, sorted by name.</param>
/// <param name="Value">The value as it is written.</param>
/// <param name="Time">The time as it is written; null when the sample has none.</param>
internal sealed record MetricSample(string Name, IReadOnlyList<KeyValuePair<string, string>> Labels, string Value, string? Time)
{
    /// <summary>A label; null when it is missing or empty, which is the same in these formats.</summary>
    public string? Label(string name) =>
        Labels.FirstOrDefault(label => label.Key == name) is { Value.Length: > 0 } label ? label.Value : null;

    /// <summary>The labels and the time as one text: samples of two metrics with the same text belong together.</summary>
    public string Key => $"{Time}\n{Fingerprint.Of([.. Labels.SelectMany(label => (string[])[label.Key, label.Value])])}";
}
