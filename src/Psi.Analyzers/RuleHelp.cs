namespace Psi.Analyzers;

/// <summary>Where a rule's page is on the web. In this repository it is <c>docs/rules/&lt;id&gt;.md</c>.</summary>
internal static class RuleHelp
{
    private const string BaseAddress = "https://psi.example/docs/rules/";

    public static string LinkTo(string ruleId) => BaseAddress + ruleId + ".md";
}
