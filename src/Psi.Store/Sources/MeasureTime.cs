using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Psi.Store;

/// <summary>Times of events, runs and values as text: in UTC to the microsecond, so that they sort as they follow each other.</summary>
internal static class MeasureTime
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    [return: NotNullIfNotNull(nameof(time))]
    public static string? Of(DateTimeOffset? time) => time?.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="Of"/> wrote.</summary>
    /// <exception cref="StoreException">It is something else.</exception>
    public static DateTimeOffset Parse(string text) =>
        DateTimeOffset.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new StoreException($"the store holds '{text}' where a time belongs; it was changed by something else than psi");
}
