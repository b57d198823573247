using Psi.Manifest;
using Psi.Manifest.Tests;
using Psi.Policy;
using Psi.Verify.Claims;

namespace Psi.Verify.Tests.Claims;

/// <summary>Where the repo's own build says something else, both sides are told.</summary>
public sealed class ClaimComparisonTests
{
    private static Fragment Verified => Examples.CompleteFragment;

    [Fact]
    public void The_same_statements_agree() => Assert.Null(ClaimComparison.Difference(Verified, Verified));

    [Fact]
    public void Another_date_is_told() => Assert.Equal(
        "it was decided for 2020-01-01, the verification for 2026-11-02",
        Difference(claimed => claimed with { Policy = claimed.Policy with { DecidedFor = new CalendarDate(2020, 1, 1) } }));

    [Fact]
    public void Another_policy_is_told() => Assert.StartsWith(
        "it was decided by policy Contoso 2026.11 (00000000), the verification by Contoso 2026.11 (",
        Difference(claimed => claimed with { Policy = claimed.Policy with { Sha256 = new string('0', 64) } }),
        StringComparison.Ordinal);

    [Fact]
    public void Other_analyzers_of_the_same_version_are_told() => Assert.Equal(
        "other analyzers looked (00000000) than those of Psi 0.1.0",
        Difference(claimed => claimed with { Tool = claimed.Tool with { AnalyzersSha256 = new string('0', 64) } }));

    [Fact]
    public void Another_state_of_a_requirement_is_told()
    {
        var difference = Difference(claimed => claimed with
        {
            Requirements = [claimed.Requirements[0] with { State = RequirementState.Met }, .. claimed.Requirements.Skip(1)],
        });

        Assert.Contains(
            $"{Verified.Requirements[0].Id} was met, and is {ManifestWord.Of(Verified.Requirements[0].State).Replace('-', ' ')}",
            difference,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_component_that_was_not_seen_is_told() => Assert.Contains(
        $"{Verified.Components[0].Purl} was not seen, and is ",
        Difference(claimed => claimed with { Components = [.. claimed.Components.Skip(1)] }),
        StringComparison.Ordinal);

    [Fact]
    public void A_component_that_is_not_used_is_told() => Assert.Contains(
        "and is not used",
        ClaimComparison.Difference(Verified, Verified with { Components = [.. Verified.Components.Skip(1)] }),
        StringComparison.Ordinal);

    [Fact]
    public void A_component_that_is_claimed_twice_ends_nothing() =>
        Assert.Null(Difference(claimed => claimed with { Components = [.. claimed.Components, claimed.Components[0]] }));

    [Fact]
    public void Another_product_file_is_told() => Assert.Contains(
        "another psi.yaml",
        Difference(claimed => claimed with
        {
            Inputs = [.. claimed.Inputs.Where(input => input.Path != "psi.yaml"), new ManifestInput { Path = "psi.yaml", Sha256 = "00" }],
        }),
        StringComparison.Ordinal);

    private static string? Difference(Func<Fragment, Fragment> change) => ClaimComparison.Difference(change(Verified), Verified);
}
