namespace Psi.Policy.Tests.Lint;

public sealed class PolicyLintTests
{
    [Theory]
    [InlineData("status: recommended", "status: permitted", true)]
    [InlineData("status: recommended, versions: \"[1.0,)\"", "status: permitted, versions: \"[2.0,)\"", true)]
    [InlineData("status: recommended", "status: prohibited, reason: r", true)]
    [InlineData("status: recommended, scopes: [runtime], levels: [3]", "status: permitted, scopes: [runtime, test], levels: [2, 3]", true)]
    [InlineData("status: recommended", "status: prohibited, reason: r, versions: \"(,2.0)\"", false)]
    [InlineData("status: recommended", "status: permitted, scopes: [runtime]", false)]
    [InlineData("status: recommended", "status: permitted, levels: [1]", false)]
    public void An_entry_that_a_later_file_always_overrules_never_decides(string earlier, string later, bool isUnreachable)
    {
        var findings = Lint(
            Given.Organisation($"components: [{{ purl: pkg:nuget/Contoso.Web, owner: a@b.example, {earlier} }}]", path: "1.yaml"),
            Given.Organisation($"components: [{{ purl: pkg:nuget/contoso.web, owner: a@b.example, {later} }}]", path: "2.yaml"));

        Assert.Equal(isUnreachable ? ["1.yaml(5,22): UnreachableEntry"] : [], findings.Select(Summary));
    }

    [Fact]
    public void A_repository_and_an_organisation_overrule_nothing_of_each_others_and_a_glob_nothing_of_another()
    {
        const string permitted = "components: [{ purl: pkg:nuget/Contoso.Web, owner: a@b.example, status: permitted }]";

        Assert.Empty(Lint(Given.Organisation(permitted), Given.Repository(permitted)));
        Assert.Empty(
            Lint(
                Given.Organisation(permitted),
                Given.Organisation(
                    "components: [{ purl: \"pkg:nuget/Contoso.*\", owner: a@b.example, status: permitted }]",
                    path: "2.yaml")));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(", enforceFrom: 2026-11-21", true)]
    [InlineData(", enforceFrom: 2026-11-22", false)]
    [InlineData(", versions: \"(,2.0)\"", false)]
    [InlineData(", scopes: [test]", false)]
    public void Beside_a_prohibition_of_all_versions_nothing_else_decides(string condition, bool isUnreachable)
    {
        var findings = Lint(Given.Organisation($$"""
            components:
              - { purl: pkg:nuget/Contoso.Web, owner: a@b.example, status: deprecated, reason: r, enforceFrom: 2030-01-01 }
              - { purl: pkg:nuget/Contoso.Web, owner: a@b.example, status: prohibited, reason: r{{condition}} }
            """));

        Assert.Equal(isUnreachable ? ["organisation.yaml(6,13): UnreachableEntry"] : [], Mistakes(findings));
    }

    [Theory]
    [InlineData(
        "status: permitted, versions: \"[1.0,2.0)\"",
        "status: deprecated, reason: r, versions: \"[1.5,3.0)\"",
        "ContradictingEntries")]
    [InlineData("status: prohibited, reason: r, versions: \"(,2.0]\"", "status: recommended, versions: \"[2.0,)\"", "ContradictingEntries")]
    [InlineData("status: prohibited, reason: r, versions: \"(,2.0)\"", "status: recommended, versions: \"[2.0,)\"", null)]
    [InlineData("status: prohibited, reason: r, versions: \"(,2.0)\"", "status: recommended", null)]
    [InlineData("status: permitted, versions: \"[1.0,2.0)\"", "status: permitted, versions: \"[1.5,3.0)\"", null)]
    [InlineData("status: permitted, versions: \"[1.0,2.0)\"", "status: permitted, versions: \"[1.0.0,2.0.0)\"", "DuplicateEntry")]
    [InlineData("status: permitted, scopes: [runtime]", "status: permitted, scopes: [test]", null)]
    [InlineData("status: permitted, levels: [1, 2]", "status: permitted, levels: [2]", "DuplicateEntry")]
    [InlineData("status: deprecated, reason: r, enforceFrom: 2030-01-01", "status: deprecated, reason: r", null)]
    public void Entries_of_equal_right_that_repeat_or_contradict_each_other_are_found(string earlier, string later, string? kind)
    {
        var findings = Lint(Given.Organisation($$"""
            components:
              - { purl: pkg:nuget/Contoso.Web, owner: a@b.example, {{earlier}} }
              - { purl: pkg:nuget/Contoso.Web, owner: a@b.example, {{later}} }
            """));

        Assert.Equal(kind is null ? [] : [$"organisation.yaml(7,13): {kind}"], Mistakes(findings));
    }

    [Theory]
    [InlineData("pkg:nuget/Good", false)]
    [InlineData("pkg:nuget/Bad", true)]
    [InlineData("pkg:nuget/Old", true)]
    [InlineData("pkg:nuget/Partly", false)]
    [InlineData("pkg:nuget/Partly@1.0.0", true)]
    [InlineData("pkg:nuget/Partly@2.0.0", false)]
    [InlineData("pkg:nuget/Ranged@1.0.0", true)]
    [InlineData("pkg:nuget/Elsewhere", false)]
    public void A_replacement_that_may_not_be_used_is_found(string replacement, bool isFound)
    {
        var findings = Lint(Given.Organisation($$"""
            components:
              - { purl: pkg:nuget/Contoso.Web, owner: a@b.example, status: prohibited, reason: r, scopes: [runtime],
                  replacement: {{replacement}} }
              - { purl: pkg:nuget/Bad, owner: a@b.example, status: prohibited, reason: r }
              - { purl: pkg:nuget/Old, owner: a@b.example, status: deprecated, reason: r }
              - { purl: pkg:nuget/Partly, owner: a@b.example, status: prohibited, reason: r, versions: "(,2.0)" }
              - { purl: pkg:nuget/Ranged, owner: a@b.example, status: permitted, versions: "[2.0,)" }
              - { purl: pkg:nuget/Elsewhere, owner: a@b.example, status: prohibited, reason: r, scopes: [test] }
            """));

        Assert.Equal(isFound ? ["organisation.yaml(6,13): UnusableReplacement"] : [], Mistakes(findings));
    }

    [Theory]
    [InlineData("endOfSupport: 2027-01-01", "endOfSupport: 2027-01-01", "DuplicateEntry")]
    [InlineData("endOfSupport: 2027-01-01", "endOfSupport: 2027-01-02", "ContradictingEntries")]
    [InlineData(
        "endOfSupport: 2027-01-01, versions: \"[1.0,2.0]\"",
        "endOfSupport: 2028-01-01, versions: \"[2.0,3.0)\"",
        "ContradictingEntries")]
    [InlineData("endOfSupport: 2027-01-01, versions: \"[1.0,2.0)\"", "endOfSupport: 2028-01-01, versions: \"[2.0,3.0)\"", null)]
    [InlineData("endOfSupport: 2027-01-01, versions: \"[1.0,2.0]\"", "endOfSupport: 2027-01-01, versions: \"[2.0,3.0)\"", null)]
    public void Support_entries_of_one_file_that_repeat_or_contradict_each_other_are_found(string earlier, string later, string? kind)
    {
        var findings = Lint(Given.Organisation($$"""
            support:
              - { purl: pkg:nuget/Contoso.Web, {{earlier}} }
              - { purl: pkg:nuget/contoso.web, {{later}} }
            """));

        Assert.Equal(kind is null ? [] : [$"organisation.yaml(7,13): {kind}"], findings.Select(Summary));
    }

    [Theory]
    [InlineData(", versions: \"[1.0,2.0)\"", "", true)]
    [InlineData(", versions: \"[1.0,2.0)\"", ", versions: \"[1.0.0,2.0.0)\"", true)]
    [InlineData("", "", true)]
    [InlineData("", ", versions: \"[1.0,2.0)\"", false)]
    [InlineData(", versions: \"[1.0,2.0)\"", ", versions: \"[1.5,3.0)\"", false)]
    public void A_support_entry_that_a_later_file_always_overrules_never_speaks(string earlier, string later, bool isUnreachable)
    {
        var findings = Lint(
            Given.Organisation($"support: [{{ purl: pkg:nuget/Contoso.Web, endOfSupport: 2027-01-01{earlier} }}]", path: "1.yaml"),
            Given.Organisation($"support: [{{ purl: pkg:nuget/Contoso.Web, endOfSupport: 2028-01-01{later} }}]", path: "2.yaml"));

        Assert.Equal(isUnreachable ? ["1.yaml(5,19): UnreachableEntry"] : [], findings.Select(Summary));
    }

    [Fact]
    public void A_repositorys_support_entry_overrules_nothing_of_its_organisations()
    {
        const string ends = "support: [{ purl: pkg:nuget/Contoso.Web, endOfSupport: 2027-01-01 }]";

        Assert.Empty(Lint(Given.Organisation(ends), Given.Repository(ends)));
    }

    [Fact]
    public void A_replacement_that_is_out_of_support_is_found_in_support_entries_too()
    {
        var findings = Lint(Given.Organisation("""
            support:
              - { purl: pkg:nuget/A, endOfSupport: 2026-01-01, replacement: pkg:nuget/B@1.0.0 }
              - { purl: pkg:nuget/B, versions: "(,2.0)", endOfSupport: 2026-01-01, replacement: pkg:nuget/B@2.0.0 }
            components:
              - { purl: pkg:nuget/C, owner: a@b.example, status: deprecated, reason: r, replacement: pkg:nuget/A }
            """));

        Assert.Equal(
            ["organisation.yaml(6,13): UnusableReplacement", "organisation.yaml(9,13): UnusableReplacement"],
            findings.Select(Summary));
        Assert.Contains(
            "supported until 2026-01-01 only itself, by organisation.yaml(7,13)",
            findings[0].Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_wants_to_be_looked_after_is_said_and_is_no_mistake()
    {
        var findings = Lint(Given.Organisation("""
            components:
              - { purl: pkg:nuget/A, status: permitted }
              - { purl: pkg:nuget/B, status: permitted, owner: a@b.example, reviewBy: 2026-11-20 }
              - { purl: pkg:nuget/C, status: permitted, owner: a@b.example, reviewBy: 2026-11-21 }
              - { purl: pkg:nuget/D, status: prohibited, reason: r, owner: a@b.example, enforceFrom: 2026-11-21 }
              - { purl: pkg:nuget/E, status: prohibited, reason: r, owner: a@b.example, enforceFrom: 2026-11-22 }
              - { purl: pkg:nuget/F, status: deprecated, reason: r, owner: a@b.example, enforceFrom: 2026-01-01 }
              - { purl: pkg:nuget/G, status: permitted }
            requirements:
              - { id: MAR-1, title: t, levels: [1], rules: [PSI3101], severity: error, enforceFrom: 2026-01-01 }
              - { id: MAR-2, title: t, levels: [1], rules: [PSI3101], severity: error, enforceFrom: 2027-01-01 }
            """));

        Assert.Equal(
            [
                "organisation.yaml(6,13): NoOwner",
                "organisation.yaml(7,13): ReviewOverdue",
                "organisation.yaml(9,13): PastDate",
                "organisation.yaml(14,5): PastDate",
            ],
            findings.Select(Summary));
        Assert.DoesNotContain(findings, finding => finding.IsMistake);
        Assert.Contains("2 of 7 entries have no owner", findings[0].Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<LintDiagnostic> Lint(params PolicyLayer[] layers) => PolicyLint.Check(layers, Given.Today);

    private static IEnumerable<string> Mistakes(IEnumerable<LintDiagnostic> findings) =>
        findings.Where(finding => finding.IsMistake).Select(Summary);

    private static string Summary(LintDiagnostic finding) => $"{finding.Location}: {finding.Kind}";
}
