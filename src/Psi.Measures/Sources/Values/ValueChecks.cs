namespace Psi.Measures.Sources.Values;

/// <summary>What holds for the values of every format.</summary>
internal static class ValueChecks
{
    /// <summary>What is said of a value that is not a number.</summary>
    public const string NotMeasured = "values that are NaN, which is not measured";

    /// <summary>The measure: the record's own, else the entry's.</summary>
    /// <exception cref="SourceFormatException">Neither says it.</exception>
    public static string Measure(string? own, SourceEntry entry, string? at = null, long? line = null) =>
        own ?? entry.Measure ?? throw new SourceFormatException(
            "nothing says which measure the values are of; give these files a measure in the sources file", at, line);

    /// <summary>The value itself, when it can be right.</summary>
    /// <exception cref="SourceFormatException">It is a share of less than nothing, or ends before it begins.</exception>
    public static MeasuredValue Checked(MeasuredValue value, string? at = null, long? line = null) =>
        value.Of < 0 ? throw new SourceFormatException("'of' is negative, and nothing is a share of that", at, line)
        : value.From > value.At ? throw new SourceFormatException("the time of the value ends ('at') before it begins ('from')", at, line)
        : value;

    /// <summary>A number as Prometheus writes it; null for NaN.</summary>
    /// <exception cref="SourceFormatException">It is no finite number.</exception>
    public static double? Sample(string text, string? at = null, long? line = null) =>
        text.Trim().Equals("NaN", StringComparison.OrdinalIgnoreCase) ? null : SourceNumber.Finite(text, at, line);
}
