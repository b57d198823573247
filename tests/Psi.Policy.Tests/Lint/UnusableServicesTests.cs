namespace Psi.Policy.Tests.Lint;

/// <summary>A service that no product can use as the policy asks is a mistake at its entry.</summary>
public sealed class UnusableServicesTests
{
    [Theory]
    [InlineData("requiredFor: { levels: [1] }", "nothing under 'recommended' says by what its use shows")]
    [InlineData("recommended: { hosts: [a.example] }, requiredFor: { when: wbe }", "'wbe' is neither a technology of 'levels' nor a trait")]
    [InlineData(
        "recommended: { hosts: [a.example] }, insteadOf: { hosts: [A.example] }", "A.example is under 'recommended' and under 'insteadOf'")]
    [InlineData("recommended: { packages: [pkg:nuget/Old] }", "pkg:nuget/Old, by which the use of idp shows, is prohibited")]
    public void A_mistake_is_named_with_what_to_do(string service, string message)
    {
        var finding = Assert.Single(Lint(service));

        Assert.Equal((LintKind.UnusableService, true), (finding.Kind, finding.IsMistake));
        Assert.Contains(message, finding.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("recommended: { hosts: [a.example] }, requiredFor: { levels: [1], when: web }")]
    [InlineData("recommended: { hosts: [a.example] }, requiredFor: { when: 'uses:database' }")]
    [InlineData("recommended: { hosts: [a.example] }, requiredFor: { when: kiosk }")]
    [InlineData("recommended: { hosts: [a.example] }, insteadOf: { hosts: ['*.example'] }")]
    [InlineData("recommended: { packages: [pkg:nuget/New, 'pkg:nuget/Old.*'] }")]
    [InlineData("insteadOf: { packages: [pkg:nuget/Old] }")]
    public void What_can_be_used_is_none(string service) => Assert.Empty(Lint(service));

    [Theory]
    [InlineData("2026-11-21", 1)]
    [InlineData("2026-11-22", 0)]
    public void A_day_that_has_come_changes_nothing_any_more(string day, int count) =>
        Assert.Equal(count, Lint($"recommended: {{ hosts: [a.example] }}, enforceFrom: {day}").Count);

    private static IReadOnlyList<LintDiagnostic> Lint(string service) => PolicyLint.Check(
        [
            Given.Organisation(
                $"services: [{{ id: idp, title: T, kind: identity, {service} }}]\nlevels: {{ technology: {{ kiosk: 2 }} }}\n"
                + "components: [{ purl: pkg:nuget/Old, status: prohibited, reason: R, owner: a@b.example }]"),
        ],
        Given.Today);
}
