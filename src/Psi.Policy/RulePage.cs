namespace Psi.Policy;

/// <summary>Where the page of a diagnostic is on the web; the page itself is <c>docs/rules/&lt;id&gt;.md</c>.</summary>
public static class RulePage
{
    /// <summary>The address of a diagnostic's page. Psi.Analyzers, which references no other room, has the same in RuleHelp; a test holds them together.</summary>
    public static string AddressOf(string ruleId) => $"https://psi.example/docs/rules/{ruleId}.md";
}
