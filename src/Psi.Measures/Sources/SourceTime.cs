using System.Globalization;
using System.Text.RegularExpressions;

namespace Psi.Measures.Sources;

/// <summary>Times as other tools write them.</summary>
internal static partial class SourceTime
{
    private static readonly string[] Iso =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFF K",
        "yyyy-MM-dd HH:mmK", "yyyyMMdd'T'HHmmssK", "yyyy-MM-dd",
    ];

    /// <summary>
    /// Reads a time: ISO 8601 or one of the entry's formats, with an offset or the entry's; a date alone is the beginning of its day. In
    /// UTC, to the microsecond.
    /// </summary>
    /// <exception cref="SourceFormatException">It is something else, or it has no offset and the entry gives none.</exception>
    public static DateTimeOffset Parse(string text, SourceEntry entry, string? at = null, long? line = null)
    {
        text = text.Trim();
        if (text.EndsWith(" UTC", StringComparison.Ordinal))
        {
            text = $"{text[..^4]}Z";
        }

        // No time of another tool has more than nine digits of a second, and .NET reads seven.
        text = MoreDigits().Replace(text, "$1");
        if (!DateTimeOffset.TryParseExact(
            text,
            entry.TimeFormats.Count == 0 ? Iso : [.. Iso, .. entry.TimeFormats],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces,
            out var time))
        {
            throw new SourceFormatException(
                $"'{Shown(text)}' is no time; expected ISO 8601 as in 2026-11-30T14:05:00Z, or give these files timeFormats in the "
                + "sources file",
                at,
                line);
        }

        var utc = time.ToUniversalTime();
        if (!Offset().IsMatch(text))
        {
            var isDay = text.Length == "yyyy-MM-dd".Length;
            var zone = entry.TimeZone ?? (isDay ? TimeSpan.Zero : throw new SourceFormatException(
                $"the time '{Shown(text)}' has no offset from UTC; give these files a timeZone in the sources file", at, line));
            // The first and last days of the calendar have no room for an offset.
            utc = utc.Year is > 1 and < 9999
                ? utc - zone
                : throw new SourceFormatException($"'{Shown(text)}' lies outside the calendar", at, line);
        }

        return new(utc.Ticks - utc.Ticks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
    }

    /// <summary>The same for seconds since 1970, as Prometheus and others write them.</summary>
    /// <exception cref="SourceFormatException">They are not finite, or outside the calendar.</exception>
    public static DateTimeOffset OfUnixSeconds(double seconds, string? at = null, long? line = null)
    {
        const double latest = 253_402_300_799;
        return seconds is >= 0 and <= latest
            ? DateTimeOffset.UnixEpoch.AddTicks((long)Math.Round(seconds * 1_000_000) * TimeSpan.TicksPerMicrosecond)
            : throw new SourceFormatException("expected seconds since 1970", at, line);
    }

    [GeneratedRegex(@"(?<=\d)(\.\d{7})\d{1,2}(?=\D|$)")]
    private static partial Regex MoreDigits();

    [GeneratedRegex(@"(?:Z|GMT|(?::\d\d(?:\.\d+)?|T\d{6}|[AP]M)\s*[+-]\d\d(?::?\d\d)?)$", RegexOptions.IgnoreCase)]
    private static partial Regex Offset();

    private static string Shown(string text) => Psi.Policy.DisplayText.OneLine(text, 60);
}
