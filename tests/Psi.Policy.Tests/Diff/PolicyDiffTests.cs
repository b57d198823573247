namespace Psi.Policy.Tests.Diff;

public sealed class PolicyDiffTests
{
    [Theory]
    [InlineData("status: permitted", "status: prohibited, reason: r", ChangeDirection.Stricter)]
    [InlineData("status: prohibited, reason: r", "status: permitted", ChangeDirection.Looser)]
    [InlineData("status: permitted", "status: deprecated, reason: r", ChangeDirection.Stricter)]
    [InlineData("status: recommended", "status: permitted", ChangeDirection.SameWeight)]
    [InlineData("status: permitted, versions: \"[2.0,)\"", "status: permitted, versions: \"[1.0,)\"", ChangeDirection.Looser)]
    [InlineData("status: permitted, versions: \"[1.0,)\"", "status: permitted, versions: \"[2.0,)\"", ChangeDirection.Stricter)]
    [InlineData(
        "status: permitted, versions: \"[1.0,2.0)\"",
        "status: permitted, versions: \"[2.0,3.0)\"",
        ChangeDirection.StricterAndLooser)]
    [InlineData("status: permitted, versions: \"[1.0,)\"", "status: permitted, versions: \"[1.0.0,)\"", ChangeDirection.SameWeight)]
    [InlineData(
        "status: prohibited, reason: r, versions: \"(,2.0)\"",
        "status: prohibited, reason: r, versions: \"(,1.0)\"",
        ChangeDirection.Looser)]
    [InlineData("status: prohibited, reason: r", "status: prohibited, reason: r, scopes: [runtime]", ChangeDirection.Looser)]
    [InlineData("status: prohibited, reason: r, levels: [3]", "status: prohibited, reason: r, levels: [2, 3]", ChangeDirection.Stricter)]
    [InlineData(
        "status: prohibited, reason: r, enforceFrom: 2027-03-31",
        "status: prohibited, reason: r, enforceFrom: 2027-01-31",
        ChangeDirection.Stricter)]
    [InlineData(
        "status: prohibited, reason: r, enforceFrom: 2026-01-31",
        "status: prohibited, reason: r, enforceFrom: 2025-01-31",
        ChangeDirection.SameWeight)]
    [InlineData(
        "status: deprecated, reason: r",
        "status: deprecated, reason: other, replacement: pkg:nuget/B, owner: a@b.example",
        ChangeDirection.SameWeight)]
    public void An_entry_that_changes_is_judged_by_what_is_decided(string old, string @new, ChangeDirection direction)
    {
        var change = Assert.Single(Diff($"components: [{{ purl: pkg:nuget/A, {old} }}]", $"components: [{{ purl: pkg:nuget/A, {@new} }}]"));

        Assert.Equal(
            (ChangedPart.Component, "pkg:nuget/A", ChangeKind.Changed, direction),
            (change.Part, change.Subject, change.Kind, change.Direction));
        Assert.NotEmpty(change.Differences);
    }

    [Fact]
    public void What_changes_is_said_in_words_with_the_versions_the_scopes_the_levels_and_the_days()
    {
        var change = Assert.Single(Diff(
            "components: [{ purl: pkg:nuget/A, status: permitted, versions: \"[1.0,)\" }]",
            "components: [{ purl: pkg:nuget/A, status: permitted, versions: \"[2.0,)\", reason: Bug., enforceFrom: 2027-01-01 }]"));

        Assert.Equal(["versions from [1.0,) to [2.0,)", "enforceFrom 2027-01-01 is new", "reason Bug. is new"], change.Differences);
        Assert.Equal(
            [
                "[1.0,2.0): None -> Warning PSI1002 until 2026-12-31",
                "(,1.0): Error PSI1002 -> Warning PSI1002 until 2026-12-31",
                "unknown: Error PSI1006 -> Warning PSI1006 until 2026-12-31",
                "[1.0,2.0): None -> Error PSI1002 from 2027-01-01",
            ],
            change.Outcomes.Select(Summary));
        Assert.Equal("organisation.yaml(5,22)", Assert.Single(change.NewAt).ToString());
    }

    [Theory]
    [InlineData("none", "", ChangeDirection.SameWeight, "None -> None")]
    [InlineData("error", "", ChangeDirection.Stricter, "None -> Error PSI1004")]
    [InlineData("error", "  - { purl: \"pkg:nuget/Contoso.*\", status: recommended }\n", ChangeDirection.SameWeight, "None -> None")]
    [InlineData(
        "none",
        "  - { purl: \"pkg:nuget/Contoso.*\", status: prohibited, reason: r }\n",
        ChangeDirection.Stricter,
        "None -> Error PSI1001")]
    public void An_entry_that_goes_is_judged_by_what_decides_in_its_place(
        string unlisted, string rest, ChangeDirection direction, string outcome)
    {
        var head = $"unlisted: {{ severity: {unlisted} }}\ncomponents:\n{rest}";

        var change = Assert.Single(Diff(head + "  - { purl: pkg:nuget/Contoso.Web, status: permitted }\n", head));

        Assert.Equal((ChangeKind.Removed, direction), (change.Kind, change.Direction));
        Assert.Equal($"all: {outcome}", Summary(Assert.Single(change.Outcomes)));
        Assert.Empty(change.NewAt);
    }

    [Fact]
    public void A_longer_pattern_that_decides_both_times_keeps_an_entry_from_changing_anything()
    {
        const string head = "components:\n  - { purl: \"pkg:nuget/Contoso.Web*\", status: permitted }\n";

        var change = Assert.Single(
            Diff(head, head + "  - { purl: pkg:nuget/Contoso.*, status: prohibited, reason: r }\n"),
            change => change.Kind == ChangeKind.Added);
        Assert.Equal("all: None -> Error PSI1001", Summary(Assert.Single(change.Outcomes)));

        var covered = Assert.Single(Diff(head, head + "  - { purl: \"pkg:nuget/Contoso.Web*\", status: permitted, reason: Twice. }\n"));
        Assert.Equal(ChangeDirection.SameWeight, covered.Direction);
        Assert.Empty(covered.Outcomes);
    }

    [Fact]
    public void Names_that_two_patterns_share_are_told_with_both()
    {
        const string head = "components:\n  - { purl: \"pkg:nuget/*.Web\", status: prohibited, reason: r }\n";

        var change = Assert.Single(Diff(head, head + "  - { purl: \"pkg:nuget/Contoso.*\", status: permitted }\n"));

        Assert.Equal(["all: None -> None", "all: Error PSI1001 -> None where pkg:nuget/*.Web"], change.Outcomes.Select(Summary));
        Assert.Equal(ChangeDirection.Looser, change.Direction);
    }

    [Fact]
    public void Moving_an_entry_to_another_line_or_file_changes_nothing()
    {
        const string first = "  - { purl: pkg:nuget/A, status: permitted }\n";
        const string second = "  - { purl: pkg:nuget/B, status: prohibited, reason: r }\n";
        var old = Given.Policy(Given.Organisation("components:\n" + first + second, path: "1.yaml"));
        var @new = Given.Policy(
            Given.Organisation("components:\n" + second, path: "1.yaml"),
            Given.Organisation("components:\n" + first, path: "2.yaml"));

        Assert.Empty(PolicyDiff.Of(old, @new, Given.Today).Changes);
    }

    [Fact]
    public void Another_order_of_the_files_is_a_change_where_it_decides_differently()
    {
        var permitting = Given.Organisation("components: [{ purl: \"pkg:nuget/A*\", status: permitted }]", path: "1.yaml");
        var prohibiting = Given.Organisation("components: [{ purl: \"pkg:nuget/*A\", status: prohibited, reason: r }]", path: "2.yaml");

        var change = Assert.Single(
            PolicyDiff.Of(Given.Policy(permitting, prohibiting), Given.Policy(prohibiting, permitting), Given.Today).Changes);

        Assert.Equal((ChangeKind.Changed, ChangeDirection.Looser), (change.Kind, change.Direction));
        Assert.Equal(["another entry has the last word now"], change.Differences);
    }

    [Theory]
    [InlineData("endOfSupport: 2026-12-31", "endOfSupport: 2027-12-31", ChangeDirection.Looser)]
    [InlineData("endOfSupport: 2027-12-31", "endOfSupport: 2026-12-31", ChangeDirection.Stricter)]
    [InlineData("endOfSupport: 2026-12-31", "endOfSupport: 2026-12-31, source: https://contoso.example/ends", ChangeDirection.SameWeight)]
    public void Ends_of_support_are_judged_by_the_days_they_weigh_from(string old, string @new, ChangeDirection direction)
    {
        var change = Assert.Single(Diff($"support: [{{ purl: pkg:nuget/A, {old} }}]", $"support: [{{ purl: pkg:nuget/A, {@new} }}]"));

        Assert.Equal((ChangedPart.Support, ChangeKind.Changed, direction), (change.Part, change.Kind, change.Direction));
    }

    [Theory]
    [InlineData("enforcement: { default: report }", "enforcement: { default: enforce }", "enforcement.default", ChangeDirection.Stricter)]
    [InlineData("enforcement: { minimum: enforce }", "enforcement: { minimum: report }", "enforcement.minimum", ChangeDirection.Looser)]
    [InlineData(
        "enforcement: { waiversFrom: repository }",
        "enforcement: { waiversFrom: policy }",
        "enforcement.waiversFrom",
        ChangeDirection.Stricter)]
    [InlineData("unlisted: { severity: warning }", "unlisted: { severity: error }", "unlisted", ChangeDirection.Stricter)]
    [InlineData(
        "unlisted: { severity: warning }",
        "unlisted: { severity: warning, scopes: [runtime] }",
        "unlisted",
        ChangeDirection.Looser)]
    [InlineData(
        "unlisted: { severity: warning }",
        "unlisted: { severity: error, scopes: [runtime] }",
        "unlisted",
        ChangeDirection.StricterAndLooser)]
    [InlineData("", "tests: report", "tests", ChangeDirection.Stricter)]
    [InlineData("tests: report", "tests: ignore", "tests", ChangeDirection.Looser)]
    [InlineData("", "rewriters: Fody", "rewriters", ChangeDirection.Looser)]
    [InlineData("rewriters: [Fody, ready-to-run]", "rewriters: FODY", "rewriters", ChangeDirection.Stricter)]
    [InlineData("", "unpinned: { severity: error }", "unpinned", ChangeDirection.Stricter)]
    [InlineData("vulnerabilities: { low: error }", "vulnerabilities: { low: none }", "vulnerabilities.low", ChangeDirection.Looser)]
    [InlineData("", "vulnerabilities: { unaudited: error }", "vulnerabilities.unaudited", ChangeDirection.Stricter)]
    [InlineData("", "waivers: { maxDays: 180 }", "waivers.maxDays", ChangeDirection.Stricter)]
    [InlineData("waivers: { maxDays: 90 }", "waivers: { maxDays: 180 }", "waivers.maxDays", ChangeDirection.Looser)]
    [InlineData("", "waivers: { approvers: [a@contoso.example] }", "waivers.approvers", ChangeDirection.Stricter)]
    [InlineData(
        "waivers: { approvers: [a@contoso.example] }",
        "waivers: { approvers: [a@contoso.example, b@contoso.example] }",
        "waivers.approvers",
        ChangeDirection.Looser)]
    [InlineData(
        "waivers: { approvers: [a@contoso.example] }",
        "waivers: { approvers: [b@contoso.example] }",
        "waivers.approvers",
        ChangeDirection.StricterAndLooser)]
    [InlineData(
        "levels: { technology: { web: 2 } }",
        "levels: { technology: { web: 1 } }",
        "levels.technology.web",
        ChangeDirection.Looser)]
    [InlineData("levels: { technology: { web: 2 } }", "", "levels.technology.web", ChangeDirection.Stricter)]
    public void A_setting_is_judged_by_what_it_allows(string old, string @new, string key, ChangeDirection direction)
    {
        var change = Assert.Single(Diff(old, @new));

        Assert.Equal((ChangedPart.Setting, key, direction), (change.Part, change.Subject, change.Direction));
    }

    [Theory]
    [InlineData("", "rules: [PSI3101]", ChangeKind.Added, ChangeDirection.Stricter)]
    [InlineData("rules: [PSI3101]", "", ChangeKind.Removed, ChangeDirection.Looser)]
    [InlineData("rules: [PSI3101], severity: error", "rules: [PSI3101], severity: warning", ChangeKind.Changed, ChangeDirection.Looser)]
    [InlineData("rules: [PSI3101]", "rules: [PSI3101], enforceFrom: 2027-01-01", ChangeKind.Changed, ChangeDirection.Looser)]
    [InlineData(
        "rules: [PSI3101], severity: warning",
        "rules: [PSI3101], severity: warning, enforceFrom: 2027-01-01",
        ChangeKind.Changed,
        ChangeDirection.SameWeight)]
    [InlineData("rules: [PSI3101], levels: [3]", "rules: [PSI3101]", ChangeKind.Changed, ChangeDirection.Stricter)]
    [InlineData("rules: [PSI3101]", "rules: [PSI3101, PSI3201]", ChangeKind.Changed, ChangeDirection.Stricter)]
    [InlineData("rules: [PSI3101]", "rules: [PSI3201]", ChangeKind.Changed, ChangeDirection.StricterAndLooser)]
    [InlineData("rules: [PSI3101]", "rules: [PSI3101], asvs: [V11.4.1]", ChangeKind.Changed, ChangeDirection.SameWeight)]
    public void A_requirement_is_judged_by_what_it_weighs_where_and_when(
        string old, string @new, ChangeKind kind, ChangeDirection direction)
    {
        static string Requirements(string rest) => rest.Length == 0 ? "" : $"requirements: [{{ id: MAR-1, title: T, {rest} }}]";

        var change = Assert.Single(Diff(Requirements(old), Requirements(@new)));

        Assert.Equal((ChangedPart.Requirement, "MAR-1", kind, direction), (change.Part, change.Subject, change.Kind, change.Direction));
    }

    [Theory]
    [InlineData("", "levels: 3", ChangeKind.Added, ChangeDirection.Stricter)]
    [InlineData("levels: 3", "", ChangeKind.Removed, ChangeDirection.Looser)]
    [InlineData("levels: 3", "levels: [2, 3]", ChangeKind.Changed, ChangeDirection.Stricter)]
    [InlineData("levels: 3", "levels: 2", ChangeKind.Changed, ChangeDirection.StricterAndLooser)]
    [InlineData("severity: error", "severity: warning", ChangeKind.Changed, ChangeDirection.Looser)]
    [InlineData("severity: warning", "severity: none", ChangeKind.Changed, ChangeDirection.Looser)]
    [InlineData("levels: 3", "levels: 3, enforceFrom: 2027-01-01", ChangeKind.Changed, ChangeDirection.Looser)]
    [InlineData("severity: warning", "severity: warning, enforceFrom: 2027-01-01", ChangeKind.Changed, ChangeDirection.SameWeight)]
    public void A_key_of_product_files_is_judged_by_who_must_have_it_and_when(
        string old, string @new, ChangeKind kind, ChangeDirection direction)
    {
        static string Keys(string rest) => rest.Length == 0 ? "" : $"operatingModel: [{{ key: onCall, {rest} }}]";

        var change = Assert.Single(Diff(Keys(old), Keys(@new)));

        Assert.Equal((ChangedPart.OperatingModel, "onCall", kind, direction), (change.Part, change.Subject, change.Kind, change.Direction));
    }

    [Theory]
    [InlineData("", "levels: 3", ChangeKind.Added, ChangeDirection.Stricter)]
    [InlineData("levels: 3, maxAgeDays: 365", "", ChangeKind.Removed, ChangeDirection.Looser)]
    [InlineData("maxAgeDays: 365", "maxAgeDays: 180", ChangeKind.Changed, ChangeDirection.Stricter)]
    [InlineData("maxAgeDays: 365", "severity: error", ChangeKind.Changed, ChangeDirection.Looser)]
    [InlineData("maxAgeDays: 365", "maxAgeDays: 180, severity: warning", ChangeKind.Changed, ChangeDirection.StricterAndLooser)]
    public void A_practice_is_judged_by_who_must_have_it_and_how_new(
        string old, string @new, ChangeKind kind, ChangeDirection direction)
    {
        static string Practices(string rest) => rest.Length == 0 ? "" : $"practices: [{{ id: threat-model, {rest} }}]";

        var change = Assert.Single(Diff(Practices(old), Practices(@new)));

        Assert.Equal((ChangedPart.Practice, "threat-model", kind, direction), (change.Part, change.Subject, change.Kind, change.Direction));
    }

    [Theory]
    [InlineData("requiredFor: { levels: [3] }", "requiredFor: { levels: [2, 3] }", ChangeDirection.Stricter)]
    [InlineData("requiredFor: { levels: [3] }", "requiredFor: { levels: [3], when: web }", ChangeDirection.Looser)]
    [InlineData(
        "requiredFor: { levels: [3], when: web }",
        "requiredFor: { levels: [3], when: service }",
        ChangeDirection.StricterAndLooser)]
    [InlineData(
        "requiredFor: { levels: [3] }",
        "requiredFor: { levels: [3] }, insteadOf: { packages: [pkg:nuget/IdentityServer4] }",
        ChangeDirection.Stricter)]
    [InlineData("requiredFor: { levels: [3] }", "requiredFor: { levels: [3] }, severity: warning", ChangeDirection.Looser)]
    [InlineData("requiredFor: { levels: [3] }, enforceFrom: 2027-01-01", "requiredFor: { levels: [3] }", ChangeDirection.Stricter)]
    public void A_service_is_judged_by_who_must_use_it_and_what_counts_as_another(string old, string @new, ChangeDirection direction)
    {
        static string Services(string rest) =>
            $"services: [{{ id: idp, title: T, kind: identity, recommended: {{ hosts: [login.contoso.example] }}, {rest} }}]";

        var change = Assert.Single(Diff(Services(old), Services(@new)));

        Assert.Equal((ChangedPart.Service, "idp", direction), (change.Part, change.Subject, change.Direction));
    }

    [Theory]
    [InlineData("recommended: { hosts: [a.example] }", "recommended: { hosts: [a.example, b.example] }", ChangeDirection.Looser)]
    [InlineData("recommended: { hosts: [a.example] }", "recommended: { hosts: [b.example] }", ChangeDirection.StricterAndLooser)]
    [InlineData("title: T", "title: U", ChangeDirection.SameWeight)]
    public void A_service_that_more_things_stand_for_is_looser(string old, string @new, ChangeDirection direction)
    {
        static string Services(string rest) =>
            $"services: [{{ id: idp, {(rest.StartsWith("title", StringComparison.Ordinal) ? "" : "title: T, ")}kind: identity, {rest} }}]";

        Assert.Equal(direction, Assert.Single(Diff(Services(old), Services(@new))).Direction);
    }

    [Fact]
    public void Without_the_baseline_each_of_its_entries_is_gone()
    {
        var changes = PolicyDiff.Of(
            Given.Policy(Given.Organisation("", "baseline")),
            Given.Policy(Given.Organisation("", "none")),
            Given.Today).Changes;

        Assert.Equal(
            BaselinePolicy.Layer.File.Components.Select(entry => entry.Pattern.ToString())
                .Distinct()
                .Order(StringComparer.OrdinalIgnoreCase),
            changes.Where(change => change is { Part: ChangedPart.Component, Kind: ChangeKind.Removed }).Select(change => change.Subject));
    }

    [Fact]
    public void A_policy_with_more_patterns_than_can_be_compared_with_each_other_says_so()
    {
        static string Many(string status, int count) =>
            "components:\n"
                + string.Concat(
                    Enumerable.Range(0, count).Select(index => $"  - {{ purl: \"pkg:nuget/A{index}.*\", status: {status}, reason: r }}\n"));

        Assert.True(PolicyDiff.Of(Given.Policy(Many("permitted", 150)), Given.Policy(Many("prohibited", 150)), Given.Today).IsComplete);
        Assert.False(PolicyDiff.Of(Given.Policy(Many("permitted", 250)), Given.Policy(Many("prohibited", 250)), Given.Today).IsComplete);
    }

    [Fact]
    public void A_repositorys_layer_is_refused() =>
        Assert.Throws<ArgumentException>(
            () => PolicyDiff.Of(Given.Policy(""), Given.Policy(Given.Organisation(""), Given.Repository("")), Given.Today));

    [Theory]
    [InlineData("A*", "*B", "A~B")]
    [InlineData("A*", "AB*", "AB~")]
    [InlineData("A*", "B*", null)]
    [InlineData("*A*", "*B*", "~A~B~")]
    [InlineData("Contoso.*", "contoso.W*", "Contoso.W~")]
    [InlineData("*", "*", "~")]
    [InlineData("A*C", "AB*BC", "AB~BC")]
    [InlineData("*aa", "aa*a", "aa~aa")]
    public void Two_patterns_have_a_name_in_common_or_none(string first, string second, string? name)
    {
        var found = NameProbe.InCommon(first, second, StringComparison.OrdinalIgnoreCase, '~');

        Assert.Equal(name is null, found is null);
        if (name is null)
        {
            return;
        }

        Assert.Equal(name.Length, found!.Length);
        Assert.True(
            Wildcard.Matches(first, found, StringComparison.OrdinalIgnoreCase)
                && Wildcard.Matches(second, found, StringComparison.OrdinalIgnoreCase),
            found);
    }

    [Fact]
    public void Hostile_patterns_take_no_time()
    {
        var (first, second) = (string.Concat(Enumerable.Repeat("*a", 200)) + "b", string.Concat(Enumerable.Repeat("a*", 200)) + "c");

        Assert.Null(NameProbe.InCommon(first, second, StringComparison.Ordinal, '~'));
    }

    private static IReadOnlyList<PolicyChange> Diff(string old, string @new) =>
        PolicyDiff.Of(Given.Policy(old), Given.Policy(@new), Given.Today).Changes;

    private static string Summary(OutcomeChange outcome)
    {
        string[] where =
        [
            .. outcome.Versions ?? ["all"],
            .. outcome.IncludesUnknownVersion && outcome.Versions is not null ? ["unknown"] : Array.Empty<string>(),
        ];
        return string.Concat(
            string.Join(" and ", where), $": {Of(outcome.Was)} -> {Of(outcome.Becomes)}",
            outcome.From is null ? "" : $" from {outcome.From}", outcome.Until is null ? "" : $" until {outcome.Until}",
            outcome.AlsoMatching is null ? "" : $" where {outcome.AlsoMatching}");

        static string Of(PolicyOutcome one) => one.RuleId is null ? $"{one.Severity}" : $"{one.Severity} {one.RuleId}";
    }
}
