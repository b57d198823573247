using Psi.EndToEnd.Tests.Harness;
using Psi.Manifest;

namespace Psi.EndToEnd.Tests;

/// <summary>What the author of a policy or product file sees.</summary>
public sealed class PolicyMistakesTests
{
    private const string PolicyItem = """<PsiPolicy Include="security/policy.yaml" />""";

    [Fact]
    public async Task Ten_mistakes_in_a_policy_give_ten_diagnostics_with_their_lines_in_one_build()
    {
        using var folder = await UserFolder.ConsoleProjectAsync("Console.WriteLine();", items: PolicyItem);
        folder.Write("security/policy.yaml", """
            psi: policy/v2
            version: "1"
            organisation: Contoso
            extends: basline
            enforcement: { default: strict }
            unlisted: { severity: warn }
            components:
              - purl: Newtonsoft.Json
                status: permitted
              - purl: pkg:nuget/Serilog
                status: banned
              - purl: pkg:nuget/Dapper
                status: permitted
                versions: "[2,1]"
              - purl: pkg:nuget/Polly
                status: deprecated
              - purl: pkg:nuget/Quartz
                status: permitted
                enforceFrom: 2027-02-30
            requirement: []
            """);

        var build = (await folder.BuildAsync()).ShouldExit(1);

        Assert.Equal(
            [1, 4, 5, 6, 8, 11, 14, 15, 19, 20],
            build.Diagnostics.Where(message => message.Id == "PSI0001").Select(message => message.Line).Order());
        Assert.All(build.PsiDiagnostics, message => Assert.Equal("policy.yaml", Path.GetFileName(message.File)));
    }

    [Fact]
    public async Task Nothing_is_decided_by_an_invalid_policy_and_the_fragment_says_so()
    {
        using var folder = await UserFolder.ConsoleProjectAsync("Console.WriteLine();", items: PolicyItem);
        folder.Write("security/policy.yaml", "psi: policy/v1\n");

        (await folder.BuildAsync()).ShouldExit(1);

        var fragment = folder.Fragment();
        Assert.Equal(ProjectState.NotAssessed, fragment.Project.State);
        Assert.Contains("invalid", fragment.Project.Reason, StringComparison.Ordinal);
        Assert.Empty(fragment.Components);
    }

    [Fact]
    public async Task A_policy_file_that_is_missing_fails_the_build()
    {
        using var folder = await UserFolder.ConsoleProjectAsync("Console.WriteLine();", items: PolicyItem);

        var build = (await folder.BuildAsync()).ShouldExit(1);

        Assert.Equal("policy.yaml", Path.GetFileName(build.Single("PSI0001").File));
    }

    [Fact]
    public async Task A_corrected_policy_is_noticed_by_the_next_build()
    {
        using var folder = await UserFolder.ConsoleProjectAsync("Console.WriteLine();", items: PolicyItem);
        folder.Write("security/policy.yaml", "psi: policy/v1\norganisation: Contoso\n");
        (await folder.BuildAsync()).ShouldExit(1).Single("PSI0001");

        folder.Write("security/policy.yaml", "psi: policy/v1\norganisation: Contoso\nversion: \"1\"\n");

        Assert.Empty((await folder.BuildAsync()).ShouldExit(0).PsiDiagnostics);
    }

    [Fact]
    public async Task Mistakes_in_the_product_file_are_reported_at_their_lines()
    {
        using var folder = await UserFolder.ConsoleProjectAsync("Console.WriteLine();", items: PolicyItem);
        folder.Write("security/policy.yaml", "psi: policy/v1\norganisation: Contoso\nversion: \"1\"\n");
        folder.Write("psi.yaml", """
            psi: product/v1
            id: payments-api
            product: Payments API
            domain: Payments
            team: payments-core
            level: 4
            accountable: one@contoso.example, two@contoso.example
            """);

        var build = (await folder.BuildAsync()).ShouldExit(1);

        Assert.Equal([6, 7], build.Diagnostics.Where(message => message.Id == "PSI0002").Select(message => message.Line).Order());
    }
}
