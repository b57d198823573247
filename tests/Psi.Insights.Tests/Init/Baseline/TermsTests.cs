using Psi.Insights.CommandLine;
using Psi.Manifest;
using Psi.Policy;
using static Psi.Insights.Tests.Init.Baseline.BuiltRepository;

namespace Psi.Insights.Tests.Init.Baseline;

/// <summary>The organisation's rules for waivers apply from the start, and a message says what is missing and what to do.</summary>
public sealed class TermsTests : IDisposable
{
    private readonly BuiltRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Theory]
    [InlineData(90, null, "2027-02-19")]
    [InlineData(400, null, "2027-05-20")]
    [InlineData(null, null, "2027-05-20")]
    [InlineData(90, "2026-11-21", "2026-11-21")]
    [InlineData(400, "2027-12-26", "2027-12-26")]
    public async Task It_lasts_as_asked_else_180_days_or_what_the_policy_allows(int? maxDays, string? asked, string expected)
    {
        Built(rules => rules with { MaxDays = maxDays });

        var (exitCode, _, _) = await _repository.Record(asked is null ? [] : ["--expires", asked]);

        Assert.Equal(ExitCodes.Done, exitCode);
        Assert.Contains($"expires: {expected}\n", _repository.Baseline, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        ExitCodes.Usage,
        "--expires: Contoso allows at most 90 days; the last day can be 2027-02-19",
        "--approved-by",
        "appsec@contoso.example",
        "--expires",
        "2027-02-20")]
    [InlineData(
        ExitCodes.Usage,
        "--expires: 2026-11-20 is before the day of the approval, 2026-11-21",
        "--approved-by",
        "appsec@contoso.example",
        "--expires",
        "2026-11-20")]
    [InlineData(ExitCodes.Usage, "--approved-by: name who allowed the baseline, one of Contoso's approvers: appsec@contoso.example")]
    [InlineData(
        ExitCodes.Usage,
        "--approved-by: me@contoso.example is no approver of Contoso. Ask one who is: appsec@contoso.example",
        "--approved-by",
        "me@contoso.example")]
    [InlineData(
        ExitCodes.Usage,
        "'nobody' is not valid for 'owner': expected one e-mail address",
        "--approved-by",
        "appsec@contoso.example",
        "--owner",
        "nobody")]
    [InlineData(ExitCodes.Usage, "--expires: 'soon' is no date that exists", "--expires", "soon")]
    public async Task What_the_policy_does_not_allow_is_refused_before_anything_is_written(
        int expected, string message, params string[] arguments)
    {
        Built(rules => rules);

        var (exitCode, _, error) = await _repository.Shrink(arguments);

        Assert.Equal(expected, exitCode);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.False(File.Exists(_repository.BaselinePath));
    }

    [Fact]
    public async Task Where_anyone_may_approve_the_owner_does()
    {
        Built(rules => rules with { Approvers = [] });

        await _repository.Shrink("--owner", "lead@contoso.example");

        Assert.Contains("owner: lead@contoso.example\napprovedBy: lead@contoso.example\n", _repository.Baseline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_only_the_organisation_waives_it_is_refused_for_the_policy_is_not_met()
    {
        Built(rules => rules with { From = WaiverSource.Policy });

        var (exitCode, _, error) = await _repository.Record();

        Assert.Equal(ExitCodes.PolicyNotMet, exitCode);
        Assert.Contains(
            "psi: error: the policy of Contoso lets no repository waive (enforcement.waiversFrom: policy), "
            + "so a baseline would cover nothing.",
            error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_that_does_not_say_who_may_approve_is_refused()
    {
        _repository.Built(
            [Component("pkg:nuget/A@1.0.0", "PSI1001")],
            change: fragment => fragment with { Policy = fragment.Policy with { WaiverRules = null } });

        var (exitCode, _, error) = await _repository.Record();

        Assert.Equal(ExitCodes.BadInput, exitCode);
        Assert.Contains(
            "does not say what the policy asks of a waiver. Update the package, and build again", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_build_it_says_how_to_build()
    {
        var (exitCode, _, error) = await _repository.Record();

        Assert.Equal(ExitCodes.BadInput, exitCode);
        Assert.Contains("dotnet build -p:PsiEnforcement=report", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_product_file_nobody_answers_for_it()
    {
        Built(rules => rules);
        File.Delete(_repository.Files["psi.yaml"]);

        var (exitCode, _, error) = await _repository.Record();

        Assert.Equal(ExitCodes.Usage, exitCode);
        Assert.Contains("Run psi init first", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_product_file_that_is_newer_than_the_builds_says_who_answers_for_it()
    {
        _repository.Built([Component("pkg:nuget/A@1.0.0", "PSI1001")], change: fragment => fragment with { Product = null });
        _repository.Files.With(
            "psi.yaml",
            "psi: product/v1\nid: pay\nproduct: Pay\ndomain: Pay\nteam: core\naccountable: new-head@contoso.example\n");

        var (exitCode, _, error) = await _repository.Record();

        Assert.Equal((ExitCodes.Done, true), (exitCode, error.Contains("built before psi.yaml changed", StringComparison.Ordinal)));
        Assert.Contains("owner: new-head@contoso.example\n", _repository.Baseline, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--owner", "a@b.example")]
    [InlineData("--on", "2026-11-21")]
    [InlineData("--reason", "r")]
    public async Task What_is_said_about_a_baseline_needs_one(params string[] arguments)
    {
        Built(rules => rules);

        var (exitCode, _, error) = await _repository.Init(arguments);

        Assert.Equal(ExitCodes.Usage, exitCode);
        Assert.Contains("give --baseline too", error, StringComparison.Ordinal);
    }

    private void Built(Func<ManifestWaiverRules, ManifestWaiverRules> rules) => _repository.Built(
        [Component("pkg:nuget/A@1.0.0", "PSI1001")],
        change: fragment => fragment with { Policy = fragment.Policy with { WaiverRules = rules(fragment.Policy.WaiverRules!) } });
}
