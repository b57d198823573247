namespace Psi.Inventory;

/// <summary>
/// Reads the one condition by which multi-targeting projects differ: <c>'$(TargetFramework)' == 'net472'</c>, or <c>!=</c>.
/// Evaluating any other needs MSBuild.
/// </summary>
internal static class TargetFrameworkCondition
{
    private const string Property = "'$(TargetFramework)'";

    /// <summary>Whether the condition may hold for the framework; false only when it certainly does not.</summary>
    public static bool MayHold(string? condition, string targetFramework)
    {
        if (condition is null || targetFramework.Length == 0)
        {
            return true;
        }

        var text = condition.Trim();
        if (!text.StartsWith(Property, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        text = text.Substring(Property.Length).TrimStart();
        var equal = text.StartsWith("==", StringComparison.Ordinal);
        if (!equal && !text.StartsWith("!=", StringComparison.Ordinal))
        {
            return true;
        }

        text = text.Substring(2).TrimStart();
        if (text.Length < 2 || text[0] != '\'' || text[text.Length - 1] != '\'')
        {
            return true;
        }

        var value = text.Substring(1, text.Length - 2);
        // A quote means that more follows ("… or …"), the other characters that the value has to be evaluated.
        if (value.IndexOfAny(['\'', '$', '%', '@']) >= 0)
        {
            return true;
        }

        return string.Equals(value, targetFramework, StringComparison.OrdinalIgnoreCase) == equal;
    }
}
