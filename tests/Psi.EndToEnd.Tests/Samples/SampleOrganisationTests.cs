using Psi.EndToEnd.Tests.Harness;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.EndToEnd.Tests.Samples;

/// <summary>The three product repos of the sample organisation, built as their developers would.</summary>
public sealed class SampleOrganisationTests
{
    private const string Today = "-p:PsiToday=2026-11-21";
    private const string DayAfterTheWaiver = "-p:PsiToday=2027-02-02";

    [Fact]
    public async Task The_failing_repo_fails_on_the_exact_lines_to_change()
    {
        using var repo = await UserFolder.CopyOfSampleAsync("web-shop");

        var build = (await repo.BuildAsync(Today)).ShouldExit(1);

        Assert.Equal(
            [
                $".editorconfig({repo.LineOf(".editorconfig", "PSI3101")}): error PSI0102",
                $"OrderAudit.cs({repo.LineOf("src/WebShop/OrderAudit.cs", "File.AppendAllText")}): warning PSI2002",
                $"StockRefresh.cs({repo.LineOf("src/WebShop/Stock/StockRefresh.cs", "JsonException")}): warning PSI1101",
                $"SupplierStock.cs({repo.LineOf("src/WebShop/Stock/SupplierStock.cs", "(_, _, _, _) => true")}): error PSI0101",
                $"SupplierStock.cs({repo.LineOf("src/WebShop/Stock/SupplierStock.cs", "(_, _, _, _) => true")}): warning PSI3201",
                $"SupplierStockClient.cs({repo.LineOf("src/WebShop/Stock/SupplierStockClient.cs", "JsonSerializer.Create")}): warning "
                + "PSI1101",
                $"WebShop.csproj({repo.LineOf("src/WebShop/WebShop.csproj", "Newtonsoft.Json.Bson")}): error PSI1001",
            ],
            build.PsiDiagnostics.Select(message => message.Summary).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_prohibited_transitive_component_is_reported_with_its_chain_reason_and_replacement()
    {
        using var repo = await UserFolder.CopyOfSampleAsync("web-shop");

        var message = (await repo.BuildAsync(Today)).ShouldExit(1).Single("PSI1001").Text;

        Assert.Contains("Newtonsoft.Json 12.0.1", message, StringComparison.Ordinal);
        Assert.Contains("Newtonsoft.Json.Bson", message, StringComparison.Ordinal);
        Assert.Contains("GHSA-5crp-9r3c-p9vr", message, StringComparison.Ordinal);
        Assert.Contains("System.Text.Json", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reporting_gives_the_same_as_warnings_and_the_fragment_tells_of_it()
    {
        using var repo = await UserFolder.CopyOfSampleAsync("web-shop");

        var build = (await repo.BuildAsync(Today, "-p:PsiEnforcement=report")).ShouldExit(0);

        Assert.Equal(
            ["PSI0101", "PSI0102", "PSI1001", "PSI1101", "PSI1101", "PSI2002", "PSI3201"],
            build.PsiDiagnostics.Select(message => message.Id).Order(StringComparer.Ordinal));
        Assert.All(build.PsiDiagnostics, message => Assert.Equal("warning", message.Severity));
        var fragment = repo.Fragment("WebShop");
        Assert.Equal(EnforcementMode.Report, fragment.Policy.Enforcement);
        Assert.Contains(fragment.Overrides, setting => setting is { Name: "PsiEnforcement", Value: "report" });
    }

    [Fact]
    public async Task The_fragment_of_the_failing_build_holds_every_decision()
    {
        using var repo = await UserFolder.CopyOfSampleAsync("web-shop");

        (await repo.BuildAsync(Today)).ShouldExit(1);

        var fragment = repo.Fragment("WebShop");
        Assert.Equal(FragmentStage.Final, fragment.Stage);
        Assert.Equal(ProjectState.Assessed, fragment.Project.State);
        Assert.Equal(RequirementState.Unmet, Assert.Single(fragment.Requirements, requirement => requirement.Id == "MAR-TLS-1").State);
        Assert.Equal(
            RequirementState.NotAssessed, Assert.Single(fragment.Requirements, requirement => requirement.Id == "MAR-CRYPTO-1").State);
        var json = Assert.Single(fragment.Components, component => component.Purl.Name == "Newtonsoft.Json");
        Assert.Equal(ComponentStatus.Prohibited, Assert.Single(json.Uses).Decision.Status);
        Assert.Equal(["Newtonsoft.Json.Bson@1.0.2", "Newtonsoft.Json@12.0.1"], Assert.Single(json.Uses).Chains[0]);
    }

    [Fact]
    public async Task The_waived_repo_passes_and_its_fragment_names_the_waiver()
    {
        using var repo = await UserFolder.CopyOfSampleAsync("mail-worker");

        var build = (await repo.BuildAsync(Today)).ShouldExit(0);

        Assert.Equal(
            [
                $"MailWorker.csproj({repo.LineOf("src/MailWorker/MailWorker.csproj", "Serilog.Sinks.File")}): warning PSI2001",
                $"MailWorker.csproj({repo.LineOf("src/MailWorker/MailWorker.csproj", "Markdig")}): warning PSI1004",
                $"MailWorker.csproj({repo.LineOf("src/MailWorker/MailWorker.csproj", "Polly")}): warning PSI1003",
                $"PickupFolder.cs({repo.LineOf("src/MailWorker/PickupFolder.cs", "IAsyncPolicy")}): warning PSI1101",
            ],
            build.PsiDiagnostics.Select(message => message.Summary).Order(StringComparer.Ordinal));
        var fragment = repo.Fragment();
        var serilog = Assert.Single(fragment.Components, component => component.Purl.Name == "Serilog");
        Assert.Equal("W-2026-014", Assert.Single(serilog.Uses).Decision.Waiver);
        Assert.True(Assert.Single(fragment.Waivers).Used);
    }

    [Fact]
    public async Task The_waived_repo_fails_the_day_after_its_waiver_where_the_version_is_written()
    {
        using var repo = await UserFolder.CopyOfSampleAsync("mail-worker");

        var build = (await repo.BuildAsync(DayAfterTheWaiver)).ShouldExit(1);

        Assert.Equal(
            $"Directory.Packages.props({repo.LineOf("Directory.Packages.props", "\"Serilog\"")}): error PSI1002",
            build.Single("PSI1002").Summary);
        Assert.Equal("psi.yaml", Path.GetFileName(build.Single("PSI0005").File));
        Assert.Equal(WaiverState.Expired, Assert.Single(repo.Fragment().Waivers).State);
    }

    [Fact]
    public async Task A_new_day_is_noticed_though_nothing_else_changed()
    {
        using var repo = await UserFolder.CopyOfSampleAsync("mail-worker");

        (await repo.BuildAsync(Today)).ShouldExit(0);

        (await repo.BuildAsync(DayAfterTheWaiver)).ShouldExit(1).Single("PSI1002");
    }

    [Fact]
    public async Task The_clean_repo_gives_no_word()
    {
        using var repo = await UserFolder.CopyOfSampleAsync("payments-api");

        var build = (await repo.BuildAsync(Today)).ShouldExit(0);

        Assert.Empty(build.PsiDiagnostics);
        Assert.All(repo.Fragments(), fragment =>
        {
            Assert.Equal(ProjectState.Assessed, fragment.Project.State);
            var expected = fragment.Project.IsTest ? RequirementState.NotApplicable : RequirementState.Met;
            Assert.All(fragment.RequirementsWithRules(), requirement => Assert.Equal(expected, requirement.State));
        });
        Assert.Equal(["tests/Payments.Api.Tests/Payments.Api.Tests.csproj"], repo.Fragments()
            .Where(fragment => fragment.Project.IsTest)
            .Select(fragment => fragment.Project.Path));
    }

    [Fact]
    public async Task An_idle_build_of_a_clean_repo_loads_no_task_of_Psi()
    {
        using var repo = await UserFolder.CopyOfSampleAsync("payments-api");
        (await repo.BuildAsync(Today)).ShouldExit(0);

        var idle = (await repo.BuildAsync(Today, "-v:d")).ShouldExit(0);

        Assert.Contains("Skipping target \"PsiGate\"", idle.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Task \"PsiGate\"", idle.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Task \"PsiPrepareCompile\"", idle.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_with_diagnostics_repeats_them_when_nothing_changed()
    {
        using var repo = await UserFolder.CopyOfSampleAsync("mail-worker");
        var first = (await repo.BuildAsync(Today)).ShouldExit(0);

        var second = (await repo.BuildAsync(Today)).ShouldExit(0);

        // What the compiler says is the compiler's to repeat, and it doesn't.
        Assert.Equal(["PSI1101"], first.PsiDiagnostics.Except(second.PsiDiagnostics).Select(message => message.Id));
        Assert.Equal(first.PsiDiagnostics.Where(message => message.Id != "PSI1101"), second.PsiDiagnostics);
    }
}
