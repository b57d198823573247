namespace Psi.Policy.Tests.Lint;

public sealed class LooserThanBaselineTests
{
    private const string OwnDeprecation =
        "- { purl: pkg:nuget/Newtonsoft.Json, status: deprecated, versions: \"[13.0.3,)\", reason: R., owner: a@b.example, "
        + "enforceFrom: 2027-03-31 }";

    [Fact]
    public void A_deprecation_that_turns_a_prohibition_of_the_baseline_into_a_warning_is_noted_at_its_line()
    {
        var note = Assert.Single(Notes($"components:\n  {OwnDeprecation}"));

        Assert.Equal(new FileLocation("organisation.yaml", 6, 13), note.Location);
        Assert.False(note.IsMistake);
        Assert.Equal(
            "pkg:nuget/Newtonsoft.Json is less strict here than in Psi's baseline: in (,13.0.1), until 2027-03-30, "
            + "prohibited: error PSI1001 → deprecated, but not in this version: warning PSI1002. "
            + "If this is not meant, add an entry that says what the baseline says.",
            note.Message);
    }

    [Fact]
    public void With_the_prohibition_repeated_there_is_nothing_to_note() => Assert.Empty(Notes(
        "components:\n"
        + "  - { purl: pkg:nuget/Newtonsoft.Json, status: prohibited, versions: \"(,13.0.1)\", reason: R., owner: a@b.example }\n"
        + $"  {OwnDeprecation}"));

    [Theory]
    [InlineData("components: [{ purl: pkg:nuget/Newtonsoft.Json, status: permitted, owner: a@b.example }]", "pkg:nuget/Newtonsoft.Json")]
    [InlineData(
        "components: [{ purl: pkg:nuget/Microsoft.Azure.Management.Sql, status: permitted, owner: a@b.example }]",
        "pkg:nuget/Microsoft.Azure.Management.Sql")]
    [InlineData("unpinned: { severity: none }", "unpinned")]
    [InlineData("waivers: { maxDays: 400 }", "waivers.maxDays")]
    [InlineData("levels: { technology: { web: 1 } }", "levels.technology.web")]
    [InlineData("requirements: [{ id: MAR-TLS-1, title: T, rules: [PSI3201], severity: warning }]", "MAR-TLS-1")]
    [InlineData("support: [{ purl: pkg:generic/dotnet-runtime, versions: \"[6.0,7.0)\", endOfSupport: 2030-01-01 }]", "dotnet-runtime")]
    public void So_is_whatever_else_the_baseline_says_more_strictly(string own, string subject) =>
        Assert.Contains(subject, Assert.Single(Notes(own)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("components: [{ purl: pkg:nuget/Newtonsoft.Json, status: prohibited, reason: R., owner: a@b.example }]")]
    [InlineData("components: [{ purl: pkg:nuget/Serilog, status: permitted, owner: a@b.example }]")]
    [InlineData("components: [{ purl: \"pkg:nuget/*\", status: permitted, owner: a@b.example }]")]
    [InlineData("unpinned: { severity: error }")]
    [InlineData("waivers: { maxDays: 90 }")]
    [InlineData("requirements: [{ id: OWN-1, title: T, rules: [PSI3201], severity: warning }]")]
    public void What_is_stricter_or_about_other_things_is_not(string own) => Assert.Empty(Notes(own));

    [Fact]
    public void A_policy_that_does_not_build_on_the_baseline_is_not_compared_with_it() => Assert.Empty(
        Notes("components: [{ purl: pkg:nuget/Newtonsoft.Json, status: permitted, owner: a@b.example }]", extends: "none"));

    [Fact]
    public void What_would_take_too_long_to_compare_is_said()
    {
        var entries = Enumerable.Range(0, 201).Select(number =>
            $"  - {{ purl: pkg:nuget/Newtonsoft.Json, status: permitted, versions: \"[{number}.0.0,{number}.1.0)\", owner: a@b.example }}");

        var note = Assert.Single(Notes("components:\n" + string.Join("\n", entries)));

        Assert.Contains("was not determined: more than 200 entries", note.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<LintDiagnostic> Notes(string own, string extends = "baseline") =>
    [
        .. PolicyLint.Check([Given.Organisation(own, extends)], Given.Today)
            .Where(finding => finding.Kind == LintKind.LooserThanBaseline),
    ];
}
