namespace Psi.Policy.Tests.Decisions;

public class DecisionTests
{
    // ---- Which entry decides

    [Fact]
    public void An_exact_id_beats_a_glob()
    {
        var policy = Given.Policy("""
            components:
              - { purl: "pkg:nuget/Contoso.*", status: prohibited, reason: R }
              - { purl: pkg:nuget/Contoso.Web, status: recommended }
            """);
        Assert.Equal(ComponentStatus.Recommended, Decide(policy, "pkg:nuget/Contoso.Web@1.0.0").Status);
        Assert.Equal(ComponentStatus.Prohibited, Decide(policy, "pkg:nuget/Contoso.Data@1.0.0").Status);
    }

    [Fact]
    public void A_longer_glob_beats_a_shorter_one()
    {
        var policy = Given.Policy("""
            components:
              - { purl: "pkg:nuget/Contoso.Web.*", status: recommended }
              - { purl: "pkg:nuget/Contoso.*", status: prohibited, reason: R }
            """);
        Assert.Equal(ComponentStatus.Recommended, Decide(policy, "pkg:nuget/Contoso.Web.Api@1.0.0").Status);
    }

    [Fact]
    public void An_exact_id_of_an_earlier_layer_beats_a_glob_of_a_later_one()
    {
        var policy = Given.Policy(
            Given.Organisation("components: [{ purl: pkg:nuget/Contoso.Web, status: recommended }]"),
            Given.Organisation("components: [{ purl: \"pkg:nuget/Contoso.*\", status: prohibited, reason: R }]"));
        Assert.Equal(ComponentStatus.Recommended, Decide(policy, "pkg:nuget/Contoso.Web@1.0.0").Status);
    }

    [Fact]
    public void A_later_organisation_layer_beats_an_earlier_one_and_may_loosen_it()
    {
        var policy = Given.Policy(
            Given.Organisation("components: [{ purl: pkg:nuget/A, status: prohibited, reason: R }]"),
            Given.Organisation("components: [{ purl: pkg:nuget/A, status: permitted }]"));
        Assert.Equal((ComponentStatus.Permitted, Severity.None), Outcome(Decide(policy, "pkg:nuget/A@1.0.0")));
    }

    [Fact]
    public void An_organisation_may_loosen_the_baseline()
    {
        var policy = Given.Policy(
            Given.Organisation("components: [{ purl: pkg:nuget/IdentityServer4, status: permitted }]", extends: "baseline"));
        Assert.Equal(ComponentStatus.Permitted, Decide(policy, "pkg:nuget/IdentityServer4@4.1.2").Status);
    }

    [Fact]
    public void Ids_compare_ignoring_case_where_their_ecosystem_does()
    {
        var policy = Given.Policy("""
            components:
              - { purl: pkg:nuget/Contoso.Web, status: prohibited, reason: R }
              - { purl: pkg:generic/OpenSSL, status: prohibited, reason: R }
            """);
        Assert.Equal(ComponentStatus.Prohibited, Decide(policy, "pkg:nuget/CONTOSO.web@1.0.0").Status);
        Assert.Equal(ComponentStatus.Unlisted, Decide(policy, "pkg:generic/openssl@3.0").Status);
        Assert.Equal(ComponentStatus.Prohibited, Decide(policy, "pkg:generic/OpenSSL@3.0").Status);
    }

    [Theory]
    [InlineData("permitted", "", Severity.Error, ComponentStatus.Prohibited, true)]
    [InlineData("deprecated", "", Severity.Error, ComponentStatus.Prohibited, true)]
    [InlineData("prohibited", "versions: \"(,1.0)\"", Severity.Error, ComponentStatus.Prohibited, false)]
    [InlineData("prohibited", "", Severity.Error, ComponentStatus.Prohibited, false)]
    public void A_repository_never_loosens_and_is_told_when_it_tries(
        string status, string versions, Severity severity, ComponentStatus outcome, bool told)
    {
        var policy = Given.Policy(
            Given.Organisation("components: [{ purl: pkg:nuget/A, status: prohibited, reason: Theirs }]"),
            Given.Repository($"components:\n  - purl: pkg:nuget/A\n    status: {status}\n    reason: Ours\n    {versions}"));
        var decision = Decide(policy, "pkg:nuget/A@1.0.0");
        Assert.Equal((outcome, severity), Outcome(decision));
        Assert.Equal("Theirs", decision.Entry!.Reason);
        Assert.Equal(told, decision.LooserEntry is not null);
    }

    [Fact]
    public void A_repository_may_be_stricter()
    {
        var policy = Given.Policy(
            Given.Organisation("components: [{ purl: pkg:nuget/A, status: recommended }]"),
            Given.Repository("components: [{ purl: pkg:nuget/A, status: deprecated, reason: R }]"));
        var decision = Decide(policy, "pkg:nuget/A@1.0.0");
        Assert.Equal((ComponentStatus.Deprecated, Severity.Warning), Outcome(decision));
        Assert.Equal("repository.yaml", decision.Entry!.Location.Path);
        Assert.Null(decision.LooserEntry);
    }

    [Fact]
    public void A_repository_may_narrow_the_versions_of_what_is_recommended_or_unlisted_without_loosening_the_rest()
    {
        var policy = Given.Policy(
            Given.Organisation("components: [{ purl: pkg:nuget/A, status: recommended }]"),
            Given.Repository(
                "components: [{ purl: pkg:nuget/A, status: permitted, versions: \"[2.0,)\" }, { purl: pkg:nuget/B, status: "
                + "permitted, versions: \"[2.0,)\" }]"));
        Assert.Equal(ProblemIds.VersionOutside, Decide(policy, "pkg:nuget/A@1.0.0").RuleId);
        Assert.Null(Decide(policy, "pkg:nuget/A@2.0.0").LooserEntry);
        Assert.Equal(ProblemIds.VersionOutside, Decide(policy, "pkg:nuget/B@1.0.0").RuleId);
        Assert.Null(Decide(policy, "pkg:nuget/B@2.0.0").LooserEntry);
    }

    [Fact]
    public void A_repository_cannot_list_what_the_organisation_left_unlisted()
    {
        var policy = Given.Policy(
            Given.Organisation("unlisted: { severity: error }"), Given.Repository(
                "components: [{ purl: pkg:nuget/A, status: recommended }]"));
        var decision = Decide(policy, "pkg:nuget/A@1.0.0");
        Assert.Equal((ComponentStatus.Unlisted, Severity.Error), Outcome(decision));
        Assert.NotNull(decision.LooserEntry);
    }

    [Fact]
    public void What_a_repository_says_of_unlisted_components_is_not_about_those_it_lists_itself()
    {
        var policy = Given.Policy(
            Given.Organisation("unlisted: { severity: warning }"), Given.Repository(
                "unlisted: { severity: error }\ncomponents: [{ purl: pkg:nuget/A, status: permitted }]"));
        Assert.Equal((ComponentStatus.Unlisted, Severity.Warning), Outcome(Decide(policy, "pkg:nuget/A@1.0.0")));
        Assert.Equal((ComponentStatus.Unlisted, Severity.Error), Outcome(Decide(policy, "pkg:nuget/B@1.0.0")));
    }

    // ---- What a status means

    [Theory]
    [InlineData("recommended", null, Severity.None)]
    [InlineData("permitted", null, Severity.None)]
    [InlineData("deprecated", ProblemIds.Deprecated, Severity.Warning)]
    [InlineData("prohibited", ProblemIds.Prohibited, Severity.Error)]
    public void Each_status_has_its_diagnostic(string status, string? rule, Severity severity)
    {
        var decision = Decide(Given.Policy($"components: [{{ purl: pkg:nuget/A, status: {status}, reason: R }}]"), "pkg:nuget/A@1.0.0");
        Assert.Equal((rule, severity), (decision.RuleId, decision.Severity));
    }

    [Theory]
    [InlineData("recommended")]
    [InlineData("permitted")]
    [InlineData("deprecated")]
    public void Outside_the_accepted_versions_is_an_error_of_its_own(string status)
    {
        var decision = Decide(
            Given.Policy($"components: [{{ purl: pkg:nuget/A, status: {status}, reason: R, versions: \"[2.0,3.0)\" }}]"),
            "pkg:nuget/A@3.0.0");
        Assert.Equal((ProblemIds.VersionOutside, Severity.Error, "[2.0,3.0)"), (decision.RuleId, decision.Severity, decision.Versions));
    }

    [Fact]
    public void Versions_outside_a_prohibited_interval_fall_to_the_next_matching_entry()
    {
        var policy = Given.Policy(
            Given.Organisation("components: [{ purl: pkg:nuget/A, status: deprecated, reason: Earlier layer }]"),
            Given.Organisation(
                "components: [{ purl: pkg:nuget/A, status: prohibited, versions: \"(,2.0)\", reason: Later layer }, { purl: "
                + "\"pkg:nuget/*\", status: permitted }]"));
        Assert.Equal(ComponentStatus.Prohibited, Decide(policy, "pkg:nuget/A@1.9.9").Status);
        Assert.Equal("Earlier layer", Decide(policy, "pkg:nuget/A@2.0.0").Entry!.Reason);
        Assert.Equal(ComponentStatus.Permitted, Decide(policy, "pkg:nuget/B@1.0.0").Status);
    }

    [Fact]
    public void Versions_outside_the_only_prohibited_interval_are_on_no_list()
    {
        var policy = Given.Policy(
            "unlisted: { severity: warning }\ncomponents: [{ purl: pkg:nuget/A, status: prohibited, versions: \"(,2.0)\", reason: R }]");
        Assert.Equal((ComponentStatus.Unlisted, Severity.Warning), Outcome(Decide(policy, "pkg:nuget/A@2.0.0")));
    }

    [Theory]
    [InlineData("1.0.0", ComponentStatus.Deprecated, ProblemIds.Deprecated)]
    [InlineData("2.0.0", ComponentStatus.Recommended, null)]
    [InlineData("2.5.0", ComponentStatus.Prohibited, ProblemIds.Prohibited)]
    [InlineData("3.0.0", ComponentStatus.Deprecated, ProblemIds.VersionOutside)]
    public void Entries_of_one_component_share_it_out_by_version(string version, ComponentStatus status, string? rule)
    {
        var policy = Given.Policy("""
            components:
              - { purl: pkg:nuget/A, status: recommended, versions: "[2.0,3.0)" }
              - { purl: pkg:nuget/A, status: deprecated, versions: "[1.0,2.0)", reason: R }
              - { purl: pkg:nuget/A, status: prohibited, versions: "[2.5.0]", reason: R }
            """);
        var decision = Decide(policy, $"pkg:nuget/A@{version}");
        Assert.Equal((status, rule), (decision.Status, decision.RuleId));
        if (rule == ProblemIds.VersionOutside)
        {
            Assert.Equal("[2.0,3.0) or [1.0,2.0)".Split(" or ").Order(), decision.Versions!.Split(" or ").Order());
        }
    }

    [Theory]
    [InlineData("prohibited", "", "2027-03-30", Severity.Warning)]
    [InlineData("prohibited", "", "2027-03-31", Severity.Error)]
    [InlineData("prohibited", "", "2027-04-01", Severity.Error)]
    [InlineData("deprecated", "", "2027-03-30", Severity.Warning)]
    [InlineData("deprecated", "", "2027-03-31", Severity.Error)]
    [InlineData("deprecated", "", "2027-04-01", Severity.Error)]
    [InlineData("permitted", "versions: \"[2.0,)\"", "2027-03-30", Severity.Warning)]
    [InlineData("permitted", "versions: \"[2.0,)\"", "2027-03-31", Severity.Error)]
    [InlineData("deprecated", "versions: \"[2.0,)\"", "2027-03-30", Severity.Warning)]
    [InlineData("deprecated", "versions: \"[2.0,)\"", "2027-03-31", Severity.Error)]
    [InlineData("recommended", "", "2027-04-01", Severity.None)]
    public void Before_enforceFrom_nothing_is_more_than_a_warning_and_the_day_itself_counts(
        string status, string versions, string today, Severity expected)
    {
        var policy = Given.Policy(
            $"components:\n  - purl: pkg:nuget/A\n    status: {status}\n    reason: R\n    enforceFrom: 2027-03-31\n    {versions}");
        Assert.Equal(expected, Decide(policy, "pkg:nuget/A@1.0.0", today: today).Severity);
    }

    [Fact]
    public void What_cannot_be_determined_is_no_more_than_a_warning_before_enforceFrom_either()
    {
        var policy = Given.Policy(
            "components: [{ purl: pkg:nuget/A, status: prohibited, reason: R, versions: \"(,2.0)\", enforceFrom: 2027-03-31 }]");
        Assert.Equal(Severity.Warning, Decide(policy, "pkg:nuget/A").Severity);
        Assert.Equal(Severity.Error, Decide(policy, "pkg:nuget/A", today: "2027-03-31").Severity);
    }

    [Theory]
    [InlineData("pkg:nuget/A")]
    [InlineData("pkg:nuget/A@$(AVersion)")]
    public void A_version_that_cannot_be_ordered_is_undetermined_whatever_the_status(string component)
    {
        foreach (var status in new[] { "recommended", "permitted", "deprecated", "prohibited" })
        {
            var decision = Decide(
                Given.Policy($"components: [{{ purl: pkg:nuget/A, status: {status}, reason: R, versions: \"[2.0,)\" }}]"),
                component);
            Assert.Equal((ProblemIds.Undetermined, Severity.Error), (decision.RuleId, decision.Severity));
        }
    }

    [Fact]
    public void An_entry_without_versions_decides_what_cannot_be_ordered_too()
    {
        Assert.Equal(
            ProblemIds.Prohibited,
            Decide(Given.Policy("components: [{ purl: pkg:nuget/A, status: prohibited, reason: R }]"), "pkg:nuget/A").RuleId);
        Assert.Null(Decide(Given.Policy("components: [{ purl: pkg:nuget/A, status: permitted }]"), "pkg:nuget/A").RuleId);
    }

    [Fact]
    public void An_announced_prohibition_does_not_hide_what_is_already_an_error()
    {
        var policy = Given.Policy("""
            components:
              - { purl: pkg:nuget/A, status: prohibited, versions: "[2.0,3.0)", reason: R, enforceFrom: 2027-03-31 }
              - { purl: pkg:nuget/A, status: permitted, versions: "[1.0,2.0)" }
            """);
        var decision = Decide(policy, "pkg:nuget/A@2.5.0");
        Assert.Equal((ProblemIds.VersionOutside, Severity.Error), (decision.RuleId, decision.Severity));
    }

    [Fact]
    public void Of_two_prohibitions_the_one_in_force_is_the_decision()
    {
        var policy = Given.Policy("""
            components:
              - { purl: pkg:nuget/A, status: prohibited, reason: Later, enforceFrom: 2027-03-31 }
              - { purl: pkg:nuget/A, status: prohibited, reason: Now }
            """);
        Assert.Equal("Now", Decide(policy, "pkg:nuget/A@1.0.0").Entry!.Reason);
    }

    [Fact]
    public void Of_two_deprecations_the_one_that_becomes_an_error_is_the_decision()
    {
        var policy = Given.Policy("""
            components:
              - { purl: pkg:nuget/A, status: deprecated, reason: Never an error }
              - { purl: pkg:nuget/A, status: deprecated, reason: Dated, enforceFrom: 2027-03-31 }
            """);
        Assert.Equal("Dated", Decide(policy, "pkg:nuget/A@1.0.0").Entry!.Reason);
    }

    // ---- Scopes, levels, unlisted

    [Theory]
    [InlineData(ComponentScope.Runtime, true)]
    [InlineData(ComponentScope.Build, false)]
    [InlineData(ComponentScope.Test, true)]
    public void An_entry_speaks_in_its_scopes_only(ComponentScope scope, bool expected)
    {
        var policy = Given.Policy("components: [{ purl: pkg:nuget/A, status: prohibited, reason: R, scopes: [runtime, test] }]");
        Assert.Equal(expected, Decide(policy, "pkg:nuget/A@1.0.0", scope).RuleId == ProblemIds.Prohibited);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    public void An_entry_speaks_to_its_levels_only(int level, bool expected)
    {
        var policy = Given.Policy("components: [{ purl: pkg:nuget/A, status: prohibited, reason: R, levels: [2, 3] }]");
        Assert.Equal(expected, Decide(policy, "pkg:nuget/A@1.0.0", level: level).RuleId == ProblemIds.Prohibited);
    }

    [Fact]
    public void An_exact_entry_for_another_scope_leaves_the_component_to_the_next_entry()
    {
        var policy = Given.Policy("""
            components:
              - { purl: pkg:nuget/A, status: permitted, scopes: [test] }
              - { purl: "pkg:nuget/*", status: prohibited, reason: R }
            """);
        Assert.Equal(ComponentStatus.Prohibited, Decide(policy, "pkg:nuget/A@1.0.0", ComponentScope.Runtime).Status);
        Assert.Equal(ComponentStatus.Permitted, Decide(policy, "pkg:nuget/A@1.0.0", ComponentScope.Test).Status);
    }

    [Theory]
    [InlineData("none", null, Severity.None)]
    [InlineData("warning", ProblemIds.Unlisted, Severity.Warning)]
    [InlineData("error", ProblemIds.Unlisted, Severity.Error)]
    public void What_is_on_no_list_gives_what_the_policy_says_in_the_scopes_it_names(string severity, string? rule, Severity expected)
    {
        var policy = Given.Policy($"unlisted: {{ severity: {severity}, scopes: [runtime] }}");
        var decision = Decide(policy, "pkg:nuget/A@1.0.0");
        Assert.Equal((ComponentStatus.Unlisted, rule, expected), (decision.Status, decision.RuleId, decision.Severity));
        Assert.Null(decision.Entry);
        Assert.Equal(Severity.None, Decide(policy, "pkg:nuget/A@1.0.0", ComponentScope.Test).Severity);
    }

    [Fact]
    public void Without_scopes_the_rule_for_unlisted_components_holds_in_all()
    {
        var policy = Given.Policy("unlisted: { severity: error }");
        Assert.All(
            Enum.GetValues<ComponentScope>(),
            scope => Assert.Equal(Severity.Error, Decide(policy, "pkg:nuget/A@1.0.0", scope).Severity));
    }

    [Fact]
    public void A_policy_that_says_nothing_about_unlisted_components_reports_none() =>
        Assert.Null(Decide(Given.Policy(""), "pkg:nuget/A@1.0.0").RuleId);

    private static (ComponentStatus, Severity) Outcome(ComponentDecision decision) => (decision.Status, decision.Severity);

    private static ComponentDecision Decide(
        EffectivePolicy policy,
        string component,
        ComponentScope scope = ComponentScope.Runtime,
        int level = 3,
        string today = "2026-11-21") =>
        ComponentDecider.Decide(policy, PackageUrl.Parse(component), scope, level, Given.Day(today));
}
