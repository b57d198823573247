using Psi.Policy;
using static Psi.Manifest.Tests.Statements;

namespace Psi.Manifest.Tests;

public sealed class MergeFindingsTests
{
    [Fact]
    public void A_finding_of_two_target_frameworks_is_one_finding_with_both()
    {
        var finding = Assert.Single(
            Merged(Found("a.csproj", "net8.0"), Found("a.csproj", "net10.0"), Found("a.csproj", "net10.0", "Debug")).Findings);

        Assert.Equal(["net10.0", "net8.0"], finding.TargetFrameworks);
    }

    [Fact]
    public void A_finding_that_leaves_out_its_target_framework_has_the_one_of_its_build()
    {
        var fragment = Examples.Built("a.csproj", "net8.0");

        Assert.Equal(
            ["net8.0"],
            Assert.Single(
                Merged(
                    fragment with { Findings = [Examples.Finding("a.csproj") with { TargetFrameworks = [] }] }).Findings).TargetFrameworks);
    }

    [Fact]
    public void A_file_that_two_projects_compile_gives_two_findings() =>
        Assert.Equal(
            ["a.csproj", "b.csproj"],
            Merged(Found("b.csproj", "net10.0"), Found("a.csproj", "net10.0")).Findings.Select(finding => finding.Project));

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    public void A_finding_is_suppressed_where_every_target_framework_suppresses_it(bool first, bool second, bool expected) =>
        Assert.Equal(
            expected,
            Assert.Single(
                Merged(
                    Found("a.csproj", "net8.0", suppressed: first),
                    Found("a.csproj", "net10.0", suppressed: second)).Findings).Suppressed);

    [Theory]
    [InlineData("W-1", "W-1", "W-1")]
    [InlineData("W-1", null, null)]
    public void A_finding_is_waived_where_every_target_framework_waives_it(string? first, string? second, string? expected) =>
        Assert.Equal(
            expected,
            Assert.Single(
                Merged(Found("a.csproj", "net8.0", waiver: first), Found("a.csproj", "net10.0", waiver: second)).Findings).Waiver);

    [Fact]
    public void Findings_are_sorted_by_place_the_numbers_as_numbers()
    {
        var fragment = Examples.Built("a.csproj");
        FileLocation[] places = [new("b.cs", 1, 1), new("a.cs", 10, 1), new("a.cs", 9, 20), new("a.cs", 9, 3), new("a.cs")];

        var merged = Merged(fragment with { Findings = [.. places.Select(at => Examples.Finding("a.csproj") with { At = at })] });

        Assert.Equal(
            ["a.cs", "a.cs(9,3)", "a.cs(9,20)", "a.cs(10,1)", "b.cs(1,1)"],
            merged.Findings.Select(finding => finding.At.ToString()));
    }

    [Fact]
    public void Of_a_project_that_is_not_assessed_what_speaks_against_it_stays_and_what_speaks_for_it_goes()
    {
        var finding = Examples.Finding("a.csproj");
        var merged = Merged((Examples.Built("a.csproj") with { Findings = [finding], Evidence = [finding] }).CutOffByTheCompiler());

        Assert.Single(merged.Findings);
        Assert.Empty(merged.Evidence);
    }

    [Fact]
    public void Evidence_is_merged_as_findings_are()
    {
        static Fragment With(string framework) =>
            Examples.Built("a.csproj", framework) with { Evidence = [Examples.Finding("a.csproj", framework)] };

        Assert.Equal(["net10.0", "net8.0"], Assert.Single(Merged(With("net8.0"), With("net10.0")).Evidence).TargetFrameworks);
    }

    [Fact]
    public void A_waiver_is_used_when_one_project_used_it()
    {
        static Fragment With(string path, bool used) => Examples.Built(path) with
        {
            Waivers =
            [
                .. new[] { "W-2", "W-1" }.Select(id => Examples.CompleteFragment.Waivers[0] with { Id = id, Used = used && id == "W-1" }),
            ],
        };

        Assert.Equal(
            ["W-1 True", "W-2 False"],
            Merged(With("a.csproj", false), With("b.csproj", true)).Waivers.Select(waiver => $"{waiver.Id} {waiver.Used}"));
    }

    private static Fragment Found(
        string path, string framework, string configuration = "Release", bool suppressed = false, string? waiver = null) =>
        Examples.Built(path, framework, configuration) with
        {
            Findings = [Examples.Finding(path, framework) with { Suppressed = suppressed, Waiver = waiver }],
        };
}
