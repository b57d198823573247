namespace Psi.Policy.Tests.Support;

/// <summary>The dates that ship with Psi.</summary>
public sealed class KnownSupportTests
{
    // From the support policies of .NET and .NET Framework (docs/support.md).
    [Theory]
    [InlineData("pkg:generic/dotnet-runtime@1.0", "2019-06-27")]
    [InlineData("pkg:generic/dotnet-runtime@1.1", "2019-06-27")]
    [InlineData("pkg:generic/dotnet-runtime@2.0", "2018-10-01")]
    [InlineData("pkg:generic/dotnet-runtime@2.1", "2021-08-21")]
    [InlineData("pkg:generic/dotnet-runtime@2.2", "2019-12-23")]
    [InlineData("pkg:generic/dotnet-runtime@3.0", "2020-03-03")]
    [InlineData("pkg:generic/dotnet-runtime@3.1", "2022-12-13")]
    [InlineData("pkg:generic/dotnet-runtime@5.0", "2022-05-10")]
    [InlineData("pkg:generic/dotnet-runtime@6.0", "2024-11-12")]
    [InlineData("pkg:generic/dotnet-runtime@7.0", "2024-05-14")]
    [InlineData("pkg:generic/dotnet-runtime@8.0", "2026-11-10")]
    [InlineData("pkg:generic/dotnet-runtime@8.0.11", "2026-11-10")]
    [InlineData("pkg:generic/dotnet-runtime@9.0", "2026-11-10")]
    [InlineData("pkg:generic/dotnet-runtime@10.0", "2028-11-14")]
    [InlineData("pkg:generic/dotnet-runtime@11.0", null)]
    [InlineData("pkg:generic/dotnet-sdk@2.1.202", "2018-10-01")]
    [InlineData("pkg:generic/dotnet-sdk@2.1.300", "2021-08-21")]
    [InlineData("pkg:generic/dotnet-sdk@2.2.207", "2019-12-23")]
    [InlineData("pkg:generic/dotnet-sdk@8.0.420", "2026-11-10")]
    [InlineData("pkg:generic/dotnet-sdk@10.0.100", "2028-11-14")]
    [InlineData("pkg:generic/dotnet-framework@1.1", null)]
    [InlineData("pkg:generic/dotnet-framework@2.0", "2029-01-09")]
    [InlineData("pkg:generic/dotnet-framework@3.5", "2029-01-09")]
    [InlineData("pkg:generic/dotnet-framework@4.0", "2016-01-12")]
    [InlineData("pkg:generic/dotnet-framework@4.5.1", "2016-01-12")]
    [InlineData("pkg:generic/dotnet-framework@4.5.2", "2022-04-26")]
    [InlineData("pkg:generic/dotnet-framework@4.6.1", "2022-04-26")]
    [InlineData("pkg:generic/dotnet-framework@4.6.2", null)]
    [InlineData("pkg:generic/dotnet-framework@4.8.1", null)]
    [InlineData("pkg:generic/netstandard@2.0", null)]
    public void They_are_those_of_their_sources(string component, string? end) =>
        Assert.Equal(end, Decide(Given.Policy(""), component).Support?.Entry.EndOfSupport.ToString());

    [Fact]
    public void They_apply_below_every_policy_and_an_organisation_overrides_them()
    {
        const string longer = "support: [{ purl: pkg:generic/dotnet-runtime, versions: \"[8.0,9.0)\", endOfSupport: 2027-11-10 }]";

        Assert.Equal(ProblemIds.EndOfSupport, Decide(Given.Policy(), "pkg:generic/dotnet-runtime@8.0").RuleId);
        Assert.Equal(
            ProblemIds.EndOfSupport,
            Decide(Given.Policy(Given.Organisation("", extends: "none")), "pkg:generic/dotnet-runtime@8.0").RuleId);
        Assert.Null(Decide(Given.Policy(Given.Organisation(longer)), "pkg:generic/dotnet-runtime@8.0").RuleId);
        Assert.Equal(ProblemIds.EndOfSupport, Decide(Given.Policy(Given.Organisation(longer)), "pkg:generic/dotnet-runtime@9.0").RuleId);
        Assert.Equal(ProblemIds.EndOfSupport, Decide(Given.Policy(Given.Repository(longer)), "pkg:generic/dotnet-runtime@8.0").RuleId);
    }

    [Fact]
    public void Every_entry_has_a_source_and_is_on_the_page_that_lists_them()
    {
        var page = RepositoryFile.Text("docs/support.md");
        Assert.True(KnownSupport.Entries.Count > 20);
        Assert.All(KnownSupport.Entries, entry =>
        {
            Assert.StartsWith("https://", entry.Source, StringComparison.Ordinal);
            Assert.Contains($"| `{entry.Pattern}` | `{entry.Versions}` | {entry.EndOfSupport} |", page, StringComparison.Ordinal);
            Assert.Contains($"]({entry.Source})", page, StringComparison.Ordinal);
        });
        Assert.Equal(KnownSupport.Entries.Count, page.Split('\n').Count(line => line.StartsWith("| `pkg:", StringComparison.Ordinal)));
    }

    [Fact]
    public void Lint_finds_nothing_in_them() =>
        Assert.DoesNotContain(PolicyLint.Check([KnownSupport.Layer], Given.Today), finding => finding.IsMistake);

    [Fact]
    public void They_are_part_of_what_a_policys_digest_is_over() =>
        Assert.NotEqual(
            Digest.Sha256(string.Join("\n", Given.Policy().Layers.Select(layer => $"{layer.Kind} {layer.Sha256}"))),
            Given.Policy().Sha256);

    private static ComponentDecision Decide(EffectivePolicy policy, string component) =>
        ComponentDecider.Decide(policy, Given.Component(component), ComponentScope.Runtime, 3, Given.Today);
}
