namespace Psi.Policy.Tests;

public class BaselinePolicyTests
{
    [Fact]
    public void The_baseline_reads_without_a_problem() => Assert.Equal(PolicyLayerKind.Baseline, BaselinePolicy.Layer.Kind);

    [Fact]
    public void Every_deprecation_and_prohibition_has_a_reason_and_a_replacement()
    {
        var entries = BaselinePolicy.Layer.File.Components.Where(entry => entry.Status is ComponentStatus.Deprecated or ComponentStatus.Prohibited).ToList();
        Assert.NotEmpty(entries);
        Assert.All(entries, entry => Assert.True(entry.Reason is { Length: > 0 } && entry.Replacement is not null, entry.Pattern.ToString()));
    }

    [Fact]
    public void No_replacement_is_itself_decided_against()
    {
        var policy = Given.Policy();
        var replacements = BaselinePolicy.Layer.File.Components.Select(entry => entry.Replacement).OfType<PackageUrl>();
        Assert.All(replacements, replacement => Assert.True(
            ComponentDecider.Decide(policy, replacement.Version is null ? PackageUrl.Parse($"{replacement}@999.0") : replacement, ComponentScope.Runtime, 3, Given.Today).Severity == Severity.None,
            replacement.ToString()));
    }

    [Theory]
    [InlineData("pkg:nuget/Newtonsoft.Json@12.0.3", ProblemIds.Prohibited)]
    [InlineData("pkg:nuget/newtonsoft.json@13.0.1-beta1", ProblemIds.Prohibited)]
    [InlineData("pkg:nuget/Newtonsoft.Json@13.0.1", null)]
    [InlineData("pkg:nuget/System.Text.Encodings.Web@4.5.0", ProblemIds.Prohibited)]
    [InlineData("pkg:nuget/System.Text.Encodings.Web@4.5.1", null)]
    [InlineData("pkg:nuget/System.Text.Encodings.Web@4.7.1", ProblemIds.Prohibited)]
    [InlineData("pkg:nuget/System.Text.Encodings.Web@4.7.2", null)]
    [InlineData("pkg:nuget/System.Text.Encodings.Web@5.0.0", ProblemIds.Prohibited)]
    [InlineData("pkg:nuget/System.Text.Encodings.Web@5.0.1", null)]
    [InlineData("pkg:nuget/IdentityServer4@4.1.2", ProblemIds.Deprecated)]
    [InlineData("pkg:generic/dotnet-runtime@8.0", ProblemIds.EndOfSupport)]
    [InlineData("pkg:generic/dotnet-runtime@9.0", ProblemIds.EndOfSupport)]
    [InlineData("pkg:generic/dotnet-runtime@10.0", null)]
    [InlineData("pkg:generic/dotnet-framework@4.6.2", null)]
    [InlineData("pkg:generic/dotnet-framework@4.6.1", ProblemIds.EndOfSupport)]
    [InlineData("pkg:generic/netstandard@2.0", null)]
    [InlineData("pkg:nuget/Serilog@4.0.0", null)]
    public void It_decides_what_its_sources_say(string component, string? rule) =>
        Assert.Equal(rule, ComponentDecider.Decide(Given.Policy(), PackageUrl.Parse(component), ComponentScope.Runtime, 3, Given.Today).RuleId);

    [Fact]
    public void Every_entry_of_the_baseline_is_on_the_page_that_gives_its_source()
    {
        var page = RepositoryFile.Text("docs/baseline.md");
        Assert.All(BaselinePolicy.Layer.File.Components, entry => Assert.Contains($"`{entry.Pattern}`", page, StringComparison.Ordinal));
        Assert.All(BaselinePolicy.Layer.File.Requirements, requirement => Assert.Contains(requirement.Id, page, StringComparison.Ordinal));
    }
}
