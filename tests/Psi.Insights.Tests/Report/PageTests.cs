using Psi.Insights.Report;
using Psi.Insights.Tests.Samples;
using Psi.Insights.Tests.Store;
using Psi.Policy;
using static Psi.Insights.Tests.Samples.SampleOrganisation;

namespace Psi.Insights.Tests.Report;

/// <summary>What the pages tell whom they are for.</summary>
public sealed class PageTests(PageTests.SampleSite sample) : IClassFixture<PageTests.SampleSite>
{
    private readonly TestSite _site = sample.Site;

    /// <summary>The sample organisation's site. The tests only read it.</summary>
    public sealed class SampleSite : IDisposable
    {
        public TestSite Site { get; } = new(All);

        public void Dispose() => Site.Dispose();
    }

    [Fact]
    public void The_organisation_page_says_at_a_glance_how_its_repos_stand()
    {
        var page = _site.Titled("Organisation", "Contoso");

        Assert.Equal(
            "Of 5 repos, 1 fails the policy, 1 would fail it if it were enforced, 1 passes on a waiver, 2 pass.",
            TestSite.Verdict(page));
        Assert.Equal(
            [
                "4 products 5 repos in 3 domains",
                "22 components 24 counting each version",
                "1 build with errors of 8 assessed",
                "2 requirements unmet of 15 over all repos; 2 not assessed",
                "1 prohibited component 1 outside their versions, 1 at the end of support, 2 deprecated, 3 unlisted",
                "2 known vulnerabilities 1 high or critical; 1 waived everywhere",
                "1 waiver expiring of 2; 0 expired or refused",
                "8 builds assessed of 9; 1 not assessed",
                "2 bypasses 1 silenced rule, 1 override",
                "0 disagreements 0 of 5 repos decided again by the policy",
                "0 contradictions in the data 0 products declared differently, 0 policy files with two contents",
            ],
            TestSite.OfClass(page, "ul", "tiles").Single().Elements("li").Select(TestSite.Text));
    }

    [Fact]
    public void The_organisation_page_says_who_fails_why_and_who_is_accountable()
    {
        var failing = TestSite.Rows(_site.Titled("Organisation", "Contoso"), "Repos that do not meet the policy");

        Assert.Equal(["Web Shop", "Forecasting"], failing.Select(row => row[0]));
        Assert.Contains("prohibited pkg:nuget/Newtonsoft.Json@9.0.1", failing[0][2], StringComparison.Ordinal);
        Assert.Contains("unmet MAR-TLS-1", failing[0][2], StringComparison.Ordinal);
        Assert.DoesNotContain("MAR-WEB-1", failing[0][2], StringComparison.Ordinal);
        Assert.Contains("PSI3101 is required by MAR-CRYPTO-1", failing[0][2], StringComparison.Ordinal);
        Assert.Equal("head-of-commerce@contoso.example", failing[0][4]);
    }

    [Fact]
    public void The_matrix_has_every_repo_against_every_requirement()
    {
        Assert.Equal(
            [
                ["Web Shop", "? not assessed", "✗ unmet", "✗ unmet"],
                ["Forecasting", "✓ met", "? not assessed", "– not applicable"],
                ["Payments API", "✓ met", "✓ met", "✓ met"],
                ["Settlement Worker", "◐ waived", "✓ met", "– not applicable"],
                ["tools/cleanup", "✓ met", "✓ met", "– not applicable"],
            ],
            TestSite.Rows(_site.Titled("Organisation", "Contoso"), "Each repo against each minimum application requirement"));
    }

    [Fact]
    public void Components_to_act_on_come_worst_first_with_where_they_are_used()
    {
        var rows = TestSite.Rows(_site.Titled("Organisation", "Contoso"), "Components to act on, the worst first");

        Assert.Equal(
            [
                "✗ prohibited PSI1001",
                "≠ version outside PSI1002 ▲ high GHSA-x9vc-6hfv-hg8c",
                "⌛ end of support PSI1008",
                "! deprecated PSI1003",
                "! deprecated PSI1003",
                "? unlisted PSI1004",
                "? unlisted PSI1004",
                "? unlisted PSI1004",
                "✓ permitted △ moderate GHSA-f5x2-xv93-4p23",
            ],
            rows.Select(row => row[1]));
        Assert.Equal("Forecasting ✗ error Settlement Worker ◐ waived", rows[4][2]);
    }

    [Fact]
    public void Waivers_come_first_to_end_first_with_the_days_that_are_left()
    {
        var rows = TestSite.Rows(_site.Titled("Organisation", "Contoso"), "Waivers, the first to end first");

        Assert.Equal(
            [("W-2026-021", "2026-12-10 20 days left"), ("W-2026-014", "2027-02-01 73 days left")],
            rows.Select(row => (row[0], row[2])));
    }

    [Fact]
    public void What_was_not_assessed_and_what_was_bypassed_is_listed()
    {
        var page = _site.Titled("Organisation", "Contoso");

        Assert.Equal(
            ["Forecast.Models/Forecast.Models.fsproj", "Forecasting", "net10.0", "Psi has no rules for F#"],
            Assert.Single(TestSite.Rows(page, "Projects not assessed")));
        Assert.Equal(
            ["Forecasting", "PsiEnforcement", "report", "Forecast.Api/Forecast.Api.csproj"],
            Assert.Single(TestSite.Rows(page, "Settings of Psi that a repo or a command line changed")));
        Assert.Equal("PSI0102", Assert.Single(TestSite.Rows(page, "Required rules silenced without a waiver"))[0]);
    }

    [Fact]
    public void A_repo_page_shows_the_number_of_what_was_measured() => Assert.Equal(
        [
            ("components.approved", "12 of 12"), ("coverage.lines", "no number"), ("incidents.restore-time", "3.5"),
        ],
        TestSite.Rows(_site.Titled("Repo", "Payments API"), "Every measurement").Select(row => (row[0], row[2])));

    [Fact]
    public void A_component_page_tells_every_version_every_project_and_how_it_comes_in()
    {
        var page = _site.Titled("Component", "pkg:nuget/Newtonsoft.Json");

        Assert.Equal(
            ["Forecasting", "Settlement Worker"],
            TestSite.Rows(page, "Where pkg:nuget/Newtonsoft.Json@13.0.3 is used").Select(row => row[0]));
        var transitive = Assert.Single(TestSite.Rows(page, "Where pkg:nuget/Newtonsoft.Json@9.0.1 is used"));
        Assert.Equal("Web Shop storefront", transitive[1]);
        Assert.Equal("src/Shop/Shop.csproj net10.0 declared at src/Shop/Shop.csproj:14", transitive[2]);
        Assert.Contains("Contoso.Legacy.Client@3.1.0 → Newtonsoft.Json@9.0.1", transitive[3], StringComparison.Ordinal);
        Assert.Contains("use pkg:nuget/System.Text.Json instead", transitive[4], StringComparison.Ordinal);
    }

    [Fact]
    public void A_component_page_remembers_uses_that_are_over()
    {
        using var site = new TestSite(IntervalTests.OnDay(WebShop, 20), IntervalTests.OnDay(WebShop, 21) with { Components = [] });

        var page = site.Titled("Component", "pkg:nuget/Bogus");
        Assert.Equal(
            ["Web Shop", "35.6.1", "src/Shop.Data/Shop.Data.csproj net10.0", "? unlisted", "2026-11-20", "2026-11-21"],
            Assert.Single(TestSite.Rows(page, "Uses that ended, or were decided otherwise before")));
    }

    [Fact]
    public void An_excluded_project_is_shown_with_its_reason_and_takes_nothing_from_the_verdict()
    {
        var script = Project("build/_build.csproj") with
        {
            TargetFramework = null,
            Configuration = null,
            State = Psi.Manifest.ProjectState.Excluded,
            Reason = "Build script. It ships nothing.",
        };
        using var without = new TestSite([PaymentsApi]);
        using var site = new TestSite([PaymentsApi with { Projects = [.. PaymentsApi.Projects, script] }]);

        Assert.Equal(
            TestSite.Verdict(without.Titled("Repo", "Payments API")), TestSite.Verdict(site.Titled("Repo", "Payments API")));
        Assert.Contains(
            TestSite.Rows(site.Titled("Repo", "Payments API"), "Projects by target framework and configuration"),
            row => row[0] == "build/_build.csproj" && row[4] == "– excluded Build script. It ships nothing.");
        var organisation = site.Titled("Organisation", "Contoso");
        Assert.Equal(
            ["build/_build.csproj", "Payments API", "Build script. It ships nothing."],
            Assert.Single(TestSite.Rows(organisation, "Projects that their repo excludes, because they are no part of the product")));
        Assert.Equal(Tiles(without.Titled("Organisation", "Contoso")), Tiles(organisation));

        static string Tiles(System.Xml.Linq.XDocument page) => TestSite.Text(TestSite.OfClass(page, "ul", "tiles").Single());
    }

    [Fact]
    public void A_repo_that_was_not_assessed_in_full_never_passes()
    {
        var quiet = PaymentsApi with
        {
            Projects = [PaymentsApi.Projects[0] with { State = Psi.Manifest.ProjectState.NotAssessed }],
            Requirements = [],
        };
        using var site = new TestSite(quiet);

        Assert.Contains("not assessed in full", TestSite.Verdict(site.Titled("Repo", "Payments API")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_repo_without_any_project_never_passes()
    {
        using var site = new TestSite(PaymentsApi with { Projects = [], Components = [], Requirements = [], Evidence = [] });

        Assert.Contains("not assessed in full", TestSite.Verdict(site.Titled("Repo", "Payments API")), StringComparison.Ordinal);
    }

    [Fact]
    public void Repos_of_one_product_are_told_apart_and_stand_on_its_page()
    {
        var second = WebShop with { Product = PaymentsApi.Product };
        using var site = new TestSite(PaymentsApi, second);

        var matrix = TestSite.Rows(site.Titled("Product", "Payments API"), "Each repo against each minimum application requirement");
        Assert.Equal(["Payments API (payments-api)", "Payments API (web-shop)"], matrix.Select(row => row[0]));
    }

    [Fact]
    public void Waivers_millennia_apart_are_drawn_with_few_ticks()
    {
        var (first, last) = (new CalendarDate(1, 1, 1), new CalendarDate(9999, 12, 31));
        using var site = new TestSite(SettlementWorker with
        {
            Waivers = [Waiver("W-1", "PSI3101", "forgotten", first, last, WaiverState.Refused)],
        });

        var drawings = site.Titled("Repo", "Settlement Worker").Descendants("svg");
        var chart = drawings.Single(svg => svg.Element("title")?.Value == "When waivers end");
        Assert.InRange(chart.Descendants("text").Count(text => (string?)text.Attribute("class") == "tick"), 1, 9);
    }

    [Fact]
    public void A_component_that_another_manifest_of_the_same_moment_takes_back_breaks_no_page()
    {
        var only = WebShop.Components.Single(component => component.Purl.FullName == "Bogus");
        var fewer = WebShop with { Components = [.. WebShop.Components.Where(component => component != only)] };

        using var store = new TestStore();
        using var folder = new TemporaryFolder();

        store.Ingest(WebShop);
        store.Ingest(fewer);
        SiteReport.Write(store.Path, folder["site"], CancellationToken.None);

        var index = File.ReadAllText(Path.Combine(folder["site"], "components", "index.html"));
        Assert.DoesNotContain(only.Purl.FullName, index, StringComparison.Ordinal);
        Assert.Contains(fewer.Components[0].Purl.FullName, index, StringComparison.Ordinal);
    }

    [Fact]
    public void Requirements_that_nobody_assessed_are_no_good_news()
    {
        var silent = PaymentsApi with
        {
            Requirements =
                [.. PaymentsApi.Requirements.Select(requirement => requirement with { State = RequirementState.NotAssessed })],
        };

        using var site = new TestSite(silent);

        var tiles = site.Pages["index.html"].Descendants("li");
        var tile = tiles.Single(item => TestSite.Text(item).Contains("requirements unmet", StringComparison.Ordinal));
        Assert.Contains("unknown", (string?)tile.Attribute("class"), StringComparison.Ordinal);
        Assert.Contains($"{silent.Requirements.Count} not assessed", TestSite.Text(tile), StringComparison.Ordinal);
    }
}
