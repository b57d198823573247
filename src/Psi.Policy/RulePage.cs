namespace Psi.Policy;

/// <summary>The web address of a diagnostic's page; the page itself is <c>docs/rules/&lt;id&gt;.md</c>.</summary>
public static class RulePage
{
    /// <summary>
    /// The address of a diagnostic's page. RuleHelp in Psi.Analyzers, which references no other room, has the same; a test compares them.
    /// </summary>
    public static string AddressOf(string ruleId) => $"https://psi.example/docs/rules/{ruleId}.md";
}
