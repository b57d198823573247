using Psi.Manifest;

namespace Psi.Measures;

/// <summary>A measure of a product or repository in a period, and what it rests on.</summary>
public sealed record Figure
{
    /// <summary>The measure's id.</summary>
    public required string Measure { get; init; }

    /// <summary>Of whom.</summary>
    public required FigureScope Scope { get; init; }

    /// <summary>Whether there is a value, and if not why.</summary>
    public required MeasurementState State { get; init; }

    /// <summary>
    /// The value in the measure's unit; null unless measured or stale. Of a share from 0 to 1; of a distribution its median, unless the
    /// measure is a mean or another percentile.
    /// </summary>
    public double? Value { get; init; }

    /// <summary>Of a share: how many.</summary>
    public double? Numerator { get; init; }

    /// <summary>Of a share: of how many.</summary>
    public double? Denominator { get; init; }

    /// <summary>How large the single values are, where there are several.</summary>
    public Distribution? Distribution { get; init; }

    /// <summary>The single values themselves, in no order: what figures of several products are made of.</summary>
    public IReadOnlyList<double> Values { get; init; } = [];

    /// <summary>How many products it is of, and of how many of them it is measured; null for one product.</summary>
    public Share? Products { get; init; }

    /// <summary>The value by a property, such as open findings by severity.</summary>
    public IReadOnlyDictionary<string, double> Parts { get; init; } = new SortedDictionary<string, double>(StringComparer.Ordinal);

    /// <summary>How many events, values or tests it rests on.</summary>
    public int Sample { get; init; }

    /// <summary>What it is taken from instead, as the rest of a sentence; null when it is the measure itself.</summary>
    public string? Proxy { get; init; }

    /// <summary>
    /// Where the value lies with a confidence of 95 %, in the same unit; null where it is not a proxy or rests on too little to say.
    /// </summary>
    public ConfidenceInterval? Interval { get; init; }

    /// <summary>What else has to be known of it, as a sentence without its full stop; without a value, why.</summary>
    public string? Remark { get; init; }

    /// <summary>The files it rests on, sorted.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    /// <summary>A figure without a value.</summary>
    public static Figure Without(string measure, FigureScope scope, MeasurementState state, string why) =>
        new() { Measure = measure, Scope = scope, State = state, Remark = why };
}
