using Psi.Insights.Tests.Samples;
using Psi.Manifest;
using Psi.Policy;
using Psi.Store;
using static Psi.Insights.Tests.Samples.SampleOrganisation;

namespace Psi.Insights.Tests.Store;

public class IntervalTests
{
    private const string Shop = "src/Shop/Shop.csproj";

    [Fact]
    public void Ingesting_the_same_manifests_again_changes_nothing()
    {
        using var store = new TestStore();
        store.Ingest(All);
        var before = store.Everything();

        var again = store.Ingest(All);

        Assert.All(again.Manifests, manifest => Assert.Equal(IngestOutcome.AlreadyKnown, manifest.Outcome));
        Assert.Equal(before, store.Everything());
    }

    [Fact]
    public void An_unchanged_manifest_of_the_next_day_adds_no_interval_and_closes_none()
    {
        using var store = new TestStore();
        store.Ingest(WebShop);
        var tables = store.Ask(
            """
            SELECT DISTINCT t.name FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table' AND c.name = 'valid_to'
            """);
        Assert.Equal(18, tables.Count);
        var before = tables.Select(table => store.Ask($"SELECT id, valid_from, valid_to FROM {table}")).ToList();

        store.Ingest(OnDay(WebShop, 21));

        Assert.Equal(before, tables.Select(table => store.Ask($"SELECT id, valid_from, valid_to FROM {table}")));
        Assert.Equal(["2026-11-21T10:00:00Z"], store.Ask("SELECT observed_at FROM repository_now"));
    }

    [Fact]
    public void A_changed_decision_closes_its_interval_and_opens_the_next_at_the_same_moment()
    {
        using var store = new TestStore();
        var before = OnDay(Tools, 20) with { Components = [Component("Serilog@4.0.0", ComponentStatus.Permitted, Shop)] };
        store.Ingest(before);

        store.Ingest(OnDay(before, 25) with
        {
            Components = [Component("Serilog@4.0.0", ComponentStatus.Deprecated, Shop, rule: "PSI1003", severity: Severity.Warning)],
        });

        Assert.Equal(
            ["permitted|2026-11-20T10:00:00Z|2026-11-25T10:00:00Z", "deprecated|2026-11-25T10:00:00Z|"],
            store.Ask("SELECT status, valid_from, valid_to FROM component_use ORDER BY id"));
    }

    [Fact]
    public void A_component_that_is_gone_and_comes_back_has_two_intervals()
    {
        using var store = new TestStore();
        var with = OnDay(Tools, 20) with { Components = [Component("Serilog@4.0.0", ComponentStatus.Permitted, Shop)] };
        store.Ingest(with);
        store.Ingest(OnDay(with, 21) with { Components = [] });
        store.Ingest(OnDay(with, 22));

        Assert.Equal(
            ["2026-11-20T10:00:00Z|2026-11-21T10:00:00Z", "2026-11-22T10:00:00Z|"],
            store.Ask("SELECT valid_from, valid_to FROM component_use ORDER BY id"));
    }

    [Fact]
    public void A_moved_line_and_a_reworded_reason_are_seen_and_are_no_news()
    {
        using var store = new TestStore();
        var before = OnDay(Tools, 20) with
        {
            Components = [Component("Serilog@4.0.0", ComponentStatus.Permitted, Shop, reason: "old words")],
        };
        store.Ingest(before);
        var use = before.Components[0].Uses[0];

        var moved = use with
        {
            At = new FileLocation("Directory.Packages.props", 99),
            Decision = use.Decision with { Reason = "new words" },
        };

        store.Ingest(OnDay(before, 21) with { Components = [before.Components[0] with { Uses = [moved] }] });

        Assert.Equal(["2026-11-20T10:00:00Z|99|new words"], store.Ask("SELECT since, line, reason FROM component_use_now"));
        Assert.Equal(["1"], store.Ask("SELECT count(*) FROM component_use"));
    }

    [Fact]
    public void Of_two_equal_findings_in_a_file_one_can_be_mended()
    {
        using var store = new TestStore();
        ManifestFinding[] both =
            [Finding("PSI3201", Shop, "A.cs", 10, "accepts everything"), Finding("PSI3201", Shop, "A.cs", 20, "accepts everything")];
        store.Ingest(OnDay(Tools, 20) with { Findings = both });

        store.Ingest(OnDay(Tools, 21) with { Findings = [both[1]] });

        Assert.Equal(["20"], store.Ask("SELECT line FROM finding_now"));
        Assert.Equal(["1"], store.Ask("SELECT count(*) FROM finding WHERE valid_to = '2026-11-21T10:00:00Z'"));
    }

    [Fact]
    public void An_older_manifest_that_arrives_late_is_kept_and_rewrites_nothing()
    {
        using var store = new TestStore();
        store.Ingest(OnDay(WebShop, 22));
        var present = store.Ask("SELECT * FROM component_use");

        var late = store.Ingest(OnDay(WebShop, 21) with { Components = [] });

        Assert.Equal(IngestOutcome.Late, Assert.Single(late.Manifests).Outcome);
        Assert.Equal(present, store.Ask("SELECT * FROM component_use"));
        Assert.Equal(
            ["2026-11-21T10:00:00Z|late", "2026-11-22T10:00:00Z|applied"],
            store.Ask("SELECT observed_at, standing FROM manifest ORDER BY observed_at"));
        Assert.Equal(["2026-11-22T10:00:00Z"], store.Ask("SELECT observed_at FROM repository_now"));
    }

    [Fact]
    public void A_second_manifest_of_the_same_moment_corrects_the_first_and_leaves_no_empty_interval()
    {
        using var store = new TestStore();
        var first = OnDay(Tools, 20) with { Components = [Component("Serilog@4.0.0", ComponentStatus.Permitted, Shop)] };
        store.Ingest(first);

        store.Ingest(first with { Components = [Component("Serilog@4.0.0", ComponentStatus.Recommended, Shop)] });

        Assert.Equal(["recommended|2026-11-20T10:00:00Z|"], store.Ask("SELECT status, valid_from, valid_to FROM component_use"));
    }

    [Fact]
    public void A_commit_decided_again_on_a_later_day_is_observed_on_that_day()
    {
        using var store = new TestStore();
        var waived = OnDay(SettlementWorker, 20);
        store.Ingest(waived);

        store.Ingest(waived with
        {
            Policy = waived.Policy with { DecidedFor = new CalendarDate(2026, 12, 11) },
            Waivers = [waived.Waivers[1] with { State = WaiverState.Expired }],
            Requirements = [],
        });

        Assert.Equal(
            ["expiring|2026-11-20T10:00:00Z|2026-12-11T00:00:00Z", "expired|2026-12-11T00:00:00Z|"],
            store.Ask("SELECT state, valid_from, valid_to FROM waiver WHERE waiver = 'W-2026-021' ORDER BY id"));
    }

    [Fact]
    public void Several_roots_of_one_git_repository_are_repositories_of_their_own()
    {
        using var store = new TestStore();
        SecurityManifest Root(string path) => Tools with { Subject = Tools.Subject with { Path = path } };

        store.Ingest(Root(""), Root("a"), Root("a/b"));

        Assert.Equal(
            [.. new[] { "", "/a", "/a/b" }.Select(path => $"https://git.contoso.example/platform/tools{path}")],
            store.Ask("SELECT repository FROM repository_now ORDER BY 1"));
    }

    [Fact]
    public void Names_that_differ_in_case_are_one_component_where_the_ecosystem_says_so()
    {
        using var store = new TestStore();
        store.Ingest(Tools with { Components = [Named("pkg:nuget/Serilog@4.0.0"), Named("pkg:generic/Tool@1")] });
        store.Ingest(PaymentsApi with { Components = [Named("pkg:nuget/serilog@4.0.0"), Named("pkg:generic/tool@1")] });

        Assert.Equal(
            ["pkg:generic/Tool@1", "pkg:generic/tool@1", "pkg:nuget/Serilog@4.0.0"],
            store.Ask("SELECT purl FROM component ORDER BY purl"));

        static ManifestComponent Named(string purl) =>
            new() { Purl = PackageUrl.Parse(purl), Uses = [Use(Shop, ComponentStatus.Permitted, new FileLocation(Shop, 1))] };
    }

    internal static SecurityManifest OnDay(SecurityManifest manifest, int day) => manifest with
    {
        Subject = manifest.Subject with { Commit = $"{day:D2}" + new string('0', 38), CommitTime = $"2026-11-{day:D2}T10:00:00Z" },
        Policy = manifest.Policy with { DecidedFor = new CalendarDate(2026, 11, day) },
    };
}
