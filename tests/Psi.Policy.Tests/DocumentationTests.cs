using System.Reflection;
using System.Text.RegularExpressions;

namespace Psi.Policy.Tests;

/// <summary>Holds the pages about policies to what the code does.</summary>
public partial class DocumentationTests
{
    [Fact]
    public void Every_id_has_a_page_of_the_same_form()
    {
        var ids = typeof(ProblemIds)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!)
            // Rules about code have pages of another form.
            .Where(id => !CodeRules.IsKnown(id))
            .ToList();
        Assert.Equal(22, ids.Count);
        Assert.All(ids, id =>
        {
            var page = RepositoryFile.Text($"docs/rules/{id}.md");
            Assert.StartsWith($"# {id}: ", page, StringComparison.Ordinal);
            Assert.Equal(
                ["Why", "Example", "How to fix", "How to waive", "Configuration"],
                Heading().Matches(page).Select(match => match.Groups[1].Value.TrimEnd()));
            Assert.Contains(id, page[page.IndexOf("## Example", StringComparison.Ordinal)..], StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(
        ProblemIds.Prohibited,
        "pkg:nuget/Newtonsoft.Json@12.0.1",
        "Legacy.Client@2.3.0",
        "status: prohibited, versions: \"(,13.0.1)\", reason: "
        + "A deeply nested document crashes the process (CVE-2024-21907)., replacement: pkg:nuget/Newtonsoft.Json@13.0.3")]
    [InlineData(
        ProblemIds.VersionOutside,
        "pkg:nuget/Serilog@3.1.1",
        null,
        "status: permitted, versions: \"[4.0.0,)\", reason: Serilog 3 and older get no more fixes")]
    [InlineData(
        ProblemIds.Deprecated,
        "pkg:nuget/Polly@7.2.4",
        null,
        "status: deprecated, reason: Polly 7 gets no more fixes, replacement: pkg:nuget/Polly.Core, enforceFrom: 2027-03-31")]
    [InlineData(ProblemIds.Unlisted, "pkg:nuget/Left.Pad@1.0.0", null, null)]
    [InlineData(ProblemIds.Undetermined, "pkg:nuget/Contoso.Imaging@nightly", null, "status: permitted, versions: \"[2.0,)\"")]
    public void The_example_on_a_components_page_is_the_message_a_developer_gets(
        string id, string component, string? through, string? entry)
    {
        var purl = PackageUrl.Parse(component);
        var policy = Given.Policy(
            entry is null ? "unlisted: { severity: warning }" : $"components: [{{ purl: {purl.WithoutVersion}, {entry} }}]");
        var decision = ComponentDecider.Decide(policy, purl, ComponentScope.Runtime, 3, Given.Today);
        string[] chain = through is null ? [$"{purl.Name}@{purl.Version}"] : [through, $"{purl.Name}@{purl.Version}"];
        var message = ComponentMessage.For(decision, purl, chain, policy.Organisation, Given.Today);
        Assert.Equal(id, decision.RuleId);
        Assert.Contains(
            $": {decision.Severity.ToString().ToLowerInvariant()} {id}: {message}\n",
            RepositoryFile.Text($"docs/rules/{id}.md").ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pkg:generic/dotnet-runtime@8.0", "2026-11-21", Severity.Error)]
    [InlineData("pkg:generic/dotnet-runtime@10.0", "2028-09-01", Severity.Warning)]
    public void The_examples_on_the_page_about_support_are_the_messages_a_developer_gets(string component, string day, Severity severity)
    {
        var purl = PackageUrl.Parse(component);
        var decision = ComponentDecider.Decide(Given.Policy(), purl, ComponentScope.Runtime, 3, Given.Day(day));
        var message = ComponentMessage.For(decision, purl, [], "Contoso", Given.Day(day));
        Assert.Equal((ProblemIds.EndOfSupport, severity), (decision.RuleId, decision.Severity));
        Assert.Contains(
            $": {severity.ToString().ToLowerInvariant()} PSI1008: {message}\n",
            RepositoryFile.Text("docs/rules/PSI1008.md").ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
    }


    [GeneratedRegex("^## (.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
