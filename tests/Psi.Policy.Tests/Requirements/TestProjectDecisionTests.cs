namespace Psi.Policy.Tests.Requirements;

/// <summary>What a test project is: what holds tests and reaches nobody.</summary>
public sealed class TestProjectDecisionTests
{
    private static readonly TestProjectFacts Tests = new() { Framework = "xunit.core", FirstTest = new("tests/T.cs", 3, 17) };

    public static TheoryData<string, TestProjectFacts> TestProjects => new()
    {
        { "a library that nobody packs", Tests with { OutputType = "Library" } },
        { "a program that says what it is", Tests with { IsDeclared = true, OutputType = "Exe" } },
        { "a program that is not published", Tests with { OutputType = "Exe", Publishable = "false" } },
        { "a project that is not packed", Tests with { IsDeclared = true, Packable = "false", Publishable = "False" } },
    };

    public static TheoryData<string, TestProjectFacts> Others => new()
    {
        { "its code holds no test of a known framework", Tests with { Framework = null, IsDeclared = true } },
        {
            "Microsoft.NET.Sdk.Web makes it a server or a service",
            Tests with { IsDeclared = true, ApplicationSdk = "Microsoft.NET.Sdk.Web" }
        },
        { "IsPublishable is set to true", Tests with { IsDeclared = true, Publishable = "True" } },
        {
            "it is a program that can be published (OutputType is WinExe); IsPublishable=false says that it is not",
            Tests with { OutputType = "WinExe" }
        },
        { "IsPackable is set to true", Tests with { IsDeclared = true, Packable = "true" } },
        { "GeneratePackageOnBuild is true", Tests with { IsDeclared = true, IsPackedOnBuild = true } },
        { "PackAsTool is true", Tests with { IsDeclared = true, IsTool = true } },
        { "src/Api.csproj, which is no test project, refers to it", Tests with { IsDeclared = true, Referrers = ["src/Api.csproj"] } },
        {
            "IsPackable is set to true; a.csproj and 1 other project, which is no test project, refers to it",
            Tests with { Packable = "true", Referrers = ["a.csproj", "b.csproj"] }
        },
    };

    [Theory]
    [MemberData(nameof(TestProjects))]
    public void What_holds_tests_and_ships_nowhere_is_one(string what, TestProjectFacts facts)
    {
        var decision = TestProjectDecision.Decide(facts);

        Assert.True(decision.IsTest, what);
        Assert.Equal(
            "test project (its code holds tests of xunit.core, the first at tests/T.cs(3,17), and nothing ships it)",
            decision.NotApplicableBecause);
        Assert.True(TestProjectDecision.IsReason(decision.NotApplicableBecause));
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void Anything_else_is_none_and_says_why(string reason, TestProjectFacts facts)
    {
        var decision = TestProjectDecision.Decide(facts);

        Assert.Equal((false, reason), (decision.IsTest, decision.Reason));
    }

    [Fact]
    public void The_facts_are_listed() => Assert.Equal(
        ["tests: xunit.core", "IsTestProject: true", "OutputType: Exe", "IsPublishable: false", "PackAsTool: true", "referredToBy: a, b"],
        TestProjectDecision.Decide(Tests with
        {
            IsDeclared = true,
            OutputType = "Exe",
            Publishable = "false",
            IsTool = true,
            Referrers = ["a", "b"],
        }).Facts);

    [Fact]
    public void What_would_be_met_by_silence_does_not_apply_and_what_was_found_counts()
    {
        RequirementVerdict Of(RequirementState state) => new()
        {
            Requirement = Given.Policy("requirements: [{ id: R, title: T, rules: [PSI3201] }]").Requirements.Single(each => each.Id == "R"),
            State = state,
            Reason = "as it was",
        };

        var decision = TestProjectDecision.Decide(Tests);
        var states = new RequirementAssessment([.. Enum.GetValues<RequirementState>().Select(Of)], []).WithoutTests(decision).Verdicts;

        Assert.DoesNotContain(states, verdict => verdict.State == RequirementState.Met);
        Assert.Equal(decision.NotApplicableBecause, states[(int)RequirementState.Met].Reason);
        Assert.Equal(RequirementState.Unmet, states[(int)RequirementState.Unmet].State);
        Assert.Equal(RequirementState.NotAssessed, states[(int)RequirementState.NotAssessed].State);
    }

    [Fact]
    public void What_no_rule_looks_at_does_not_apply_either()
    {
        var verdict = new RequirementVerdict
        {
            Requirement = Given.Policy("requirements: [{ id: R, title: T, attestable: true }]").Requirements.Single(),
            State = RequirementState.NotAssessed,
            Reason = "nobody has attested it",
        };

        var decided = new RequirementAssessment([verdict], []).WithoutTests(TestProjectDecision.Decide(Tests)).Verdicts.Single();

        Assert.Equal(RequirementState.NotApplicable, decided.State);
        Assert.True(TestProjectDecision.IsReason(decided.Reason));
    }
}
