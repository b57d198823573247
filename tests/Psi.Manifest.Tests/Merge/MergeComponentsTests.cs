using Psi.Policy;
using static Psi.Manifest.Tests.Statements;

namespace Psi.Manifest.Tests;

public sealed class MergeComponentsTests
{
    [Fact]
    public void A_component_is_listed_once_with_its_uses_by_project_framework_and_place()
    {
        var manifest = Merged(
            Examples.Built("b.csproj").Using("pkg:nuget/Serilog@4.0.0"),
            Examples.Built("a.csproj", "net8.0").Using("pkg:nuget/Serilog@4.0.0"),
            Examples.Built("a.csproj").Using("pkg:nuget/Serilog@4.0.0", line: 12).Using("pkg:nuget/Serilog@4.0.0", line: 9));

        var component = Assert.Single(manifest.Components);
        Assert.Equal(
            ["a.csproj net10.0 9", "a.csproj net10.0 12", "a.csproj net8.0 10", "b.csproj net10.0 10"],
            component.Uses.Select(use => $"{use.Project} {use.TargetFramework} {use.At.Line}"));
    }

    [Fact]
    public void NuGet_ids_that_differ_in_case_are_one_component() =>
        Assert.Equal(
            ["pkg:nuget/Serilog@4.0.0"],
            Merged(Examples.Built("b.csproj").Using("pkg:nuget/Serilog@4.0.0"), Examples.Built("a.csproj").Using("pkg:nuget/serilog@4.0.0"))
                .Components.Select(component => component.Purl.ToString()));

    [Fact]
    public void Names_that_differ_in_case_where_their_ecosystem_tells_cases_apart_are_two() =>
        Assert.Equal(2, Merged(Examples.Built("a.csproj").Using("pkg:generic/OpenSSL@3").Using("pkg:generic/openssl@3")).Components.Count);

    [Fact]
    public void Two_versions_are_two_components_and_so_is_an_unknown_one() =>
        Assert.Equal(
            ["pkg:nuget/A", "pkg:nuget/A@1.0.0", "pkg:nuget/A@2.0.0", "pkg:nuget/b@1.0.0"],
            Merged(
                Examples.Built("a.csproj")
                    .Using("pkg:nuget/b@1.0.0")
                    .Using("pkg:nuget/A@2.0.0")
                    .Using("pkg:nuget/A")
                    .Using("pkg:nuget/A@1.0.0"))
                .Components.Select(component => component.Purl.ToString()));

    [Fact]
    public void A_use_that_is_the_same_in_two_configurations_is_listed_once_with_the_chains_of_both()
    {
        var manifest = Merged(
            Examples.Built("a.csproj", configuration: "Debug").Using("pkg:nuget/C@1.0.0", chains: [["A@1", "B@1", "C@1.0.0"]]),
            Examples.Built("a.csproj", configuration: "Release")
                .Using("pkg:nuget/C@1.0.0", chains: [["A@1", "B@1", "C@1.0.0"], ["Z@1", "C@1.0.0"]]));

        var use = Assert.Single(Assert.Single(manifest.Components).Uses);
        Assert.Equal(["Z@1 > C@1.0.0", "A@1 > B@1 > C@1.0.0"], use.Chains.Select(chain => string.Join(" > ", chain)));
    }

    [Fact]
    public void A_use_whose_chains_differ_in_two_configurations_keeps_the_message_of_the_shortest_chain()
    {
        static Fragment Built(string configuration, string message, params string[] chain) =>
            Examples.Built("a.csproj", configuration: configuration)
            .Using("pkg:nuget/C@1.0.0", ComponentStatus.Prohibited, ruleId: "PSI1001", chains: [chain], message: message);

        var manifest = Merged(
            Built("Debug", "It comes in through A and B.", "A@1", "B@1", "C@1.0.0"),
            Built("Release", "It comes in through Z.", "Z@1", "C@1.0.0"));

        var use = Assert.Single(Assert.Single(manifest.Components).Uses);
        Assert.Equal(("Z@1", "It comes in through Z."), (use.Chains[0][0], use.Decision.Message));
    }

    [Fact]
    public void A_use_that_is_decided_differently_in_two_configurations_is_listed_with_both_decisions_the_stricter_first()
    {
        var manifest = Merged(
            Examples.Built("a.csproj", configuration: "Debug").Using("pkg:nuget/C@1.0.0"),
            Examples.Built("a.csproj", configuration: "Release")
                .Using("pkg:nuget/C@1.0.0", ComponentStatus.Prohibited, ruleId: "PSI1001"));

        Assert.Equal(
            [ComponentStatus.Prohibited, ComponentStatus.Permitted],
            Assert.Single(manifest.Components).Uses.Select(use => use.Decision.Status));
    }

    [Fact]
    public void What_is_said_of_a_use_besides_is_waived_where_it_is_so_in_every_configuration()
    {
        static Fragment Built(string configuration, string? waiver)
        {
            var fragment = Examples.Built("a.csproj", configuration: configuration).Using("pkg:nuget/C@1.0.0");
            var component = Assert.Single(fragment.Components);
            ManifestRemark[] remarks =
            [
                new() { RuleId = "PSI1007", Severity = Severity.Warning, Waiver = "baseline" },
                new() { RuleId = "PSI1005", Severity = Severity.Error, Advisory = "GHSA-1", Waiver = waiver },
            ];
            return fragment with
            {
                Components = [component with { Uses = [.. component.Uses.Select(use => use with { Remarks = remarks })] }],
            };
        }

        var use = Assert.Single(Assert.Single(Merged(Built("Debug", "baseline"), Built("Release", null)).Components).Uses);

        Assert.Equal(
            [("PSI1005", "GHSA-1", null), ("PSI1007", null, "baseline")],
            use.Remarks.Select(remark => (remark.RuleId, remark.Advisory, remark.Waiver)));
    }

    [Fact]
    public void Components_of_a_project_whose_compile_did_not_finish_stay_listed() =>
        Assert.Single(Merged(Examples.Built("a.csproj").Using("pkg:nuget/C@1.0.0").CutOffByTheCompiler()).Components);
}
