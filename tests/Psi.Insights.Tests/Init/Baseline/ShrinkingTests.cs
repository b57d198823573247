using Psi.Insights.CommandLine;
using Psi.Insights.Tests.Manifest;
using Psi.Manifest;
using Psi.Policy;
using static Psi.Insights.Tests.Init.Baseline.BuiltRepository;

namespace Psi.Insights.Tests.Init.Baseline;

public sealed class ShrinkingTests : IDisposable
{
    private static readonly ManifestComponent A = Component(
        "pkg:nuget/A@1.0.0",
        "PSI1001",
        "baseline",
        remarks: [Vulnerable("GHSA-aaaa-bbbb-cccc", "baseline"), Vulnerable("GHSA-dddd-eeee-ffff", "baseline")]);
    private static readonly ManifestComponent B = Component("pkg:nuget/B@1.0.0", "PSI1004", "baseline");
    private static readonly ManifestFinding[] Three = [Finding("PSI3201", 1), Finding("PSI3201", 2), Finding("PSI3201", 3)];

    private readonly BuiltRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task What_is_gone_is_taken_out_and_dates_and_approval_stay()
    {
        await Recorded([A, B], Three);
        _repository.Built(
            [Component("pkg:nuget/A@1.0.0", "PSI1001", "baseline", remarks: [Vulnerable("GHSA-dddd-eeee-ffff", "baseline")])],
            [Finding("PSI3201", 30)]);

        var (exitCode, output, _) = await _repository.Init("--baseline", "--on", "2026-12-24");

        Assert.Equal(ExitCodes.Done, exitCode);
        Assert.StartsWith(
            $"{_repository.BaselinePath}: 2 component decisions and 2 findings taken out, which the repository does not have any more; "
            + "a baseline of 1 component and 1 finding is left, valid until 2027-02-19\n",
            output, StringComparison.Ordinal);
        Assert.EndsWith(
            """
            approvedOn: 2026-11-21
            expires: 2027-02-19
            components:
              - purl: pkg:nuget/A@1.0.0
                rules: [PSI1001, PSI1005]
                advisories: [GHSA-dddd-eeee-ffff]
                paths:
                  - src/Api/Api.csproj
            findings:
              - rule: PSI3201
                path: src/Api/Client.cs
                count: 1

            """.ReplaceLineEndings("\n"),
            _repository.Baseline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_new_is_counted_and_not_taken_in()
    {
        await Recorded([A], Three);
        var before = _repository.Baseline;
        _repository.Built([A, B], [.. Three, Finding("PSI3201", 4), Finding("PSI3101", 1)]);

        var (exitCode, output, _) = await _repository.Shrink();

        Assert.Equal(ExitCodes.Done, exitCode);
        Assert.Contains("left as it is, a baseline of 1 component and 3 findings", output, StringComparison.Ordinal);
        Assert.Contains(
            "not taken in: 1 component decision and 2 findings that the baseline did not list. "
            + "To accept new ones, delete the file and run again",
            output,
            StringComparison.Ordinal);
        Assert.Equal(before, _repository.Baseline);
    }

    [Fact]
    public async Task What_another_waiver_covers_meanwhile_stays_for_that_one_may_end_earlier()
    {
        await Recorded([B], []);
        _repository.Built([Component("pkg:nuget/B@1.0.0", "PSI1004", "W-1")]);

        Assert.Contains("left as it is", (await _repository.Shrink()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_which_nothing_is_left_is_deleted()
    {
        await Recorded([A], Three);
        _repository.Built();

        Assert.Contains("deleted, for nothing is left of what it listed", (await _repository.Shrink()).Output, StringComparison.Ordinal);
        Assert.False(File.Exists(_repository.BaselinePath));
    }

    [Fact]
    public async Task While_a_project_is_not_assessed_what_it_may_have_is_not_taken_out()
    {
        var shared = Component("pkg:nuget/S@1.0.0", "PSI1001", path: "Directory.Build.props");
        await Recorded([shared], Three);
        var before = _repository.Baseline;
        _repository.Built().Files.With("tools/Old.csproj");

        var (exitCode, output, error) = await _repository.Shrink();

        Assert.Equal(ExitCodes.BadInput, exitCode);
        Assert.Contains("  tools/Old.csproj: not built with Psi", output, StringComparison.Ordinal);
        Assert.Contains(
            "not seen any more, but kept, for a project that is not assessed may have it:\n"
            + "  pkg:nuget/S@1.0.0 (PSI1001) in Directory.Build.props\n",
            output,
            StringComparison.Ordinal);
        Assert.Contains("so nothing is taken out of it. Build them first", error, StringComparison.Ordinal);
        Assert.Equal(before, _repository.Baseline);
    }

    [Fact]
    public async Task What_the_file_of_an_assessed_project_brought_in_is_taken_out_whatever_else_is_not_assessed()
    {
        var shared = Component("pkg:nuget/S@1.0.0", "PSI1001", path: "Directory.Build.props");
        await Recorded([A, shared], Three);
        _repository.Built([], [Three[0]]).Files.With("tools/Old.csproj");

        var (exitCode, output, _) = await _repository.Shrink();

        Assert.Equal(ExitCodes.Done, exitCode);
        Assert.Contains("3 component decisions taken out", output, StringComparison.Ordinal);
        Assert.Contains("  pkg:nuget/S@1.0.0 (PSI1001) in Directory.Build.props\n", output, StringComparison.Ordinal);
        Assert.Contains("  tools/Old.csproj: not built with Psi", output, StringComparison.Ordinal);
        Assert.Contains("psi: note: nothing of PSI3201 is taken out", output, StringComparison.Ordinal);
        Assert.DoesNotContain("pkg:nuget/A@", _repository.Baseline, StringComparison.Ordinal);
        Assert.Contains("pkg:nuget/S@", _repository.Baseline, StringComparison.Ordinal);
        Assert.Contains("PSI3201", _repository.Baseline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_all_of_the_baseline_is_still_there_a_project_that_is_not_assessed_is_no_error()
    {
        await Recorded([A], Three);
        var before = _repository.Baseline;
        _repository.Files.With("tools/Old.csproj");

        Assert.Equal(ExitCodes.Done, (await _repository.Shrink()).ExitCode);
        Assert.Equal(before, _repository.Baseline);
    }

    [Fact]
    public async Task A_project_of_which_one_framework_is_not_assessed_keeps_what_its_file_brought_in()
    {
        await Recorded([A], []);
        _repository.Built().Files.WithFragment(
            Project,
            fragment => fragment with { Project = fragment.Project with { TargetFramework = "net8.0", State = ProjectState.NotAssessed } },
            "other");

        var (exitCode, _, _) = await _repository.Shrink(
            "--fragments", _repository.Files["artifacts/psi"], "--fragments", _repository.Files["other"]);

        Assert.Equal(ExitCodes.BadInput, exitCode);
        Assert.Contains("pkg:nuget/A@", _repository.Baseline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_could_look_for_stays()
    {
        await Recorded([A], [.. Three, Finding("PSI3101", 1)]);
        _repository.Built(
            findings: [Finding("PSI1006", 1, Project)],
            change: fragment =>
                fragment with
                {
                    Requirements =
                    [
                        Requirement("MAR-TLS-1", "PSI3201", Project, RequirementState.NotAssessed),
                        Requirement("MAR-CRYPTO-1", "PSI3101", Project, RequirementState.Met),
                    ],
                });

        var (_, output, _) = await _repository.Shrink();

        Assert.Contains(": 1 finding taken out", output, StringComparison.Ordinal);
        Assert.Contains(
            "psi: note: nothing of PSI1001, PSI1005, PSI3201 is taken out, for the last build could not look everywhere",
            output,
            StringComparison.Ordinal);
        Assert.Contains("count: 3", _repository.Baseline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_one_is_said_to_be_and_left()
    {
        await Recorded([A], Three);
        var before = _repository.Baseline;
        _repository.Built();

        var (exitCode, _, error) = await _repository.Init("--baseline", "--on", "2027-02-20");

        Assert.Equal(ExitCodes.PolicyNotMet, exitCode);
        Assert.Contains("the baseline expired on 2027-02-19 and covers nothing any more", error, StringComparison.Ordinal);
        Assert.Equal(before, _repository.Baseline);
    }

    [Theory]
    [InlineData("--owner", "a@b.example")]
    [InlineData("--approved-by", "appsec@contoso.example")]
    [InlineData("--expires", "2027-01-01")]
    [InlineData("--reason", "r")]
    public async Task Its_terms_are_not_changed_by_the_way(params string[] arguments)
    {
        await Recorded([A], Three);

        var (exitCode, _, error) = await _repository.Shrink(arguments);

        Assert.Equal(ExitCodes.Usage, exitCode);
        Assert.Contains("stay as they were approved", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_with_a_mistake_is_named_by_its_line_and_left()
    {
        _repository.Built([A]).Files.With("psi.baseline.yaml", "psi: baseline/v2");

        var (exitCode, _, error) = await _repository.Shrink();

        Assert.Equal(ExitCodes.BadInput, exitCode);
        Assert.Contains("psi.baseline.yaml(1,6): error PSI0002: 'baseline/v2' is not valid for 'psi'", error, StringComparison.Ordinal);
        Assert.Equal("psi: baseline/v2", _repository.Baseline);
    }

    [Fact]
    public async Task The_manifest_says_once_which_entries_match_nothing()
    {
        await Recorded([A, B], Three);
        _repository.Built([B], [Finding("PSI3201", 1), Finding("PSI3201", 2)], WithBaseline);

        var error = ManifestRun.Of(_repository.Files).Error;

        Assert.Contains(
            "psi.baseline.yaml(12,5): warning PSI0005: The baseline lists 3 component decisions and 1 finding that the repository does "
            + "not have any more: pkg:nuget/A@1.0.0 (PSI1001) in src/Api/Api.csproj, "
            + "pkg:nuget/A@1.0.0 (PSI1005 GHSA-aaaa-bbbb-cccc) in src/Api/Api.csproj, "
            + "pkg:nuget/A@1.0.0 (PSI1005 GHSA-dddd-eeee-ffff) in src/Api/Api.csproj and 1 more. "
            + "An exception that nobody needs will cover one day what nobody thought of. Run 'psi init --baseline' to take them out.",
            error, StringComparison.Ordinal);
        Assert.Single(error.Split('\n'), line => line.Contains("PSI0005", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_manifest_says_nothing_of_one_that_matches_nor_while_a_project_is_not_assessed()
    {
        await Recorded([A], Three);
        Assert.DoesNotContain("PSI0005", ManifestRun.Of(_repository.Built([A], Three, WithBaseline).Files).Error, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "PSI0005",
            ManifestRun.Of(_repository.Built(change: WithBaseline).Files.With("tools/Old.csproj")).Error,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../psi.baseline.yaml")]
    [InlineData("/etc/psi.baseline.yaml")]
    [InlineData("psi.yaml")]
    public async Task A_fragment_cannot_have_another_file_opened(string path)
    {
        await Recorded([A], Three);
        File.Copy(_repository.BaselinePath, Path.Combine(Path.GetDirectoryName(_repository.Files.Root)!, "psi.baseline.yaml"));
        _repository.Built(
            change: fragment =>
                fragment with
                {
                    Waivers = [.. WithBaseline(fragment).Waivers.Select(waiver => waiver with { At = new FileLocation(path, 1, 1) })],
                });

        Assert.DoesNotContain("PSI0005", ManifestRun.Of(_repository.Files).Error, StringComparison.Ordinal);
    }

    private static Fragment WithBaseline(Fragment fragment) => fragment with
    {
        Waivers =
        [
            RecordingTests.Waiver(
                "baseline",
                "baseline of 1 component and 3 findings",
                null,
                WaiverState.Valid) with { At = new FileLocation("psi.baseline.yaml", 5, 1) },
        ],
    };

    private async Task Recorded(ManifestComponent[] components, ManifestFinding[] findings)
    {
        _repository.Built(components, findings);
        var (exitCode, _, error) = await _repository.Record();
        Assert.True(exitCode == ExitCodes.Done, error);
    }
}
