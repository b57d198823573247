using Psi.Insights.CommandLine;
using Psi.Insights.Tests.Samples;

namespace Psi.Insights.Tests.CommandLine;

/// <summary>Components on the command line: people type names, not package URLs.</summary>
public sealed class ComponentArgumentTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("Serilog", "pkg:nuget/Serilog")]
    [InlineData("Serilog@3.1.1", "pkg:nuget/Serilog@3.1.1")]
    [InlineData("Serilog@4.0.0-dev-01+build.2", "pkg:nuget/Serilog@4.0.0-dev-01+build.2")]
    [InlineData("Newtonsoft.*", "pkg:nuget/Newtonsoft.*")]
    [InlineData("pkg:npm/lodash@4.17.21", "pkg:npm/lodash@4.17.21")]
    [InlineData("PKG:nuget/Serilog", "PKG:nuget/Serilog")]
    [InlineData("library/postgres@16", "library/postgres@16")]
    [InlineData("@scope/name", "@scope/name")]
    [InlineData("Serilog@", "Serilog@")]
    [InlineData("a b", "a b")]
    [InlineData("", "")]
    public void A_plain_name_is_that_of_a_NuGet_package_and_anything_else_is_taken_as_it_is(string typed, string purl) =>
        Assert.Equal(purl, ComponentArgument.PurlOf(typed));

    [Fact]
    public async Task Explain_takes_it_and_says_what_was_assumed()
    {
        var policy = _folder.Write(
            "policy.yaml",
            """
            psi: policy/v1
            organisation: Contoso
            version: "1"
            extends: none
            components: [{ purl: pkg:nuget/Serilog, status: permitted }]
            """u8.ToArray());

        var plain = await RunPsi.Of("policy", "explain", "serilog@3.1.1", "--policy", policy, "--on", "2026-11-21");
        var full = await RunPsi.Of("policy", "explain", "pkg:nuget/serilog@3.1.1", "--policy", policy, "--on", "2026-11-21");

        Assert.Equal((ExitCodes.Done, full.Output), (plain.ExitCode, plain.Output));
        Assert.Equal(
            "psi: note: 'serilog@3.1.1' is taken for the NuGet package pkg:nuget/serilog@3.1.1; "
            + "another kind is written as a package URL, pkg:npm/serilog@3.1.1\n",
            plain.Error);
        Assert.Equal("", full.Error);
    }

    [Theory]
    [InlineData("why")]
    [InlineData("policy", "explain")]
    public async Task What_is_neither_is_refused_with_both_forms(params string[] command)
    {
        var (exitCode, _, error) = await RunPsi.Of([.. command, "library/postgres"]);

        Assert.Equal(ExitCodes.Usage, exitCode);
        Assert.Contains(
            "expected a package URL such as pkg:nuget/Serilog, or the plain name of a NuGet package", error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
