namespace Psi.Policy.Tests.Support;

public sealed class EndOfSupportTests
{
    private const string Ends = "support: [{ purl: pkg:nuget/Contoso.Web, endOfSupport: 2026-11-10 }]";

    [Theory]
    [InlineData("2026-08-11", Severity.None)]
    [InlineData("2026-08-12", Severity.Warning)]
    [InlineData("2026-11-10", Severity.Warning)]
    [InlineData("2026-11-11", Severity.Error)]
    [InlineData("2031-01-01", Severity.Error)]
    public void It_is_a_warning_from_90_days_before_the_last_day_on_and_an_error_from_the_day_after_it(string day, Severity severity)
    {
        var decision = Decide(Given.Policy(Ends), "pkg:nuget/Contoso.Web@1.0.0", day: day);

        Assert.Equal((severity, severity == Severity.None ? null : ProblemIds.EndOfSupport), (decision.Severity, decision.RuleId));
        Assert.Equal(ComponentStatus.Unlisted, decision.Status);
        Assert.Equal(Given.Day("2026-11-10"), decision.Support!.Entry.EndOfSupport);
    }

    [Theory]
    [InlineData(ComponentScope.Runtime, Severity.Error)]
    [InlineData(ComponentScope.Build, Severity.Error)]
    [InlineData(ComponentScope.Test, Severity.Warning)]
    public void What_only_tests_use_stays_a_warning(ComponentScope scope, Severity severity)
    {
        Assert.Equal(severity, Decide(Given.Policy(Ends), "pkg:nuget/Contoso.Web@1.0.0", scope, "2026-11-11").Severity);
        Assert.Equal(Severity.Warning, Decide(Given.Policy(Ends), "pkg:nuget/Contoso.Web@1.0.0", scope, "2026-11-10").Severity);
    }

    [Theory]
    [InlineData("7.9.9", false)]
    [InlineData("8.0", true)]
    [InlineData("8.4.1", true)]
    [InlineData("9.0", false)]
    public void An_entry_speaks_of_the_versions_it_names(string version, bool speaks)
    {
        var policy = Given.Policy("support: [{ purl: pkg:nuget/Contoso.Web, versions: \"[8.0,9.0)\", endOfSupport: 2026-11-10 }]");
        Assert.Equal(speaks, Decide(policy, $"pkg:nuget/contoso.web@{version}").RuleId == ProblemIds.EndOfSupport);
        Assert.Null(Decide(policy, $"pkg:nuget/Contoso.Worker@{version}").Support);
    }

    [Theory]
    [InlineData("status: recommended", ProblemIds.EndOfSupport, Severity.Error, ComponentStatus.Recommended)]
    [InlineData("status: deprecated, reason: R", ProblemIds.EndOfSupport, Severity.Error, ComponentStatus.Deprecated)]
    [InlineData(
        "status: deprecated, reason: R, enforceFrom: 2026-01-01",
        ProblemIds.Deprecated,
        Severity.Error,
        ComponentStatus.Deprecated)]
    [InlineData("status: prohibited, reason: R", ProblemIds.Prohibited, Severity.Error, ComponentStatus.Prohibited)]
    [InlineData("status: permitted, versions: \"[2.0,)\"", ProblemIds.VersionOutside, Severity.Error, ComponentStatus.Permitted)]
    public void The_heavier_of_list_and_support_is_reported_and_the_lists_when_they_weigh_the_same(
        string entry, string rule, Severity severity, ComponentStatus status)
    {
        var decision = Decide(
            Given.Policy($"components: [{{ purl: pkg:nuget/Contoso.Web, {entry} }}]\n{Ends}"),
            "pkg:nuget/Contoso.Web@1.0.0");

        Assert.Equal((rule, severity, status), (decision.RuleId, decision.Severity, decision.Status));
        Assert.Equal(rule == ProblemIds.EndOfSupport, decision.IsBySupport);
        Assert.Equal(status, decision.Entry!.Status);
        Assert.Equal(decision.IsBySupport ? 6 : 5, decision.DecidedAt!.Value.Line);
    }

    [Fact]
    public void An_end_to_come_weighs_as_much_as_a_deprecation_which_is_the_answer()
    {
        var decision = Decide(
            Given.Policy($"components: [{{ purl: pkg:nuget/Contoso.Web, status: deprecated, reason: R }}]\n{Ends}"),
            "pkg:nuget/Contoso.Web@1.0.0",
            day: "2026-11-01");
        Assert.Equal((ProblemIds.Deprecated, Severity.Warning), (decision.RuleId, decision.Severity));
    }

    [Theory]
    [InlineData("2027-11-10", "2028-11-10", null)]
    [InlineData("2028-11-10", "2026-11-10", ProblemIds.EndOfSupport)]
    public void Of_an_organisations_files_the_later_speaks_whichever_date_it_names(string first, string second, string? rule)
    {
        var policy = Given.Policy(
            Given.Organisation($"support: [{{ purl: pkg:nuget/Contoso.Web, endOfSupport: {first} }}]", path: "1.yaml"),
            Given.Organisation($"support: [{{ purl: \"pkg:nuget/Contoso.*\", endOfSupport: {second} }}]", path: "2.yaml"));
        var decision = Decide(policy, "pkg:nuget/Contoso.Web@1.0.0");

        Assert.Equal(rule, decision.RuleId);
        Assert.Equal("2.yaml", decision.Support!.Entry.Location.Path);
    }

    [Fact]
    public void A_later_file_that_is_silent_about_the_version_leaves_the_word_to_the_earlier()
    {
        var policy = Given.Policy(
            Given.Organisation(Ends, path: "1.yaml"),
            Given.Organisation(
                "support: [{ purl: pkg:nuget/Contoso.Web, versions: \"[2.0,)\", endOfSupport: 2030-01-01 }]",
                path: "2.yaml"));

        Assert.Equal(ProblemIds.EndOfSupport, Decide(policy, "pkg:nuget/Contoso.Web@1.0.0").RuleId);
        Assert.Null(Decide(policy, "pkg:nuget/Contoso.Web@2.0.0").RuleId);
    }

    [Fact]
    public void In_one_file_an_exact_id_speaks_before_a_glob_and_a_longer_glob_before_a_shorter()
    {
        var policy = Given.Policy("""
            support:
              - { purl: "pkg:nuget/*", endOfSupport: 2020-01-01 }
              - { purl: "pkg:nuget/Contoso.*", endOfSupport: 2030-01-01 }
              - { purl: pkg:nuget/Contoso.Web, endOfSupport: 2031-01-01 }
            """);

        Assert.Equal("2031-01-01", EndOf("pkg:nuget/Contoso.Web@1.0.0"));
        Assert.Equal("2030-01-01", EndOf("pkg:nuget/Contoso.Worker@1.0.0"));
        Assert.Equal("2020-01-01", EndOf("pkg:nuget/Serilog@1.0.0"));
        string EndOf(string component) => Decide(policy, component).Support!.Entry.EndOfSupport.ToString();
    }

    [Theory]
    [InlineData("2027-11-10", Severity.Error, true)]
    [InlineData("2026-11-01", Severity.Error, false)]
    public void A_repository_may_not_name_a_later_end(string here, Severity severity, bool isLooser)
    {
        var policy = Given.Policy(
            Given.Organisation(Ends),
            Given.Repository($"support: [{{ purl: pkg:nuget/Contoso.Web, endOfSupport: {here} }}]"));
        var decision = Decide(policy, "pkg:nuget/Contoso.Web@1.0.0");

        Assert.Equal(severity, decision.Severity);
        Assert.Equal(isLooser, decision.LooserSupport is not null);
        Assert.Equal(isLooser ? "organisation.yaml" : "repository.yaml", decision.Support!.Entry.Location.Path);
    }

    [Fact]
    public void A_repository_may_name_an_end_where_the_organisation_is_silent_or_later()
    {
        const string here = "support: [{ purl: pkg:nuget/Contoso.Web, endOfSupport: 2026-11-01 }]";

        Assert.Equal(
            Severity.Error,
            Decide(Given.Policy(Given.Organisation(""), Given.Repository(here)), "pkg:nuget/Contoso.Web@1.0.0").Severity);
        Assert.Equal(
            Severity.Error,
            Decide(
                Given.Policy(
                    Given.Organisation("support: [{ purl: pkg:nuget/Contoso.Web, endOfSupport: 2030-01-01 }]"),
                    Given.Repository(here)),
                "pkg:nuget/Contoso.Web@1.0.0").Severity);
    }

    [Theory]
    [InlineData("pkg:nuget/Contoso.Web", "2026-08-11", Severity.None)]
    [InlineData("pkg:nuget/Contoso.Web", "2026-11-10", Severity.Warning)]
    [InlineData("pkg:nuget/Contoso.Web", "2026-11-11", Severity.Error)]
    [InlineData("pkg:nuget/Contoso.Web@nightly", "2026-11-11", Severity.Error)]
    [InlineData("pkg:nuget/Contoso.Web@9.0", "2026-11-11", Severity.None)]
    public void A_version_that_cannot_be_compared_weighs_what_it_might_be(string component, string day, Severity severity)
    {
        var policy = Given.Policy("support: [{ purl: pkg:nuget/Contoso.Web, versions: \"[8.0,9.0)\", endOfSupport: 2026-11-10 }]");
        var decision = Decide(policy, component, day: day);
        Assert.Equal((severity, severity == Severity.None ? null : ProblemIds.Undetermined), (decision.Severity, decision.RuleId));
    }

    [Fact]
    public void What_may_speak_silences_nobody_and_what_is_certain_is_said_first()
    {
        var policy = Given.Policy(
            Given.Organisation(Ends, path: "1.yaml"),
            Given.Organisation(
                "support: [{ purl: pkg:nuget/Contoso.Web, versions: \"[2.0,)\", endOfSupport: 2020-01-01 }]",
                path: "2.yaml"));
        var decision = Decide(policy, "pkg:nuget/Contoso.Web");
        Assert.Equal((ProblemIds.EndOfSupport, "1.yaml"), (decision.RuleId, decision.Support!.Entry.Location.Path));
    }

    [Theory]
    [InlineData("0001-01-01", Severity.Error)]
    [InlineData("0001-03-01", Severity.Error)]
    [InlineData("9999-12-31", Severity.None)]
    public void The_first_and_the_last_day_there_is_do_no_harm(string end, Severity severity)
    {
        var policy = Given.Policy($"support: [{{ purl: pkg:nuget/Contoso.Web, endOfSupport: {end} }}]");
        Assert.Equal(severity, Decide(policy, "pkg:nuget/Contoso.Web@1.0.0").Severity);
        Assert.Equal(Severity.Warning, Decide(policy, "pkg:nuget/Contoso.Web@1.0.0", day: end).Severity);
        Assert.NotNull(
            ComponentExplanation.Of(policy, null, Given.Component("pkg:nuget/Contoso.Web@1.0.0"), ComponentScope.Runtime, 3, Given.Today));
    }

    private static ComponentDecision Decide(
        EffectivePolicy policy, string component, ComponentScope scope = ComponentScope.Runtime, string day = "2026-11-21") =>
        ComponentDecider.Decide(policy, Given.Component(component), scope, 3, Given.Day(day));
}
