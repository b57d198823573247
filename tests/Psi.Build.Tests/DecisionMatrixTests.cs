using Psi.Inventory;
using Psi.Policy;

namespace Psi.Build.Tests;

/// <summary>
/// Every status in every scope, product level, way in, enforcement date and waiver: one decision with one reason, as docs/policy.md says it
/// in words. No case is left out.
/// </summary>
public sealed class DecisionMatrixTests
{
    private const string Reason = "Nobody looks after it.";

    private static readonly CalendarDate Today = SetupUnderTest.Today;

    private static readonly Waived?[] Waivers =
    [
        null,
        new("pkg:nuget/Contoso.Thing", 60),
        new("pkg:nuget/Contoso.*", 0),
        new("pkg:nuget/Contoso.Thing", -1),
        new("pkg:nuget/Contoso.Other", 60),
    ];

    /// <summary>What the entry says, and whether it accepts, forbids, or has no word on the version in use.</summary>
    public static TheoryData<string, string> Statuses => new()
    {
        { "recommended", "" },
        { "permitted", "" },
        { "permitted", "[1.0,2.0)" },
        { "permitted", "[2.0,)" },
        { "deprecated", "" },
        { "deprecated", "[2.0,)" },
        { "prohibited", "" },
        { "prohibited", "[1.0,2.0)" },
        { "prohibited", "[2.0,)" },
    };

    [Theory]
    [MemberData(nameof(Statuses))]
    public void Every_case_has_one_decision_with_one_reason(string status, string versions)
    {
        var cases = 0;
        foreach (var (isForRuntimeOnly, isForUpperLevelsOnly) in new[] { (false, false), (true, false), (false, true), (true, true) })
        {
            foreach (int? enforcedIn in new int?[] { null, -1, 0, 1 })
            {
                var policy = Policy(status, versions, isForRuntimeOnly, isForUpperLevelsOnly, enforcedIn);
                foreach (var level in new[] { 1, 2, 3 })
                {
                    foreach (var waiver in Waivers)
                    {
                        var setup = SetupUnderTest.Of(policy, $"level: {level}\n{waiver?.Text}");
                        foreach (var scope in Enum.GetValues<ComponentScope>())
                        {
                            foreach (var isDirect in new[] { true, false })
                            {
                                cases++;
                                var applies = (!isForRuntimeOnly || scope == ComponentScope.Runtime)
                                    && (!isForUpperLevelsOnly || level >= 2);
                                Check(setup, scope, isDirect, applies ? Expected(status, versions, enforcedIn) : Unlisted, waiver);
                            }
                        }
                    }
                }
            }
        }

        Assert.Equal(4 * 4 * 3 * 5 * 3 * 2, cases);
    }

    private static (string? RuleId, Severity Severity) Unlisted => (ProblemIds.Unlisted, Severity.Warning);

    // The version in use is 1.5.0.
    private static (string? RuleId, Severity Severity) Expected(string status, string versions, int? enforcedIn)
    {
        var isInVersions = versions != "[2.0,)";
        var unlessAnnounced = enforcedIn > 0 ? Severity.Warning : Severity.Error;
        return (status, isInVersions) switch
        {
            ("prohibited", true) => (ProblemIds.Prohibited, unlessAnnounced),
            ("prohibited", false) => Unlisted,
            (_, false) => (ProblemIds.VersionOutside, unlessAnnounced),
            ("deprecated", true) => (ProblemIds.Deprecated, enforcedIn <= 0 ? Severity.Error : Severity.Warning),
            _ => (null, Severity.None),
        };
    }

    private static void Check(
        PolicySetup setup, ComponentScope scope, bool isDirect, (string? RuleId, Severity Severity) expected, Waived? waiver)
    {
        var assessment = ComponentAssessment.Assess(setup, new InventoryResult([Use(scope, isDirect)], []));

        var decided = Assert.Single(assessment.Uses);
        Assert.Equal(expected, (decided.Decision.RuleId, decided.Decision.Severity));
        var speaks = waiver is { Component: not "pkg:nuget/Contoso.Other" } && expected.RuleId is not null;
        Assert.Equal(speaks && waiver!.Days >= 0, decided.IsWaived);
        Assert.Equal(speaks && waiver!.Days is 0 or -1, assessment.Problems.Any(problem => problem.RuleId == ProblemIds.WaiverStale));

        var said = assessment.Problems.Where(problem => problem.RuleId != ProblemIds.WaiverStale).ToList();
        if (expected.RuleId is null || decided.IsWaived)
        {
            Assert.Empty(said);
            return;
        }

        var problem = Assert.Single(said);
        Assert.Equal(expected, (problem.RuleId, problem.Severity));
        Assert.Equal(expected == Unlisted ? 1 : 2, problem.Message.Split(Reason).Length);
        Assert.Equal(
            !isDirect, problem.Message.Contains("It comes in through Contoso.Top 1.0.0 → Contoso.Thing 1.5.0.", StringComparison.Ordinal));
    }

    private static string Policy(string status, string versions, bool isForRuntimeOnly, bool isForUpperLevelsOnly, int? enforcedIn) => $$"""
        extends: none
        unlisted: { severity: warning }
        components:
          - purl: pkg:nuget/Contoso.Thing
            status: {{status}}
            reason: {{Reason}}
            {{(versions.Length == 0 ? "" : $"versions: \"{versions}\"")}}
            {{(isForRuntimeOnly ? "scopes: [runtime]" : "")}}
            {{(isForUpperLevelsOnly ? "levels: [2, 3]" : "")}}
            {{(enforcedIn is { } days ? $"enforceFrom: {Today.AddDays(days)}" : "")}}
        """;

    private static ComponentUse Use(ComponentScope scope, bool isDirect) => Given.Use("Contoso.Thing", "1.5.0") with
    {
        Scope = scope,
        IsDirect = isDirect,
        Chains = [isDirect ? ["Contoso.Thing@1.5.0"] : ["Contoso.Top@1.0.0", "Contoso.Thing@1.5.0"]],
    };

    // A waiver whose last day is so many days from now.
    private sealed record Waived(string Component, int Days)
    {
        public string Text =>
            "waivers:\n"
            + $"  - {{ id: W-1, component: \"{Component}\", reason: Tests, owner: a@b.example, approvedBy: c@d.example, "
            + $"approvedOn: {Today.AddDays(-30)}, expires: {Today.AddDays(Days)} }}";
    }
}
