using System.Text.Json;
using Psi.Insights.CommandLine;
using Psi.Insights.Tests.Checkout;
using Psi.Insights.Tests.Samples;
using Psi.Insights.Why;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Tests.Why;

public sealed class WhyCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task It_says_where_a_component_is_declared_what_brings_it_in_what_is_decided_and_what_to_do()
    {
        var (exitCode, output, error) = await Run(
            "pkg:nuget/newtonsoft.json", "--manifest", _folder.Write("in", SampleOrganisation.WebShop));

        Assert.Equal((ExitCodes.Done, ""), (exitCode, error));
        Assert.Equal(
            [
                "pkg:nuget/Newtonsoft.Json@9.0.1",
                "  src/Shop/Shop.csproj (net10.0): runtime, transitive, brought in at src/Shop/Shop.csproj(14,5)",
                "    Contoso.Legacy.Client 3.1.0",
                "    ├─ Newtonsoft.Json 9.0.1",
                "    └─ Contoso.Legacy.Core 3.1.0",
                "       └─ Newtonsoft.Json 9.0.1",
                "    decision: prohibited: error PSI1001, by contoso.policy.yaml(31,5); decided for 2026-11-20",
                "    Newtonsoft.Json 9.0.1 is prohibited by the policy of Contoso. "
                + "Deserialization of deeply nested input exhausts the stack. It comes in through Contoso.Legacy.Client 3.1.0 → "
                + "Newtonsoft.Json 9.0.1. Update Contoso.Legacy.Client 3.1.0 to a version that no longer brings it in, or replace "
                + "Contoso.Legacy.Client 3.1.0; use System.Text.Json instead of Newtonsoft.Json.",
            ],
            output.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task A_direct_use_on_a_waiver_names_the_waiver_and_its_last_day()
    {
        var (_, output, _) = await Run(
            "pkg:nuget/Newtonsoft.Json@13.0.3", "--manifest", _folder.Write("in", SampleOrganisation.SettlementWorker));

        Assert.Contains("): runtime, direct, declared at Directory.Packages.props(8,5)\n", output, StringComparison.Ordinal);
        Assert.Contains(
            "decision: deprecated: error PSI1003, by contoso.policy.yaml(31,5), waived by W-2026-014 until 2027-02-01; "
            + "decided for 2026-11-20\n",
            output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_that_is_only_reported_is_said_to_be()
    {
        var (_, output, _) = await Run("pkg:nuget/Newtonsoft.Json", "--manifest", _folder.Write("in", SampleOrganisation.Forecasting));

        Assert.Contains("error PSI1003, by contoso.policy.yaml(31,5), only reported; ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_that_failed_a_build_is_not_said_to_be_only_reported_because_another_project_only_reports()
    {
        var manifest = SampleOrganisation.Forecasting;
        var enforced = manifest with { Projects = [manifest.Projects[0] with { Errors = 1, ReportedErrors = 0 }, manifest.Projects[1]] };

        var (_, output, _) = await Run("pkg:nuget/Newtonsoft.Json", "--manifest", _folder.Write("in", enforced));

        Assert.Contains("error PSI1003, by contoso.policy.yaml(31,5); ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_star_in_the_name_finds_all_that_match()
    {
        var (_, output, _) = await Run("pkg:nuget/OpenTelemetry*", "--manifest", _folder.Write("in", SampleOrganisation.PaymentsApi));

        Assert.Equal(
            ["pkg:nuget/OpenTelemetry.Api@1.13.0", "pkg:nuget/OpenTelemetry@1.13.0"],
            output.Split('\n').Where(line => line.StartsWith("pkg:", StringComparison.Ordinal)));
        Assert.Contains("recommended, nothing to report", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_the_same_in_several_target_frameworks_is_said_once()
    {
        var component = SampleOrganisation.Component("Serilog@4.3.0", ComponentStatus.Permitted, "A.csproj");
        var manifest = SampleOrganisation.Tools with
        {
            Components =
            [
                component with
                {
                    Uses =
                    [
                        component.Uses[0],
                        component.Uses[0] with { TargetFramework = "net8.0" },
                        component.Uses[0] with { TargetFramework = "net9.0", Scope = ComponentScope.Test },
                    ],
                },
            ],
        };

        var (_, output, _) = await Run("pkg:nuget/Serilog", "--manifest", _folder.Write("in", manifest));

        Assert.Equal(
            ["  A.csproj (net10.0, net8.0): runtime", "  A.csproj (net9.0): test"],
            output.Split('\n')
                .Where(line => line.StartsWith("  A", StringComparison.Ordinal))
                .Select(line => line[..line.IndexOf(',', line.IndexOf(')', StringComparison.Ordinal))]));
    }

    [Fact]
    public async Task What_is_not_used_is_said_with_the_number_of_projects_and_exits_0()
    {
        var manifest = _folder.Write("in", SampleOrganisation.PaymentsApi);

        Assert.Equal(
            (ExitCodes.Done, "pkg:nuget/Bogus is not used in any of the 3 assessed projects\n", ""),
            await Run("pkg:nuget/Bogus", "--manifest", manifest));
        Assert.Equal(
            (
                ExitCodes.Done,
                "pkg:nuget/Serilog@4.0.0 is not used in any of the 3 assessed projects; used are pkg:nuget/Serilog@4.3.0\n",
                ""),
            await Run("pkg:nuget/Serilog@4.0.0", "--manifest", manifest));
    }

    [Fact]
    public async Task Where_a_project_is_not_assessed_nothing_is_claimed_of_it()
    {
        var (exitCode, output, _) = await Run("pkg:nuget/Bogus", "--manifest", _folder.Write("in", SampleOrganisation.Forecasting));

        Assert.Equal(
            (
                ExitCodes.Done,
                "pkg:nuget/Bogus is not used in the 1 assessed project\n"
                + "whether Forecast.Models/Forecast.Models.fsproj (net10.0) uses it could not be determined: Psi has no rules for F#\n"),
            (exitCode, output));
        var (_, unknown, _) = await Run(
            "pkg:nuget/Bogus",
            "--manifest",
            _folder.Write(
                "none",
                SampleOrganisation.Tools with
                {
                    Projects = [SampleOrganisation.Project("A.csproj") with { State = ProjectState.NotAssessed, Reason = "not built" }],
                    Components = [],
                }));
        Assert.StartsWith("whether pkg:nuget/Bogus is used is not known: no project is assessed\n", unknown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Known_vulnerabilities_are_told()
    {
        var component = SampleOrganisation.Component("A@1.0.0", ComponentStatus.Permitted, "A.csproj");
        var known = new ManifestVulnerability
        {
            Advisory = "https://github.com/advisories/GHSA-aaaa-bbbb-cccc",
            Severity = VulnerabilitySeverity.High,
        };

        var output = await WhyA(component with { Uses = [component.Uses[0] with { Vulnerabilities = [known] }] });

        Assert.Contains($"has a known vulnerability of high severity ({known.Advisory})", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manifest_without_messages_is_answered_from_what_it_holds()
    {
        var component = SampleOrganisation.Component(
            "A@1.0.0",
            ComponentStatus.Permitted,
            "A.csproj",
            rule: "PSI1008",
            severity: Severity.Warning,
            reason: "Aged.",
            replacement: "pkg:nuget/B");

        var output = await WhyA(component);

        Assert.Contains(
            "    decision: permitted, but its support ended or ends soon: warning PSI1008, by contoso.policy.yaml(31,5);",
            output,
            StringComparison.Ordinal);
        Assert.Contains(
            "    Aged. Use pkg:nuget/B instead. The manifest does not say more: an older Psi wrote it, without the message of its build.\n",
            output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_end_of_support_is_told_with_its_day_and_what_to_use_instead()
    {
        const string message = "A 1.0.0 is out of support: its support ended on 2026-11-10, and no security fixes come any more. "
            + "Use pkg:nuget/B instead.";
        var component = SampleOrganisation.Component(
            "A@1.0.0", ComponentStatus.Permitted, "A.csproj", rule: "PSI1008", severity: Severity.Error, replacement: "pkg:nuget/B");
        var use = component.Uses[0] with { Decision = component.Uses[0].Decision with { Message = message } };

        var output = await WhyA(component with { Uses = [use] });

        Assert.Contains(
            "    decision: permitted, but its support ended or ends soon: error PSI1008, by contoso.policy.yaml(31,5); "
            + $"decided for 2026-11-20\n    {message}\n",
            output,
            StringComparison.Ordinal);
        Assert.DoesNotContain("does not say more", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_cannot_add_lines_of_its_own()
    {
        var component = SampleOrganisation.Component(
            "A@1.0.0", ComponentStatus.Prohibited, "A.csproj", rule: "PSI1001", severity: Severity.Error);
        var use = component.Uses[0] with { Decision = component.Uses[0].Decision with { Message = "Bad.\npkg:nuget/B@1.0.0 is fine" } };

        var output = await WhyA(component with { Uses = [use] });

        Assert.Contains("    Bad. pkg:nuget/B@1.0.0 is fine\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_manifest_what_the_builds_left_behind_is_read()
    {
        using var repository = new TemporaryRepository()
            .With("psi.yaml")
            .With("tools/Old.csproj")
            .WithBuilt("src/Api/Api.csproj", fragment => fragment with
            {
                Components = [SampleOrganisation.Component("Serilog@4.3.0", ComponentStatus.Permitted, "src/Api/Api.csproj")],
            });

        var (exitCode, output, _) = await Run("pkg:nuget/Serilog", repository["src"]);

        Assert.Equal(ExitCodes.Done, exitCode);
        Assert.Contains(
            "  src/Api/Api.csproj (net10.0): runtime, direct, declared at Directory.Packages.props(8,5)\n",
            output,
            StringComparison.Ordinal);
        Assert.Contains("whether tools/Old.csproj uses it could not be determined: ", output, StringComparison.Ordinal);
        Assert.False(File.Exists(repository.ManifestPath));
    }

    [Fact]
    public async Task A_use_in_a_project_that_is_to_be_built_again_is_shown_as_such_and_not_said_to_be_undetermined()
    {
        using var repository = Edited("src/Api/Api.csproj", "src/Web/Web.csproj", "src/Job/Job.csproj");

        var (_, output, error) = await Run("pkg:nuget/Serilog", repository.Root);

        const string reason = "decided for 2026-11-01, not for 2026-11-02; build it again";
        Assert.Contains(
            "  src/Api/Api.csproj (net10.0): runtime, direct, declared at Directory.Packages.props(8,5)\n"
            + $"    this may not be so any more, for the project is not assessed: {reason}\n",
            output,
            StringComparison.Ordinal);
        Assert.EndsWith(
            "\nwhether any of 2 projects (src/Job/Job.csproj, src/Web/Web.csproj) uses it could not be determined: " + reason + "\n",
            output,
            StringComparison.Ordinal);
        Assert.DoesNotContain("whether src/Api", output, StringComparison.Ordinal);
        Assert.Contains(
            "psi: note: 3 projects were decided for 2026-11-01, not for 2026-11-02: build them again (psi manifest names them)\n",
            error,
            StringComparison.Ordinal);
        Assert.DoesNotContain("artifacts/psi", error, StringComparison.Ordinal);
        var (_, json, _) = await Run("pkg:nuget/Serilog", repository.Root, "--json");
        using var answer = JsonDocument.Parse(json);
        Assert.Equal(reason, answer.RootElement.GetProperty("uses")[0].GetProperty("notAssessed").GetString());
        Assert.Equal(2, answer.RootElement.GetProperty("unknown").GetArrayLength());
    }

    [Fact]
    public async Task One_project_that_is_to_be_built_again_is_named()
    {
        using var repository = Edited("src/Api/Api.csproj");

        var (_, output, error) = await Run("pkg:nuget/Serilog", repository.Root);

        Assert.Contains(
            "psi: note: src/Api/Api.csproj was decided for 2026-11-01, not for 2026-11-02: build it again\n",
            error,
            StringComparison.Ordinal);
        Assert.DoesNotContain("could not be determined", output, StringComparison.Ordinal);
    }

    // The first of them uses Serilog; all were built the day before New.csproj was.
    private static TemporaryRepository Edited(params string[] stale)
    {
        var repository = new TemporaryRepository().With("psi.yaml").WithBuilt("New.csproj");
        foreach (var path in stale)
        {
            repository.WithBuilt(path, fragment => fragment with
            {
                Policy = fragment.Policy with { DecidedFor = new CalendarDate(2026, 11, 1) },
                Components = path == stale[0]
                    ? [SampleOrganisation.Component("Serilog@4.3.0", ComponentStatus.Permitted, path)]
                    : [],
            });
        }

        return repository;
    }

    [Fact]
    public async Task It_can_be_had_as_JSON()
    {
        var (_, output, _) = await Run("pkg:nuget/Newtonsoft.*", "--manifest", _folder.Write("in", SampleOrganisation.WebShop), "--json");

        using var json = JsonDocument.Parse(output);
        var use = Assert.Single(json.RootElement.GetProperty("uses").EnumerateArray());
        Assert.Equal(
            ("PSI1001", "src/Shop/Shop.csproj(14,5)", false),
            (use.GetProperty("ruleId").GetString(), use.GetProperty("at").GetString(), use.GetProperty("direct").GetBoolean()));
        Assert.Equal([2, 3], use.GetProperty("chains").EnumerateArray().Select(chain => chain.GetArrayLength()));
    }

    [Fact]
    public async Task Bad_input_exits_3_and_says_what_is_wrong()
    {
        var broken = _folder.Write("broken.json", "{"u8.ToArray());
        Directory.CreateDirectory(_folder["empty"]);

        foreach (var (arguments, message) in new (string[], string)[]
        {
            (["--manifest", broken], $"psi: error: {broken}: not a valid security manifest"),
            (["--manifest", _folder["missing.json"]], $"psi: error: {_folder["missing.json"]}: "),
            ([_folder["empty"]], "run dotnet build first"),
        })
        {
            var (exitCode, output, error) = await Run(["pkg:nuget/A", .. arguments]);
            Assert.Equal((ExitCodes.BadInput, ""), (exitCode, output));
            Assert.Contains(message, error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData]
    [InlineData("library/postgres")]
    [InlineData("pkg:nuget/Serilog", "no-such-folder")]
    [InlineData("pkg:nuget/Serilog", ".", "--manifest", "a.json")]
    [InlineData("pkg:nuget/Serilog@1.*")]
    public async Task Wrong_usage_exits_2(params string[] arguments)
    {
        var (exitCode, _, error) = await Run(arguments);

        Assert.Equal(ExitCodes.Usage, exitCode);
        Assert.NotEmpty(error);
    }

    [Fact]
    public async Task A_hostile_manifest_cannot_command_the_terminal()
    {
        foreach (var nth in Enumerable.Range(0, 6))
        {
            var (exitCode, output, _) = await Run("pkg:generic/*", "--manifest", _folder.Write($"in/{nth}", HostileManifest.Nth(nth)));
            Assert.Equal(ExitCodes.Done, exitCode);
            Assert.DoesNotContain('\u001B', output);
            Assert.DoesNotContain('\u202E', output);
        }
    }

    [Fact]
    public void Chains_that_begin_alike_share_their_beginning_and_the_shortest_comes_first() => Assert.Equal(
        ["A 1", "├─ X 9", "├─ B 1", "│  └─ X 9", "└─ C 1", "   └─ D 1", "      └─ X 9", "Lib", "└─ X 9"],
        ChainTree.Lines([["A@1", "C@1", "D@1", "X@9"], ["A@1", "B@1", "X@9"], ["Lib", "X@9"], ["A@1", "X@9"]]));

    [Fact]
    public async Task The_guide_shows_what_it_says()
    {
        var (_, output, _) = await Run("pkg:nuget/Newtonsoft.Json", "--manifest", _folder.Write("in", SampleOrganisation.WebShop));

        Assert.True(RepositoryFolder.Page("docs/policy.md").Contains("\n" + output, StringComparison.Ordinal), output);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string> WhyA(ManifestComponent component) =>
        (await Run("pkg:nuget/A", "--manifest", _folder.Write("in", SampleOrganisation.Tools with { Components = [component] }))).Output;

    private static async Task<(int ExitCode, string Output, string Error)> Run(params string[] arguments)
    {
        using StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        var exitCode = await PsiCommandLine.RunAsync(["why", .. arguments], new Terminal(output, error, IsInteractive: false));
        return (exitCode, output.ToString(), error.ToString());
    }
}
