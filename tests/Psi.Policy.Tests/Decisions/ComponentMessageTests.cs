namespace Psi.Policy.Tests.Decisions;

/// <summary>The messages as a developer reads them.</summary>
public class ComponentMessageTests
{
    [Theory]
    [InlineData(
        "status: prohibited, reason: Its support ended, replacement: pkg:nuget/New", "pkg:nuget/Old@1.0.0",
        "Old 1.0.0 is prohibited by the policy of Contoso. Its support ended. Use New instead.",
        "Old 1.0.0 is prohibited by the policy of Contoso. Its support ended. It comes in through Direct 2.0.0 → Old 1.0.0. "
        + "Update Direct 2.0.0 to a version that no longer brings it in, or replace Direct 2.0.0; use New instead of Old.")]
    [InlineData(
        "status: prohibited, reason: Its support ended", "pkg:nuget/Old@1.0.0",
        "Old 1.0.0 is prohibited by the policy of Contoso. Its support ended. Remove it, or ask for a waiver.",
        "Old 1.0.0 is prohibited by the policy of Contoso. Its support ended. It comes in through Direct 2.0.0 → Old 1.0.0. "
        + "Update Direct 2.0.0 to a version that no longer brings it in, replace Direct 2.0.0, or ask for a waiver.")]
    [InlineData(
        "status: prohibited, versions: \"(,13.0.1)\", reason: A deeply nested document crashes the process (CVE-2024-21907)., "
        + "replacement: pkg:nuget/Old@13.0.3",
        "pkg:nuget/Old@12.0.1",
        "Old 12.0.1 is prohibited by the policy of Contoso, like every version in (,13.0.1). "
        + "A deeply nested document crashes the process (CVE-2024-21907). Move to version 13.0.3.",
        "Old 12.0.1 is prohibited by the policy of Contoso, like every version in (,13.0.1). "
        + "A deeply nested document crashes the process (CVE-2024-21907). It comes in through Direct 2.0.0 → Old 12.0.1. "
        + "Update Direct 2.0.0 to a version that brings in Old 13.0.3, or reference that version directly.")]
    [InlineData(
        "status: prohibited, versions: \"(,13.0.1)\", reason: R", "pkg:nuget/Old@12.0.1",
        "Old 12.0.1 is prohibited by the policy of Contoso, like every version in (,13.0.1). R. Move to a version outside that range.",
        "Old 12.0.1 is prohibited by the policy of Contoso, like every version in (,13.0.1). R. "
        + "It comes in through Direct 2.0.0 → Old 12.0.1. "
        + "Update Direct 2.0.0 to a version that brings in another one, or reference a version of Old outside that range directly.")]
    [InlineData(
        "status: permitted, versions: \"[4.0.0,)\", reason: Serilog 3 gets no fixes", "pkg:nuget/Old@3.0.0",
        "Old 3.0.0 is outside the versions that the policy of Contoso accepts: [4.0.0,). Serilog 3 gets no fixes. "
        + "Move to an accepted version.",
        "Old 3.0.0 is outside the versions that the policy of Contoso accepts: [4.0.0,). Serilog 3 gets no fixes. "
        + "It comes in through Direct 2.0.0 → Old 3.0.0. "
        + "Update Direct 2.0.0 to a version that brings in an accepted one, or reference an accepted version of Old directly.")]
    [InlineData(
        "status: deprecated, versions: \"[7.0,)\", reason: R, replacement: pkg:nuget/New", "pkg:nuget/Old@3.0.0",
        "Old 3.0.0 is outside the versions that the policy of Contoso accepts: [7.0,). R. Move to an accepted version, or use New instead.",
        null)]
    [InlineData(
        "status: deprecated, reason: \"One serializer\\n per product.\", replacement: pkg:nuget/New, enforceFrom: 2027-03-31",
        "pkg:nuget/Old@3.0.0",
        "Old 3.0.0 is deprecated by the policy of Contoso. One serializer per product. Use New instead. "
        + "From 2027-03-31 on this is an error.",
        null)]
    [InlineData(
        "status: prohibited, reason: R, enforceFrom: 2026-11-22", "pkg:nuget/Old@3.0.0",
        "Old 3.0.0 is prohibited by the policy of Contoso. R. Remove it, or ask for a waiver. From 2026-11-22 on this is an error.",
        null)]
    [InlineData(
        "status: prohibited, reason: R, enforceFrom: 2026-11-21", "pkg:nuget/Old@3.0.0",
        "Old 3.0.0 is prohibited by the policy of Contoso. R. Remove it, or ask for a waiver.",
        null)]
    [InlineData(
        "status: permitted, versions: \"[4.0.0,)\"", "pkg:nuget/Old",
        "Whether Old is allowed could not be determined: its version is not known, and the policy of Contoso decides by version. "
        + "Name the version it is used in.",
        null)]
    [InlineData(
        "status: permitted, versions: \"[4.0.0,)\"", "pkg:nuget/Old@nightly",
        "Whether Old nightly is allowed could not be determined: "
        + "version 'nightly' cannot be compared with [4.0.0,) in the policy of Contoso. Use a release with a version number.",
        "Whether Old nightly is allowed could not be determined: "
        + "version 'nightly' cannot be compared with [4.0.0,) in the policy of Contoso. "
        + "It comes in through Direct 2.0.0 → Old nightly. "
        + "Reference a release of Old with a version number directly, or update Direct 2.0.0.")]
    public void A_message_says_what_is_wrong_why_and_what_to_do(string entry, string component, string direct, string? transitive)
    {
        var policy = Given.Policy($"components: [{{ purl: pkg:nuget/Old, {entry} }}]");
        Assert.Equal(direct, Message(policy, component, []));
        if (transitive is not null)
        {
            Assert.Equal(transitive, Message(policy, component, ["Direct@2.0.0"]));
        }
    }

    [Theory]
    [InlineData(
        "endOfSupport: 2026-11-20, reason: Its authors say so, replacement: pkg:nuget/New", "pkg:nuget/Old@1.0.0",
        "Old 1.0.0 is out of support: its support ended on 2026-11-20, and no security fixes come any more. Its authors say so. "
        + "Use New instead.",
        "Old 1.0.0 is out of support: its support ended on 2026-11-20, and no security fixes come any more. Its authors say so. "
        + "It comes in through Direct 2.0.0 → Old 1.0.0. "
        + "Update Direct 2.0.0 to a version that no longer brings it in, or replace Direct 2.0.0; use New instead of Old.")]
    [InlineData(
        "endOfSupport: 2026-11-21, replacement: pkg:nuget/Old@2.0.0", "pkg:nuget/Old@1.0.0",
        "Old 1.0.0 will be out of support: its support ends on 2026-11-21, and no security fixes come after that. "
        + "Move to version 2.0.0. From 2026-11-22 on this is an error.",
        "Old 1.0.0 will be out of support: its support ends on 2026-11-21, and no security fixes come after that. "
        + "It comes in through Direct 2.0.0 → Old 1.0.0. "
        + "Update Direct 2.0.0 to a version that brings in Old 2.0.0, or reference that version directly. "
        + "From 2026-11-22 on this is an error.")]
    [InlineData(
        "endOfSupport: 2026-11-20", "pkg:nuget/Old@1.0.0",
        "Old 1.0.0 is out of support: its support ended on 2026-11-20, and no security fixes come any more. "
        + "Move to a version that is supported, or to something else that is.",
        "Old 1.0.0 is out of support: its support ended on 2026-11-20, and no security fixes come any more. "
        + "It comes in through Direct 2.0.0 → Old 1.0.0. "
        + "Update Direct 2.0.0 to a version that brings in a supported one, or reference a supported version of Old directly.")]
    [InlineData(
        "endOfSupport: 2026-11-20, versions: \"[1.0,2.0)\"", "pkg:nuget/Old@nightly",
        "Whether Old nightly is still supported could not be determined: "
        + "version 'nightly' cannot be compared with [1.0,2.0) at organisation.yaml(5,19). Use a release with a version number.",
        null)]
    [InlineData(
        "endOfSupport: 2026-11-21, versions: \"[1.0,2.0)\"", "pkg:nuget/Old",
        "Whether Old is still supported could not be determined: "
        + "its version is not known, and organisation.yaml(5,19) gives dates by version. Name the version it is used in. "
        + "From 2026-11-22 on this is an error.",
        null)]
    public void A_message_about_support_says_when_it_ends_and_where_to_move(
        string entry, string component, string direct, string? transitive)
    {
        var policy = Given.Policy($"support: [{{ purl: pkg:nuget/Old, {entry} }}]");
        Assert.Equal(direct, Message(policy, component, []));
        if (transitive is not null)
        {
            Assert.Equal(transitive, Message(policy, component, ["Direct@2.0.0"]));
        }
    }

    [Fact]
    public void What_only_tests_use_is_not_said_to_become_an_error()
    {
        var policy = Given.Policy("support: [{ purl: pkg:nuget/Old, endOfSupport: 2026-11-21, replacement: pkg:nuget/New }]");
        var component = PackageUrl.Parse("pkg:nuget/Old@1.0.0");
        var decision = ComponentDecider.Decide(policy, component, ComponentScope.Test, 3, Given.Today);
        Assert.EndsWith(
            "Use New instead.",
            ComponentMessage.For(decision, component, [], "Contoso", Given.Today),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_deprecation_that_is_the_answer_names_the_end_of_support_as_well()
    {
        var policy = Given.Policy(
            "components: [{ purl: pkg:nuget/Old, status: deprecated, reason: R, replacement: pkg:nuget/New }]\n"
            + "support: [{ purl: pkg:nuget/Old, endOfSupport: 2026-11-30 }]");
        Assert.Equal(
            "Old 1.0.0 is deprecated by the policy of Contoso. R. Its support ends on 2026-11-30. Use New instead.",
            Message(policy, "pkg:nuget/Old@1.0.0", []));
    }

    [Theory]
    [InlineData(
        "status: prohibited, versions: \"(,13.0.1)\", reason: A deeply nested document crashes the process., replacement: pkg:nuget/New",
        "pkg:nuget/Old@12.0.1",
        "Old 12.0.1, which is prohibited by the policy of Contoso, like every version in (,13.0.1). "
        + "A deeply nested document crashes the process. Use New instead")]
    [InlineData(
        "status: prohibited, reason: R",
        "pkg:nuget/Old@1.0.0",
        "Old 1.0.0, which is prohibited by the policy of Contoso. R. Remove it, or ask for a waiver")]
    [InlineData(
        "status: deprecated, reason: \"One serializer\\n per product.\", replacement: pkg:nuget/New, enforceFrom: 2027-03-31",
        "pkg:nuget/Old@3.0.0",
        "Old 3.0.0, which is deprecated by the policy of Contoso. One serializer per product. Use New instead")]
    [InlineData(
        "status: permitted, versions: \"[4.0.0,)\"", "pkg:nuget/Old@3.0.0",
        "Old 3.0.0, which is outside the versions that the policy of Contoso accepts: [4.0.0,). Move to an accepted version")]
    [InlineData("status: permitted", "pkg:nuget/Old@3.0.0", "")]
    public void What_is_said_of_a_use_fits_into_a_sentence_and_names_no_day(string entry, string component, string expected)
    {
        var policy = Given.Policy($"components: [{{ purl: pkg:nuget/Old, {entry} }}]");
        var used = PackageUrl.Parse(component);

        Assert.Equal(
            expected,
            ComponentMessage.ForUse(
                ComponentDecider.Decide(policy, used, ComponentScope.Runtime, 3, new CalendarDate(2026, 11, 21)),
                used,
                policy.Organisation));
    }

    [Fact]
    public void What_is_on_no_list_is_said_to_be_unevaluated()
    {
        var policy = Given.Policy("unlisted: { severity: warning }");
        Assert.Equal(
            "Left.Pad 1.0.0 is not on the recommended-components list of Contoso, so nobody has evaluated it. "
            + "Use a recommended component instead, or ask the owners of the list to evaluate this one.",
            Message(policy, "pkg:nuget/Left.Pad@1.0.0", []));
        Assert.Equal(
            "Left.Pad 1.0.0 is not on the recommended-components list of Contoso, so nobody has evaluated it. "
            + "It comes in through Direct 2.0.0 → Left.Pad 1.0.0. "
            + "Replace Direct 2.0.0 by something that does not bring it in, or ask the owners of the list to evaluate it.",
            Message(policy, "pkg:nuget/Left.Pad@1.0.0", ["Direct@2.0.0"]));
    }

    [Fact]
    public void A_component_that_a_glob_names_as_its_own_replacement_is_not_told_to_use_itself()
    {
        var policy = Given.Policy(
            "components: [{ purl: \"pkg:nuget/Contoso.*\", status: deprecated, reason: R, replacement: pkg:nuget/Contoso.New }]");
        Assert.Equal(
            "Contoso.New 1.0.0 is deprecated by the policy of Contoso. R. Remove it, or ask for a waiver.",
            Message(policy, "pkg:nuget/Contoso.New@1.0.0", []));
    }

    [Fact]
    public void What_a_project_of_the_repository_brings_in_is_to_be_changed_there()
    {
        var policy = Given.Policy("components: [{ purl: pkg:nuget/Old, status: permitted, versions: \"[2.0,)\" }]");
        Assert.EndsWith(
            "It comes in through Web → Core → Old 1.0.0. In project Core: move to an accepted version.",
            Message(policy, "pkg:nuget/Old@1.0.0", ["Web", "Core"]),
            StringComparison.Ordinal);
        Assert.EndsWith(
            "In project Core: update Direct 2.0.0 to a version that brings in an accepted one, or reference an accepted version of "
            + "Old directly.",
            Message(policy, "pkg:nuget/Old@1.0.0", ["Core", "Direct@2.0.0"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_of_hostile_names_stays_on_one_line()
    {
        var policy = Given.Policy("components: [{ purl: pkg:nuget/Old, status: prohibited, reason: R }]");
        var message = Message(policy, "pkg:nuget/Old@1.0.0", ["Direct@1\nfake.cs(1,1): error CS0000: x\u001B[31m"]);
        Assert.DoesNotContain(message, char.IsControl);
    }

    private static string Message(EffectivePolicy policy, string component, string[] parents)
    {
        var purl = PackageUrl.Parse(component);
        return ComponentMessage.For(Decide(policy, component), purl, [.. parents, $"{purl.Name}@{purl.Version}"], "Contoso", Given.Today);
    }

    private static ComponentDecision Decide(EffectivePolicy policy, string component) =>
        ComponentDecider.Decide(policy, PackageUrl.Parse(component), ComponentScope.Runtime, 3, Given.Today);
}
