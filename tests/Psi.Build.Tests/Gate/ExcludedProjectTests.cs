using System.Text;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Build.Tests.Gate;

/// <summary>A project that the product file excludes.</summary>
public sealed class ExcludedProjectTests : IDisposable
{
    private const string Product =
        "psi: product/v1\nid: app\nproduct: App\ndomain: D\nteam: t\naccountable: a@b.example\nlevel: 1\nexclude:\n";

    private readonly GateUnderTest _gate = new();

    public void Dispose() => _gate.Dispose();

    [Theory]
    [InlineData("App.csproj")]
    [InlineData("*.csproj")]
    public void Nothing_is_decided_and_the_fragment_says_why(string path)
    {
        _gate.Restore(("Polly", "7.0.0")).Write("psi.yaml", $"{Product}  - {{ path: '{path}', reason: Build script. }}\n");

        var result = _gate.Run();

        Assert.True(result.Succeeded);
        Assert.Empty(result.Diagnostics);
        Assert.Equal((ProjectState.Excluded, "Build script."), (result.Fragment.Project.State, result.Fragment.Project.Reason));
        Assert.Equal((0, 0), (result.Fragment.Project.Errors, result.Fragment.Project.Warnings));
        Assert.Empty(result.Fragment.Components);
        Assert.All(result.Fragment.Requirements, requirement => Assert.Equal(RequirementState.NotAssessed, requirement.State));
    }

    [Theory]
    [InlineData("Other.csproj")]
    [InlineData("build/**")]
    public void A_project_that_is_not_named_is_decided(string path)
    {
        _gate.Restore(("Polly", "7.0.0")).Write("psi.yaml", $"{Product}  - {{ path: '{path}', reason: Build script. }}\n");

        var result = _gate.Run();

        Assert.Equal(["PSI1001"], result.Diagnostics.Select(reported => reported.Code));
        Assert.Equal(ProjectState.Assessed, result.Fragment.Project.State);
    }

    [Fact]
    public void An_invalid_product_file_excludes_nothing()
    {
        _gate.Restore(("Polly", "7.0.0")).Write("psi.yaml", $"{Product}  - {{ path: App.csproj }}\n");

        Assert.Equal(["PSI0002", "PSI1001"], _gate.Run().Diagnostics.Select(reported => reported.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_project_that_the_product_refers_to_is_part_of_it()
    {
        _gate.Write("psi.yaml", $"{Product}  - {{ path: tools/*, reason: Tools. }}\n  - {{ path: lib/Lib.csproj, reason: Not ours. }}\n");
        _gate.ProjectReferences = ["lib/Lib.csproj", "src/Other.csproj"];

        var reported = Assert.Single(_gate.Run().Diagnostics);

        Assert.Equal(("error", "PSI0002", "psi.yaml", 10), (reported.Severity, reported.Code, reported.File, reported.Line));
        Assert.StartsWith("lib/Lib.csproj is excluded, but App.csproj refers to it", reported.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_excluded_project_may_refer_to_excluded_ones()
    {
        _gate.Write("psi.yaml", $"{Product}  - {{ path: '**', reason: A spike. }}\n");
        _gate.ProjectReferences = ["lib/Lib.csproj"];

        Assert.Empty(_gate.Run().Diagnostics);
    }

    [Fact]
    public void The_rules_about_its_code_are_silent()
    {
        var setup = SetupUnderTest.Of("", "exclude: [{ path: '**', reason: A spike. }]");

        var text = Encoding.UTF8.GetString(
            PolicyGlobalConfig.Write(setup with { Exclusion = setup.Product!.Exclusions[0] }, ComponentAssessment.None));

        Assert.Contains("\ndotnet_diagnostic.PSI3101.severity = none\n", text, StringComparison.Ordinal);
        Assert.Contains("\ndotnet_diagnostic.PSI3506.severity = none\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("psi.", text, StringComparison.Ordinal);
    }
}
