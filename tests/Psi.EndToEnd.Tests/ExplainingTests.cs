using Psi.EndToEnd.Tests.Harness;

namespace Psi.EndToEnd.Tests;

/// <summary>A build engineer who wonders why.</summary>
public sealed class ExplainingTests
{
    [Fact]
    public async Task A_verbose_build_says_by_what_it_decided_each_time_and_others_do_not()
    {
        using var folder = await UserFolder.ConsoleProjectAsync(
            "Console.WriteLine();", items: """<PsiPolicy Include="policy.yaml" />""", properties: "<NoWarn>$(NoWarn);PSI3101</NoWarn>");
        folder.Write("policy.yaml", """
            psi: policy/v1
            organisation: Contoso
            version: "2026.11"
            extends: none
            unlisted: { severity: none }
            requirements:
              - id: MAR-CRYPTO-1
                title: No weak hashes
                rules: [PSI3101]
                severity: warning
              - id: MAR-TLS-1
                title: Certificates are validated
                rules: [PSI3201]
            """);
        (await folder.BuildAsync("-p:PsiToday=2026-11-21")).ShouldExit(0);

        var quiet = (await folder.BuildAsync("-p:PsiToday=2026-11-21")).ShouldExit(0);
        var verbose = (await folder.BuildAsync("-p:PsiToday=2026-11-21", "-p:PsiVerbose=true")).ShouldExit(0);
        var again = (await folder.BuildAsync("-p:PsiToday=2026-11-21", "-p:PsiVerbose=true")).ShouldExit(0);

        Assert.DoesNotContain("Psi: ", quiet.Output, StringComparison.Ordinal);
        Assert.Equal(verbose.Output.Split('\n').Where(IsExplanation), again.Output.Split('\n').Where(IsExplanation));
        string[] expected =
        [
            "Psi: decided for 2026-11-21, enforce, product level 3 (no product file)",
            "Psi: policy: policy.yaml 2026.11 (organisation), sha256 ", "Psi: set by the repo or the command line: PsiToday=2026-11-21",
            "Psi: MAR-CRYPTO-1: NotAssessed (", "Psi: MAR-TLS-1: Met (PSI3201 ran and found nothing)",
            "Psi: PSI3101: Silenced (NoWarn lists it) at App.csproj(",
        ];
        Assert.All(expected, line => Assert.Contains(line, verbose.Output, StringComparison.Ordinal));

        static bool IsExplanation(string line) => line.Contains("Psi: ", StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_explanation_beside_a_product_file_says_that_it_is_not_used()
    {
        using var folder = await UserFolder.CreateAsync();
        folder.Write("psi.yaml", """
            psi: product/v1
            id: shop
            product: Shop
            domain: Retail
            team: shopfront
            level: 1
            accountable: head@contoso.example
            """);

        var without = (await folder.PsiAsync("policy", "explain", "Serilog")).ShouldExit(0);
        var with = (await folder.PsiAsync("policy", "explain", "Serilog", "--product", "psi.yaml")).ShouldExit(0);

        Assert.Contains(
            "psi: note: psi.yaml here is not used, so the product level is 3; --product psi.yaml uses it",
            without.Output,
            StringComparison.Ordinal);
        Assert.Contains("product level 1", with.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("is not used", with.Output, StringComparison.Ordinal);
    }
}
