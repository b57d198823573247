using System.Globalization;
using Psi.Policy;

namespace Psi.Measures.Sources;

/// <summary>Numbers as other tools write them: with a point, never with the separators of a language.</summary>
internal static class SourceNumber
{
    /// <summary>A finite number.</summary>
    /// <exception cref="SourceFormatException">It is something else.</exception>
    public static double Finite(string text, string? at = null, long? line = null) =>
        double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw new SourceFormatException(
                $"'{DisplayText.OneLine(text, 60)}' is no number; expected one as in 1234.5, without separators of thousands", at, line);

    /// <summary>A whole number from 0.</summary>
    /// <exception cref="SourceFormatException">It is something else.</exception>
    public static long Count(string text, string? at = null, long? line = null) =>
        long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new SourceFormatException($"'{DisplayText.OneLine(text, 60)}' is no whole number from 0", at, line);

    /// <summary>A line number: from 0, where 0 is for the whole file, to 10 million.</summary>
    /// <exception cref="SourceFormatException">It is something else.</exception>
    public static int Line(string text, string? at = null, long? line = null) =>
        Count(text, at, line) is <= 10_000_000 and var number
            ? (int)number
            : throw new SourceFormatException($"'{DisplayText.OneLine(text, 60)}' is no line of a file", at, line);
}
