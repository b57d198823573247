using Psi.Policy;

namespace Psi.Build.Tests;

public sealed class RuleRunsTests
{
    private static readonly FileLocation Project = new("App.csproj");

    [Fact]
    public void A_rule_the_log_has_untouched_ran() =>
        Assert.Equal(RuleRunState.Ran, Run(Rule())!.State);

    [Fact]
    public void A_rule_the_log_does_not_have_did_not_run() =>
        Assert.Null(Run(Rule() with { Id = "PSI9999" }));

    [Fact]
    public void A_rule_switched_off_in_a_configuration_is_silenced_at_the_line()
    {
        var run = Run(Rule() with { IsLowered = true }, configuration: "root = true\n[*.cs]\n  dotnet_diagnostic.psi3101.severity = none # noisy\n");

        Assert.Equal(RuleRunState.Silenced, run!.State);
        Assert.Equal(new FileLocation(".editorconfig", 3, 3), run.At);
        Assert.Contains("= none", run.How, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dotnet_analyzer_diagnostic.category-PsiCryptography.severity = silent")]
    [InlineData("dotnet_analyzer_diagnostic.severity = suggestion")]
    public void A_rule_switched_off_by_category_or_in_bulk_is_silenced_at_the_line(string line) =>
        Assert.Equal(new FileLocation(".editorconfig", 1, 1), Run(Rule() with { IsLowered = true }, configuration: line)!.At);

    [Fact]
    public void A_line_that_raises_the_rule_is_not_blamed() =>
        Assert.Equal(Project, Run(Rule() with { IsLowered = true }, configuration: "dotnet_diagnostic.PSI3101.severity = error")!.At);

    [Fact]
    public void A_suppressed_result_is_silencing_at_the_first_place()
    {
        LoggedResult[] results = [Suppressed("b.cs", 1), Suppressed("a.cs", 9), Suppressed("a.cs", 4)];

        Assert.Equal(new FileLocation("a.cs", 4), Run(Rule() with { IsEverSuppressed = true }, results)!.At);
    }

    [Fact]
    public void NoWarn_is_named_when_it_is_the_cause() =>
        Assert.Contains("NoWarn", Run(Rule() with { IsEverSuppressed = true }, noWarn: ["CS1591", "psi3101"])!.How, StringComparison.Ordinal);

    [Fact]
    public void A_crashed_analyzer_ran_nothing()
    {
        LoggedResult[] results = [new("AD0001", "Analyzer 'Psi.Analyzers.WeakHash' threw an exception", Project, false)];

        Assert.Equal(RuleRunState.DidNotRun, Run(Rule(), results)!.State);
    }

    [Fact]
    public void Another_packages_crash_is_not_ours()
    {
        LoggedResult[] results = [new("AD0001", "Analyzer 'Acme.Analyzers.X' threw an exception", Project, false)];

        Assert.Equal(RuleRunState.Ran, Run(Rule(), results)!.State);
    }

    private static LoggedRule Rule() => new("PSI3101", "PsiCryptography", IsEverSuppressed: false, IsLowered: false, IsEvidence: false);

    private static LoggedResult Suppressed(string file, int line) => new("PSI3101", "weak", new FileLocation(file, line), IsSuppressed: true);

    private static RuleRun? Run(LoggedRule rule, LoggedResult[]? results = null, string? configuration = null, string[]? noWarn = null)
    {
        var log = new CompilerLog { Rules = new Dictionary<string, LoggedRule> { [rule.Id] = rule }, Results = results ?? [] };
        AnalyzerConfiguration[] configurations = configuration is null ? [] : [new(".editorconfig", configuration)];
        return RuleRuns.Of(["PSI3101"], log, configurations, noWarn ?? [], Project).GetValueOrDefault("PSI3101");
    }
}
