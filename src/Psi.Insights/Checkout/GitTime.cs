using System.Globalization;

namespace Psi.Insights.Checkout;

/// <summary>Times as git tells them: seconds since 1970, of which a commit can claim any number.</summary>
internal static class GitTime
{
    /// <summary>The time; null for one outside the calendar, and for what is no time.</summary>
    public static DateTimeOffset? Of(string seconds) =>
        long.TryParse(seconds, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && value is > -62135596800 and < 253402300800
            ? DateTimeOffset.FromUnixTimeSeconds(value)
            : null;
}
