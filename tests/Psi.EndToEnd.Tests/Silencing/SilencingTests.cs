using Psi.Policy;

namespace Psi.EndToEnd.Tests.Silencing;

/// <summary>However a rule is silenced, it is found, at the file and line that do it.</summary>
public sealed class SilencingTests(SilencedProjects projects) : IClassFixture<SilencedProjects>
{
    public static TheoryData<string> Hindering =>
        [.. SilencedProject.All.Where(project => project.Expected.Length > 0).Select(project => project.Name)];

    public static TheoryData<string> WithoutEffect =>
        [.. SilencedProject.All.Where(project => project.Expected.Length == 0).Select(project => project.Name)];

    [Theory]
    [MemberData(nameof(Hindering))]
    public void A_silenced_rule_fails_the_build_where_it_is_silenced(string name)
    {
        var reported = projects.Reported(name, isWaived: false).Where(message => message.Id is "PSI0102" or "PSI0103").ToList();

        var message = Assert.Single(reported);
        Assert.Equal("error", message.Severity);
        Assert.Equal(
            SilencedProject.All.Single(project => project.Name == name).Expected,
            $"{message.Id} {Path.GetFileName(message.File)}({message.Line})");
    }

    [Theory]
    [MemberData(nameof(Hindering))]
    public void A_requirement_whose_rule_is_silenced_is_never_met(string name)
    {
        var requirement = Assert.Single(projects.Fragment(name, isWaived: false).Requirements);

        Assert.Contains(requirement.State, new[] { RequirementState.NotAssessed, RequirementState.Unmet });
    }

    [Theory]
    [MemberData(nameof(Hindering))]
    public void With_a_waiver_it_is_waived_by_name(string name)
    {
        Assert.Empty(projects.Reported(name, isWaived: true));
        var requirement = Assert.Single(projects.Fragment(name, isWaived: true).Requirements);
        Assert.Equal(RequirementState.Waived, requirement.State);
        Assert.Equal("W-1", Assert.Single(requirement.Projects).Waiver);
    }

    [Theory]
    [MemberData(nameof(WithoutEffect))]
    public void What_does_not_reach_the_rule_hides_nothing(string name)
    {
        Assert.Equal(["Program.cs(1): error PSI0101"], projects.Reported(name, isWaived: false).Select(message => message.Summary));
        Assert.Equal(RequirementState.Unmet, Assert.Single(projects.Fragment(name, isWaived: false).Requirements).State);
    }
}
