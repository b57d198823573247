namespace Psi.Build;

/// <summary>
/// The rules of the SDK's analyzers that a compile does not run. A compiler that writes an error log runs every rule of severity Info
/// because the log would show its results. Without Psi there is no log, and nobody would see them.
/// </summary>
/// <param name="Ids">The rules to silence, in the order of the list.</param>
/// <param name="Obstacle">Why rules are left as they are, as a clause; null when all rules of the list are silenced.</param>
internal sealed record SilencedSdkRules(IReadOnlyList<string> Ids, string? Obstacle)
{
    /// <summary>Leaves every rule as it is.</summary>
    /// <param name="obstacle">Why, as a clause.</param>
    public static SilencedSdkRules None(string obstacle) => new([], obstacle);

    /// <summary>Decides which rules can be silenced without anybody missing a result.</summary>
    /// <param name="listed">Rules that the SDK's analyzers have and report below warnings by default.</param>
    /// <param name="required">Rules that a requirement of the policy names.</param>
    /// <param name="severities">The severities that configuration files of the compile give to rules without naming them.</param>
    public static SilencedSdkRules Decide(IEnumerable<string> listed, IEnumerable<string> required, BulkSeverities severities)
    {
        // A severity for a rule's id in a configuration of the repository wins over the silencing file; these two kinds of settings do not.
        if (severities.Bulk is { } bulk)
        {
            return None($"'{bulk}' raises rules without naming them");
        }

        var needed = new HashSet<string>(required, StringComparer.OrdinalIgnoreCase);
        var silenced = listed.Where(rule => !needed.Contains(rule));
        return severities.Style is { } style
            ? new(
                [.. silenced.Where(rule => !IsCodeStyle(rule))],
                $"'{style}' raises a code style rule without naming it, so these are left as they are")
            : new([.. silenced], null);
    }

    // The SDK's other analyzers have ids CA and SYSLIB.
    private static bool IsCodeStyle(string rule) =>
        !rule.StartsWith("CA", StringComparison.OrdinalIgnoreCase) && !rule.StartsWith("SYSLIB", StringComparison.OrdinalIgnoreCase);
}
