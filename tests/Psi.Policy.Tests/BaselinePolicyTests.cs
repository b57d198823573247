namespace Psi.Policy.Tests;

public class BaselinePolicyTests
{
    [Fact]
    public void The_baseline_reads_without_a_problem() => Assert.Equal(PolicyLayerKind.Baseline, BaselinePolicy.Layer.Kind);

    [Fact]
    public void Every_deprecation_and_prohibition_has_a_reason_and_a_replacement()
    {
        var entries = BaselinePolicy.Layer.File.Components.Where(
            entry => entry.Status is ComponentStatus.Deprecated or ComponentStatus.Prohibited)
            .ToList();
        Assert.NotEmpty(entries);
        Assert.All(
            entries,
            entry => Assert.True(entry.Reason is { Length: > 0 } && entry.Replacement is not null, entry.Pattern.ToString()));
    }

    [Fact]
    public void No_replacement_is_itself_decided_against()
    {
        var policy = Given.Policy();
        var replacements = BaselinePolicy.Layer.File.Components.Select(entry => entry.Replacement).OfType<PackageUrl>();
        Assert.All(replacements, replacement => Assert.True(
            ComponentDecider.Decide(
                policy,
                replacement.Version is null ? PackageUrl.Parse($"{replacement}@999.0") : replacement,
                ComponentScope.Runtime,
                3,
                Given.Today).Severity
                == Severity.None,
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
    [InlineData("pkg:generic/dotnet-framework@1.1", ProblemIds.VersionOutside)]
    [InlineData("pkg:generic/dotnet-framework@3.5", null)]
    [InlineData("pkg:generic/dotnet-sdk@10.0.100", null)]
    [InlineData("pkg:generic/dotnet-sdk@8.0.100", ProblemIds.EndOfSupport)]
    [InlineData("pkg:generic/netstandard@2.0", null)]
    [InlineData("pkg:nuget/DotNetZip@1.16.0", ProblemIds.Prohibited)]
    [InlineData("pkg:nuget/MessagePack@2.5.302", ProblemIds.Prohibited)]
    [InlineData("pkg:nuget/MessagePack@2.5.303", null)]
    [InlineData("pkg:nuget/MessagePack@3.1.8", ProblemIds.Prohibited)]
    [InlineData("pkg:nuget/Microsoft.AspNetCore.DataProtection@9.0.0", null)]
    [InlineData("pkg:nuget/Microsoft.AspNetCore.DataProtection@10.0.6", ProblemIds.Prohibited)]
    [InlineData("pkg:nuget/Microsoft.AspNetCore.DataProtection@10.0.7", null)]
    [InlineData("pkg:nuget/Microsoft.AspNetCore.Server.Kestrel.Core@2.3.0", ProblemIds.Prohibited)]
    [InlineData("pkg:nuget/Microsoft.AspNetCore.Server.Kestrel.Core@2.3.6", null)]
    [InlineData("pkg:nuget/Microsoft.Data.SqlClient@5.1.2", ProblemIds.Prohibited)]
    [InlineData("pkg:nuget/Microsoft.Data.SqlClient@5.1.3", null)]
    [InlineData("pkg:nuget/Npgsql@4.0.14", null)]
    [InlineData("pkg:nuget/Npgsql@8.0.2", ProblemIds.Prohibited)]
    [InlineData("pkg:nuget/System.Data.SqlClient@4.8.5", ProblemIds.Prohibited)]
    [InlineData("pkg:nuget/System.Data.SqlClient@4.8.6", ProblemIds.Deprecated)]
    [InlineData("pkg:nuget/System.IdentityModel.Tokens.Jwt@5.7.0", null)]
    [InlineData("pkg:nuget/System.IdentityModel.Tokens.Jwt@6.33.0", ProblemIds.Prohibited)]
    [InlineData("pkg:nuget/System.Text.Json@8.0.4", ProblemIds.Prohibited)]
    [InlineData("pkg:nuget/System.Text.Json@8.0.5", null)]
    [InlineData("pkg:nuget/Microsoft.IdentityModel.Clients.ActiveDirectory@5.3.0", ProblemIds.Deprecated)]
    [InlineData("pkg:nuget/Microsoft.Azure.Management.Compute.Fluent@1.38.1", ProblemIds.Deprecated)]
    [InlineData("pkg:nuget/Microsoft.Azure.Cosmos@3.40.0", null)]
    [InlineData("pkg:nuget/Azure.Storage.Blobs@12.20.0", null)]
    [InlineData("pkg:nuget/Serilog@4.0.0", null)]
    public void It_decides_what_its_sources_say(string component, string? rule) =>
        Assert.Equal(
            rule,
            ComponentDecider.Decide(Given.Policy(), PackageUrl.Parse(component), ComponentScope.Runtime, 3, Given.Today).RuleId);

    [Fact]
    public void What_only_tests_bring_in_and_never_run_on_is_left_alone()
    {
        var component = PackageUrl.Parse("pkg:nuget/System.Net.Http@4.3.0");
        Assert.Equal(
            ProblemIds.Prohibited,
            ComponentDecider.Decide(Given.Policy(), component, ComponentScope.Runtime, 3, Given.Today).RuleId);
        Assert.Null(ComponentDecider.Decide(Given.Policy(), component, ComponentScope.Test, 3, Given.Today).RuleId);
    }

    [Fact]
    public void Every_entry_stands_on_the_page_with_what_it_decides_and_everything_decided_against_with_a_link_to_its_source()
    {
        var rows = RepositoryFile.Text("docs/baseline.md")
            .Split('\n')
            .Where(line => line.StartsWith("| `pkg:", StringComparison.Ordinal))
            .ToList();
        Assert.All(BaselinePolicy.Layer.File.Components, entry =>
        {
            var cells = Assert.Single(rows.Select(row => row.Split('|')), cells => IsAbout(cells, entry));
            if (entry.Versions is not null)
            {
                Assert.Contains($"`{entry.Versions}`", cells[2], StringComparison.Ordinal);
            }

            if (entry.Status is not (ComponentStatus.Deprecated or ComponentStatus.Prohibited))
            {
                return;
            }

            Assert.Contains(
                entry.Replacement!.NamesSameAs(PackageUrl.Parse(entry.Pattern.ToString()))
                    ? entry.Replacement.Version!
                    : entry.Replacement.FullName,
                cells[3],
                StringComparison.Ordinal);
            Assert.Contains("](https://", cells[5], StringComparison.Ordinal);
        });
        Assert.All(rows, row => Assert.Contains(BaselinePolicy.Layer.File.Components, entry => IsAbout(row.Split('|'), entry)));
        Assert.All(
            BaselinePolicy.Layer.File.Requirements,
            requirement => Assert.Contains(requirement.Id, RepositoryFile.Text("docs/baseline.md"), StringComparison.Ordinal));

        static bool IsAbout(string[] cells, ComponentEntry entry) =>
            cells[1].Contains($"`{entry.Pattern}`", StringComparison.Ordinal)
                && cells[2].Trim().StartsWith(entry.Status.ToString().ToLowerInvariant(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_prohibition_names_the_advisory_it_rests_on() => Assert.All(
        BaselinePolicy.Layer.File.Components.Where(entry => entry.Status == ComponentStatus.Prohibited),
        entry => Assert.Matches("(GHSA-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}|CVE-\\d{4}-\\d{4,})", entry.Reason!));

    [Fact]
    public void Lint_finds_no_mistake_in_it() =>
        Assert.DoesNotContain(PolicyLint.Check([BaselinePolicy.Layer], Given.Today), finding => finding.IsMistake);
}
