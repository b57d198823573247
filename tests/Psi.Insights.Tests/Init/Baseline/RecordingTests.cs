using Psi.Insights.CommandLine;
using Psi.Manifest;
using Psi.Policy;
using static Psi.Insights.Tests.Init.Baseline.BuiltRepository;

namespace Psi.Insights.Tests.Init.Baseline;

public sealed class RecordingTests : IDisposable
{
    private readonly BuiltRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task What_the_last_build_reported_is_written_sorted_with_a_head_that_says_what_it_is()
    {
        _repository.Built(
            [
                Component("pkg:nuget/Zip@2.0.0", "PSI1004"),
                Component("pkg:nuget/Fine@1.0.0", null),
                Component(
                    "pkg:nuget/Json@1.0.0",
                    "PSI1002",
                    remarks: [Vulnerable("GHSA-aaaa-bbbb-cccc"), new ManifestRemark { RuleId = "PSI1007", Severity = Severity.Warning }]),
            ],
            [Finding("PSI3201", 9), Finding("PSI3201", 41), Finding("PSI3101", 3, "src/Api/A B.cs")]);

        var (exitCode, output, error) = await _repository.Record("--reason", "Introduced: \"now\".");

        Assert.Equal((ExitCodes.Done, ""), (exitCode, Notes(error)));
        Assert.Equal(
            """
            psi: baseline/v1
            reason: "Introduced: \"now\"."
            owner: head@contoso.example
            approvedBy: appsec@contoso.example
            approvedOn: 2026-11-21
            expires: 2027-02-19
            components:
              - purl: pkg:nuget/Json@1.0.0
                rules: [PSI1002, PSI1005, PSI1007]
                advisories: [GHSA-aaaa-bbbb-cccc]
                paths:
                  - src/Api/Api.csproj
              - purl: pkg:nuget/Zip@2.0.0
                rules: [PSI1004]
                paths:
                  - src/Api/Api.csproj
            findings:
              - rule: PSI3101
                path: src/Api/A B.cs
                count: 1
              - rule: PSI3201
                path: src/Api/Client.cs
                count: 2

            """.ReplaceLineEndings("\n"),
            string.Concat(_repository.Baseline.Split('\n').SkipWhile(line => line.StartsWith('#')).Select(line => line + "\n"))[..^1]);
        Assert.StartsWith("# What spoke against the organisation's policy", _repository.Baseline, StringComparison.Ordinal);
        const string Terms = "approved by appsec@contoso.example, valid until 2027-02-19";
        Assert.Equal(
            $"""
            {_repository.BaselinePath}: written, a baseline of 2 components and 3 findings, {Terms}
            commit it: whoever reviews the change sees what is accepted. From now on builds fail on what is new only

            """.ReplaceLineEndings("\n"),
            output);
    }

    [Fact]
    public async Task What_other_waivers_cover_is_not_recorded_and_what_an_earlier_baseline_covered_is()
    {
        _repository.Built(
            [
                Component("pkg:nuget/A@1.0.0", "PSI1001", "W-1"),
                Component("pkg:nuget/B@1.0.0", "PSI1001", "baseline", remarks: [Vulnerable("GHSA-aaaa-bbbb-cccc", "W-2")]),
            ],
            [
                Finding("PSI3201", 9) with { Waiver = "W-3" },
                Finding("PSI3101", 9) with { Waiver = "baseline" },
                Finding("PSI3201", 9, "src/Api/ByRequirement.cs"),
                Finding("PSI3201", 9, "src/Api/Open.cs"),
            ],
            fragment => fragment with
            {
                Waivers =
                [
                    Waiver("W-4", "MAR-TLS-1", "src/Api/ByRequirement.cs", WaiverState.Valid),
                    Waiver("W-5", "MAR-TLS-1", "src/Api/Open.cs", WaiverState.Expired),
                ],
            });

        await _repository.Record();

        Assert.DoesNotContain("pkg:nuget/A@", _repository.Baseline, StringComparison.Ordinal);
        Assert.Contains("  - purl: pkg:nuget/B@1.0.0\n    rules: [PSI1001]\n", _repository.Baseline, StringComparison.Ordinal);
        Assert.EndsWith(
            "findings:\n  - rule: PSI3101\n    path: src/Api/Client.cs\n    count: 1\n  - rule: PSI3201\n    path: src/Api/Open.cs\n"
            + "    count: 1\n",
            _repository.Baseline,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_with_the_same_decisions_share_an_entry_and_others_have_their_own()
    {
        _repository.Built(
        [
            Component("pkg:nuget/A@1.0.0", "PSI1001", path: "b.csproj"),
            Component("pkg:nuget/A@1.0.0", "PSI1001", path: "a.csproj"),
            Component("pkg:nuget/A@1.0.0", "PSI1003", path: "c.csproj"),
        ]);

        await _repository.Record();

        Assert.Contains(
            """
              - purl: pkg:nuget/A@1.0.0
                rules: [PSI1001]
                paths:
                  - a.csproj
                  - b.csproj
              - purl: pkg:nuget/A@1.0.0
                rules: [PSI1003]
                paths:
                  - c.csproj
            """.ReplaceLineEndings("\n"),
            _repository.Baseline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Findings_count_as_one_build_sees_them_the_most_of_all_projects_and_frameworks()
    {
        _repository.Built(
            findings:
            [
                Finding("PSI3201", 1),
                Finding("PSI3201", 2) with { TargetFrameworks = ["net8.0"] },
                Finding("PSI3201", 3) with { TargetFrameworks = ["net8.0", "net10.0"] },
                Finding("PSI3201", 3) with { Message = "Again." },
            ])
            .Built(
                findings:
                [
                    Finding("PSI3201", 1, project: "src/B/B.csproj"),
                    Finding("PSI3201", 4, project: "src/B/B.csproj"),
                    Finding("PSI3201", 5, project: "src/B/B.csproj"),
                ],
                project: "src/B/B.csproj");

        await _repository.Record();

        Assert.EndsWith(
            "findings:\n  - rule: PSI3201\n    path: src/Api/Client.cs\n    count: 3\n", _repository.Baseline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Findings_that_speak_against_no_requirement_here_and_suppressed_ones_are_not_recorded()
    {
        _repository.Built(
            findings:
            [
                Finding("PSI3301", 1), Finding("PSI3101", 1), Finding("PSI3201", 1) with { Suppressed = true }, Finding("PSI3201", 2),
            ],
            change: fragment =>
                fragment with
                {
                    Requirements =
                    [
                        Requirement("MAR-TLS-1", "PSI3201", Project),
                        Requirement("MAR-CRYPTO-1", "PSI3101", Project, RequirementState.NotApplicable),
                    ],
                });

        await _repository.Record();

        Assert.EndsWith(
            "findings:\n  - rule: PSI3201\n    path: src/Api/Client.cs\n    count: 1\n", _repository.Baseline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_keeps_Psi_from_deciding_or_looking_is_named_and_not_recorded()
    {
        _repository.Built(
            [
                Component("pkg:nuget/Nightly@nightly", "PSI1006"),
                Component("pkg:nuget/NoVersion", "PSI1001"),
                Component("pkg:nuget/A@1.0.0", "PSI1001"),
            ],
            [Finding("PSI0102", 1), Finding("PSI0103", 2, Project), Finding("PSI1006", 7, Project), Finding("PSI0005", 5, "psi.yaml")]);

        var (exitCode, output, _) = await _repository.Record();

        Assert.Equal(ExitCodes.Done, exitCode);
        const string Advice = "Fix these, or waive them by hand (docs/policy.md):";
        Assert.Contains(
            $"""
            not in a baseline, for nobody can accept beforehand what keeps Psi from deciding or looking. {Advice}
              PSI0102 at src/Api/Client.cs(1,9): Something.
              PSI0103 at src/Api/Api.csproj(2,9): Something.
              PSI1001 at src/Api/Api.csproj(7,5): pkg:nuget/NoVersion
              PSI1006 at src/Api/Api.csproj(7,5): pkg:nuget/Nightly@nightly
              PSI1006 at src/Api/Api.csproj(7,9): Something.

            """.ReplaceLineEndings("\n"),
            output, StringComparison.Ordinal);
        Assert.Contains("a baseline of 1 component and 0 findings", output, StringComparison.Ordinal);
        Assert.Contains("builds fail on what is new, and on what is named above\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Projects_that_were_not_assessed_are_named()
    {
        _repository.Files.With("tools/Old.csproj");
        _repository.Built([Component("pkg:nuget/A@1.0.0", "PSI1001")]);

        var (_, output, _) = await _repository.Record();

        Assert.Contains(
            "psi: note: 1 project not assessed; what is in there is not known, and new when it is seen:\n"
            + "  tools/Old.csproj: not built with Psi",
            output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_is_reported_no_file_is_written()
    {
        _repository.Built([Component("pkg:nuget/A@1.0.0", null)]);

        var (exitCode, output, _) = await _repository.Record();

        Assert.Equal(
            (ExitCodes.Done, "nothing to record: the last build reported nothing that a baseline can list, so no file is written\n"),
            (exitCode, output));
        Assert.False(File.Exists(_repository.BaselinePath));
    }

    [Fact]
    public async Task It_is_recorded_the_same_twice()
    {
        _repository.Built([Component("pkg:nuget/A@1.0.0", "PSI1001")], [Finding("PSI3201", 9)]);
        await _repository.Record();
        var first = _repository.Baseline;
        File.Delete(_repository.BaselinePath);

        await _repository.Record();

        Assert.Equal(first, _repository.Baseline);
        Assert.DoesNotContain('\r', first);
        Assert.NotEqual('\uFEFF', first[0]);
    }

    [Fact]
    public async Task A_hostile_fragment_makes_no_line_of_its_own()
    {
        _repository.Built(
            [
                Component("pkg:nuget/A@1.0.0", "PSI1001", path: "a\nfindings: [] #\u202e"),
                Component("pkg:nuget/B@1.0.0", "PSI1001", path: "b\": [x]\u00e4 # c"),
            ]);

        var (exitCode, output, _) = await _repository.Record();

        Assert.Equal(ExitCodes.Done, exitCode);
        Assert.Equal(["b\": [x]\u00e4 # c"], Assert.Single(BaselineFileReader.Read("f", _repository.Baseline).Value!.Components).Paths);
        Assert.DoesNotContain('\u202e', output);
        Assert.Contains("PSI1001 at a", output, StringComparison.Ordinal);
    }

    internal static ManifestWaiver Waiver(string id, string target, string? path, WaiverState state) => new()
    {
        Id = id,
        Target = target,
        Path = path,
        Reason = "r",
        Owner = "a@b.example",
        ApprovedBy = "c@d.example",
        ApprovedOn = Day("2026-10-01"),
        Expires = Day("2027-02-01"),
        State = state,
    };

    // The folder is no git repository. The tool says so, but that does not matter here.
    private static string Notes(string error) =>
        string.Concat(error.Split('\n').Where(line => !line.StartsWith("psi: note: ", StringComparison.Ordinal)));
}
