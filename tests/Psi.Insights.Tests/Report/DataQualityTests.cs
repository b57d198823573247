using Psi.Insights.Ingest;
using Psi.Manifest;
using Psi.Policy;
using static Psi.Insights.Tests.Samples.SampleOrganisation;

namespace Psi.Insights.Tests.Report;

/// <summary>What contradicts itself between repos, and what the organisation's policy says otherwise, is shown and not merged.</summary>
public sealed class DataQualityTests
{
    private const string Caption = "Products that their repos declare differently";

    [Fact]
    public void Several_repos_may_deliver_one_product()
    {
        using var site = new TestSite(PaymentsApi, Second(product => product));

        Assert.Empty(Tables(site, Caption));
        Assert.DoesNotContain("notice", Product(site), StringComparison.Ordinal);
        Assert.Contains("0 contradictions in the data", Front(site), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("domain", "Cards", "Payments")]
    [InlineData("team", "cards-core", "payments-core")]
    [InlineData("accountable", "head-of-cards@contoso.example", "head-of-payments@contoso.example")]
    public void Two_that_name_it_differently_are_a_conflict_and_neither_is_hidden(string what, string other, string own)
    {
        using var site = new TestSite(PaymentsApi, Second(product => what switch
        {
            "domain" => product with { Domain = other },
            "team" => product with { Team = other },
            _ => product with { Accountable = other },
        }));

        Assert.Equal(
            [
                ["Payments API", what, other, "Payments API (cards-api)"],
                ["Payments API", what, own, "Payments API (payments-api)"],
            ],
            TestSite.Rows(site.Titled("Organisation", "Contoso"), Caption));
        Assert.Contains(
            $"{other} ( Payments API (cards-api) ) {own} ( Payments API (payments-api) )", Product(site), StringComparison.Ordinal);
        Assert.Contains($"name it with another {what}", Product(site), StringComparison.Ordinal);
        Assert.Contains("1 contradiction in the data 1 product declared differently", Front(site), StringComparison.Ordinal);
    }

    [Fact]
    public void One_name_and_version_of_a_policy_with_two_contents_is_shown()
    {
        using var site = new TestSite(
            PaymentsApi with { Policy = WithLayer("contoso.yaml", "2026.11", "aaaa") },
            WebShop with { Policy = WithLayer("contoso.yaml", "2026.11", "bbbb") },
            SettlementWorker with { Policy = WithLayer("contoso.yaml", "2026.12", "cccc") });

        Assert.Equal(
            [
                ["contoso.yaml Contoso", "2026.11", "aaaa", "Payments API"],
                ["contoso.yaml Contoso", "2026.11", "bbbb", "Web Shop"],
            ],
            TestSite.Rows(site.Titled("Organisation", "Contoso"), "Policy files of one name and version with different contents"));
        Assert.Contains("1 policy file with two contents", Front(site), StringComparison.Ordinal);

        ManifestPolicy WithLayer(string name, string version, string digest) => PaymentsApi.Policy with
        {
            Layers =
            [
                new ManifestPolicyLayer { Name = name, Layer = PolicyLayerKind.Organisation, Version = version, Sha256 = digest },
                // Each repo may have its own, also under one name.
                new ManifestPolicyLayer { Name = "own.yaml", Layer = PolicyLayerKind.Repository, Version = "1", Sha256 = digest },
            ],
        };
    }

    [Fact]
    public void Every_disagreement_is_on_the_page_of_its_repo_and_the_front_page_counts_them()
    {
        var policy = PolicyComposition.Compose(
        [
            PolicyLayer.Read(
                PolicyLayerKind.Organisation,
                "p.yaml",
                "psi: policy/v1\norganisation: Contoso\nversion: '7'\nextends: none\nunlisted: { severity: error }\n"u8.ToArray(),
                out _)!,
        ]);
        using var site = new TestSite(new IngestTerms(new CalendarDate(2026, 11, 20), policy), Tools);

        var front = site.Titled("Organisation", "Contoso");
        var row = Assert.Single(TestSite.Rows(front, "Repos about which the policy says something else"));
        Assert.Equal(["tools/cleanup", "4", "Contoso 7", "2026-11-20"], row);
        Assert.Contains(
            front.Descendants("a"),
            link => ((string?)link.Attribute("href"))!.EndsWith(".html#disagreements", StringComparison.Ordinal));
        Assert.Contains("4 disagreements 1 of 1 repo decided again", Front(site), StringComparison.Ordinal);

        var page = site.Titled("Repo", "tools/cleanup");
        var rows = TestSite.Rows(page, "What Contoso 7 says otherwise, decided for 2026-11-20");
        Assert.Contains(
            rows,
            one => one[0] == "pkg:nuget/System.CommandLine@2.0.0 component, runtime"
                && one[2] == "permitted, nothing to report"
                && one[3] == "unlisted, error PSI1004");
        Assert.Contains(rows, one => one[0] == "MAR-TLS-1 requirement" && one[1] == "the whole repo" && one[3] == "nothing");
        Assert.Contains("4 disagreements with the organisation's policy", TestSite.Verdict(page), StringComparison.Ordinal);
    }

    [Fact]
    public void A_repo_that_nobody_decided_again_says_so()
    {
        using var site = new TestSite(Tools);

        Assert.Contains("No manifest was decided again", Front(site), StringComparison.Ordinal);
        Assert.Contains("was not decided again", TestSite.Text(site.Titled("Repo", "tools/cleanup").Root!), StringComparison.Ordinal);
    }

    private static SecurityManifest Second(Func<ManifestProduct, ManifestProduct> change) => PaymentsApi with
    {
        Subject = PaymentsApi.Subject with { Repository = "https://git.contoso.example/payments/cards-api" },
        Product = change(PaymentsApi.Product!),
    };

    private static string Front(TestSite site) => TestSite.Text(site.Titled("Organisation", "Contoso").Root!);

    private static string Product(TestSite site) => TestSite.Text(site.Titled("Product", "Payments API").Root!);

    private static IEnumerable<object> Tables(TestSite site, string caption) =>
        site.Pages.Values.SelectMany(page => page.Descendants("caption")).Where(found => found.Value == caption);
}
