namespace Psi.Analyzers;

/// <summary>Where a rule's page is on the web; the page itself is <c>docs/rules/&lt;id&gt;.md</c> in this repository.</summary>
internal static class RuleHelp
{
    private const string BaseAddress = "https://psi.example/docs/rules/";

    public static string LinkTo(string ruleId) => BaseAddress + ruleId + ".md";
}
