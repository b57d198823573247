using System.Globalization;

namespace Psi.Policy;

/// <summary>Writes a count with its noun.</summary>
public static class Quantity
{
    /// <summary>For example <c>1 repo</c>, <c>3 repos</c>, <c>2 entries</c>.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="singular">The noun for exactly one.</param>
    /// <param name="plural">The noun for any other count; null for the singular with an <c>s</c>.</param>
    public static string Of(long count, string singular, string? plural = null) =>
        $"{count.ToString(CultureInfo.InvariantCulture)} {(count == 1 ? singular : plural ?? singular + "s")}";
}
