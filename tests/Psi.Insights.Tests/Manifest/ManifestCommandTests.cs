using System.Text;
using Psi.Insights.CommandLine;
using Psi.Insights.Tests.Checkout;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Tests.Manifest;

public sealed class ManifestCommandTests : IDisposable
{
    private const string ProductText =
        "psi: product/v1\nid: pay\nproduct: Payments\ndomain: Payments\nteam: core\naccountable: head@contoso.example\n";

    private readonly TemporaryRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void The_manifest_of_all_builds_lies_beside_the_fragments()
    {
        _repository
            .With("psi.yaml")
            .WithBuilt("src/Api/Api.csproj", ReadProduct)
            .WithBuilt("src/Web/Web.csproj", ReadProduct)
            .With("tools/Old.csproj");

        var run = ManifestRun.Of(_repository);

        Assert.Equal((ExitCodes.Done, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            [
                ("src/Api/Api.csproj", ProjectState.Assessed),
                ("src/Web/Web.csproj", ProjectState.Assessed),
                ("tools/Old.csproj", ProjectState.NotAssessed),
            ],
            ManifestRun.ManifestOf(_repository).Projects.Select(project => (project.Path, project.State)));

        static Fragment ReadProduct(Fragment fragment) =>
            fragment with { Inputs = [new ManifestInput { Path = "psi.yaml", Sha256 = Digest.Sha256("") }] };
    }

    [Fact]
    public void Excluded_projects_are_named_with_their_reason_and_an_entry_that_excludes_none_is_said()
    {
        _repository
            .With("psi.yaml", ProductText + """
                exclude:
                  - { path: build/_build.csproj, reason: Build script. It ships nothing. }
                  - { path: tools/*.csproj, reason: Tools. }
                """)
            .With("build/_build.csproj")
            .WithBuilt("src/Api/Api.csproj");

        var run = ManifestRun.Of(_repository);

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Contains("projects: 1 assessed, 1 excluded", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "build/_build.csproj: excluded by the product file: Build script. It ships nothing.", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "psi.yaml(9,5): warning PSI0002: 'tools/*.csproj' excludes no project of the repository", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("'build/_build.csproj' excludes no", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_based_app_keeps_its_fragment_and_one_that_was_not_built_is_listed()
    {
        _repository.WithBuilt("tools/app.cs").With("tools/new.cs", "#:package A@1");

        var run = ManifestRun.Of(_repository);

        Assert.Equal((ExitCodes.Done, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            [("tools/app.cs", ProjectState.Assessed), ("tools/new.cs", ProjectState.NotAssessed)],
            ManifestRun.ManifestOf(_repository).Projects.Select(project => (project.Path, project.State)));
    }

    [Fact]
    public void The_summary_is_plain_lines_with_the_counts_and_the_file()
    {
        _repository.With("tools/Old.csproj").WithBuilt("src/Api/Api.csproj", fragment => fragment with
        {
            Product = new ManifestProduct
            {
                Id = "pay",
                Name = "Payments",
                Domain = "Payments",
                Team = "core",
                Level = 2,
                Accountable = "head@contoso.example",
            },
            Components =
            [
                Component("A", ComponentStatus.Permitted),
                Component("B", ComponentStatus.Permitted),
                Component("C", ComponentStatus.Prohibited),
                Component("D", ComponentStatus.Unlisted),
            ],
            Requirements =
            [
                Requirement("MAR-1", RequirementState.Unmet),
                Requirement("MAR-2", RequirementState.Met),
                Requirement("MAR-3", RequirementState.NotApplicable),
            ],
            Waivers = [Waiver("W-1", WaiverState.Valid, used: true), Waiver("W-2", WaiverState.Expired, used: false)],
        });

        var run = ManifestRun.Of(_repository);

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Equal(
            $"""
            product: Payments (pay), level 2
            policy: Contoso 2026.11, enforce, decided for 2026-11-02
            projects: 1 assessed, 1 not assessed
              tools/Old.csproj: not built with Psi: no fragment speaks of it; build it with the Psi.Analyzers package installed
            components: 2 permitted, 1 unlisted, 1 prohibited
            requirements: 1 not applicable, 1 not assessed, 1 unmet
            waivers: 1 valid, 1 expired; 1 used
            gate: 0 errors, 0 warnings
            manifest: {_repository.ManifestPath}

            """,
            run.Output, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Errors_that_no_build_failed_for_are_said_to_be_only_reported()
    {
        _repository
            .WithBuilt("A.csproj", fragment => fragment with
            {
                Project = fragment.Project with { Warnings = 2, ReportedErrors = 1 },
            })
            .WithBuilt("B.csproj", fragment => fragment with
            {
                Project = fragment.Project with { Errors = 1, Warnings = 1 },
            });

        Assert.Contains(
            "gate: 1 error, 3 warnings, of which 1 error only reported: enforcement is off\n",
            ManifestRun.Of(_repository).Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void After_the_policy_changed_and_one_project_was_built_again_the_others_are_named_one_by_one()
    {
        _repository
            .With("security/policy.yaml", "version: 2026.12\n")
            .WithBuilt("A.csproj", fragment => ByPolicy(fragment, "2026.11", "version: 2026.11\n"))
            .WithBuilt("B.csproj", fragment => ByPolicy(fragment, "2026.11", "version: 2026.11\n"))
            .WithBuilt("C.csproj", fragment => ByPolicy(fragment, "2026.12", "version: 2026.12\n"));

        var run = ManifestRun.Of(_repository);

        const string Reason = "decided by policy 2026.11 of Contoso, which is not the newest, 2026.12 of Contoso; build it again";
        Assert.Contains("policy: Contoso 2026.12, enforce", run.Output);
        Assert.Contains("projects: 1 assessed, 2 not assessed\n  2 to be built again, named one by one in the notes\n", Lines(run.Output));
        Assert.DoesNotContain("A.csproj", run.Output);
        Assert.Equal(
            [
                $"psi: note: artifacts/psi/A.00000300.net10.0.Release.psi.json (A.csproj, net10.0, Release): {Reason}",
                $"psi: note: artifacts/psi/B.00000301.net10.0.Release.psi.json (B.csproj, net10.0, Release): {Reason}",
            ],
            run.Error.Split('\n', StringSplitOptions.TrimEntries)
                .Where(line => line.StartsWith("psi: note: artifacts", StringComparison.Ordinal)));

        static Fragment ByPolicy(Fragment fragment, string version, string text) => fragment with
        {
            Policy = fragment.Policy with
            {
                Version = version,
                Sha256 = Digest.Sha256(text),
                Layers =
                [
                    new ManifestPolicyLayer
                    {
                        Name = "security/policy.yaml",
                        Layer = PolicyLayerKind.Organisation,
                        Version = version,
                        Sha256 = Digest.Sha256(text),
                    },
                ],
            },
            Inputs = [new ManifestInput { Path = "security/policy.yaml", Sha256 = Digest.Sha256(text) }],
        };
    }

    [Fact]
    public void What_an_older_build_logged_is_not_counted_in_the_gate_s_line()
    {
        _repository
            .WithBuilt("A.csproj", fragment => On(fragment, 1) with
            {
                Project = fragment.Project with { Errors = 1, Warnings = 15, ReportedErrors = 4 },
            })
            .WithBuilt("B.csproj", fragment => fragment with { Project = fragment.Project with { Warnings = 1 } })
            .WithBuilt("C.csproj");

        Assert.Contains(
            "gate: 0 errors, 1 warning, in 2 projects; not counted: 1 to be built again\n", Lines(ManifestRun.Of(_repository).Output));

        static Fragment On(Fragment fragment, int day) =>
            fragment with { Policy = fragment.Policy with { DecidedFor = new CalendarDate(2026, 11, day) } };
    }

    [Fact]
    public void A_project_that_was_excluded_since_its_build_is_not_to_be_built_again()
    {
        _repository
            .With("psi.yaml", ProductText + """
                exclude:
                  - { path: build/_build.csproj, reason: Build script. }
                """)
            .WithBuilt("build/_build.csproj", fragment => fragment with
            {
                Policy = fragment.Policy with { DecidedFor = new CalendarDate(2026, 11, 1) },
                Project = fragment.Project with { Errors = 1 },
            })
            .WithBuilt("src/Api/Api.csproj");

        var run = ManifestRun.Of(_repository);

        Assert.Contains("gate: 0 errors, 0 warnings\n", Lines(run.Output));
        Assert.DoesNotContain("decided for", run.Error);
    }

    [Fact]
    public void A_product_file_that_no_build_saw_is_not_said_to_be_missing()
    {
        var run = ManifestRun.Of(_repository.With("psi.yaml", "psi: product/v1\n").WithBuilt("Api.csproj"));

        Assert.Contains("product: not known: psi.yaml is invalid, or newer than the builds", run.Output);
        Assert.Contains("psi.yaml changed after this build; build it again", run.Error);
    }

    [Theory]
    [InlineData("App.csproj", "<Project/>\n", "<Project/>\r\n", false)]
    [InlineData("App.csproj", "<Project/>\n", "<Project />\n", true)]
    [InlineData("psi.baseline.yaml", "old\n", "new\n", false)]
    [InlineData("obj/App.props", "old\n", "new\n", false)]
    [InlineData("../outside.props", "old\n", "new\n", false)]
    public void A_source_that_changed_after_the_build_is_named(string path, string built, string now, bool isNamed)
    {
        _repository.WithBuilt("App.csproj", fragment => fragment with
        {
            Inputs = [new ManifestInput { Path = path, Sha256 = Digest.Sha256(built) }],
        }).With(path, now);

        var run = ManifestRun.Of(_repository);

        Assert.Equal(isNamed, run.Error.Contains("changed after this build", StringComparison.Ordinal));
        Assert.Contains("projects: 1 assessed", run.Output);
    }

    [Fact]
    public void A_repository_without_product_components_requirements_and_waivers_is_said_to_have_none()
    {
        var output = ManifestRun.Of(_repository.WithBuilt("Api.csproj")).Output;

        Assert.Contains("product: none: the repository has no psi.yaml", output);
        Assert.Contains("components: none", output);
        Assert.Contains("requirements: none in the policy", output);
        Assert.Contains("waivers: none", output);
    }

    [Fact]
    public void With_json_the_manifest_itself_is_printed()
    {
        var run = ManifestRun.Of(_repository.WithBuilt("Api.csproj"), "--json");

        Assert.Equal(Encoding.UTF8.GetString(File.ReadAllBytes(_repository.ManifestPath)), run.Output);
    }

    [Fact]
    public void The_output_file_may_lie_in_a_folder_that_is_not_there_yet()
    {
        var run = ManifestRun.Of(_repository.WithBuilt("Api.csproj"), "--output", _repository["out/deep/manifest.json"]);

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Equal(
            "Api.csproj", Assert.Single(ManifestJson.ReadManifest(File.ReadAllBytes(_repository["out/deep/manifest.json"])).Projects).Path);
        Assert.False(File.Exists(_repository.ManifestPath));
    }

    [Fact]
    public void Two_runs_write_the_same_bytes_and_leave_nothing_else()
    {
        _repository.With("psi.yaml").WithBuilt("src/Api/Api.csproj").WithBuilt("src/Web/Web.csproj").Committed();
        ManifestRun.Of(_repository);
        var first = File.ReadAllBytes(_repository.ManifestPath);

        ManifestRun.Of(_repository);

        Assert.Equal(first, File.ReadAllBytes(_repository.ManifestPath));
        Assert.Equal(3, Directory.GetFileSystemEntries(_repository["artifacts/psi"]).Length);
    }

    [Fact]
    public void From_any_folder_below_the_manifest_of_the_whole_repository_is_made()
    {
        _repository.With("psi.yaml").WithBuilt("src/Api/Api.csproj");

        Assert.Equal(ExitCodes.Done, ManifestRun.Of([_repository["src/Api"]]).ExitCode);
        Assert.True(File.Exists(_repository.ManifestPath));
    }

    [Fact]
    public void Fragments_are_read_from_every_folder_that_is_given_and_from_no_other()
    {
        _repository.With("Api.csproj").With("Web.csproj").With("Old.csproj")
            .WithFragment("Api.csproj", folder: "agent1").WithFragment("Web.csproj", folder: "agent2").WithFragment("Old.csproj");

        Assert.Equal(
            ExitCodes.Done,
            ManifestRun.Of(_repository, "--fragments", _repository["agent1"], "--fragments", _repository["agent2"]).ExitCode);

        Assert.Equal(
            [("Api.csproj", ProjectState.Assessed), ("Old.csproj", ProjectState.NotAssessed), ("Web.csproj", ProjectState.Assessed)],
            ManifestRun.ManifestOf(_repository).Projects.Select(project => (project.Path, project.State)));
    }

    [Fact]
    public void Where_nothing_was_built_it_says_to_build()
    {
        var run = ManifestRun.Of(_repository.With("psi.yaml").With("Api.csproj"));

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Contains($"{_repository.Root}: nothing was built with Psi below this folder: run dotnet build first", run.Error);
        Assert.Contains("in artifacts/psi", run.Error);
        Assert.False(File.Exists(_repository.ManifestPath));
    }

    [Fact]
    public void A_fragment_of_a_project_that_is_gone_is_left_out_and_said()
    {
        var run = ManifestRun.Of(_repository.WithBuilt("Api.csproj").WithFragment("src/Gone.csproj"));

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Contains("there is no src/Gone.csproj below this root any more; delete the fragment", run.Error);
        Assert.Equal("Api.csproj", Assert.Single(ManifestRun.ManifestOf(_repository).Projects).Path);
    }

    [Fact]
    public void A_fragment_of_a_project_that_now_has_a_root_of_its_own_is_left_out_and_said()
    {
        var run = ManifestRun.Of(
            _repository.WithBuilt("Api.csproj").WithBuilt("services/mail/src/Mail.csproj").With("services/mail/psi.yaml"));

        Assert.Contains("there is no services/mail/src/Mail.csproj below this root any more", run.Error);
        Assert.Equal("Api.csproj", Assert.Single(ManifestRun.ManifestOf(_repository).Projects).Path);
    }

    [Fact]
    public void Every_bad_fragment_is_named_in_one_run_and_the_manifest_that_was_there_stays()
    {
        _repository.WithBuilt("Api.csproj");
        ManifestRun.Of(_repository);
        var before = File.ReadAllBytes(_repository.ManifestPath);
        _repository.With("artifacts/psi/a.psi.json", "{")
            .With("artifacts/psi/b.psi.json", """{ "fragmentVersion": 9 }""")
            .With("artifacts/psi/c.psi.json", "");

        var run = ManifestRun.Of(_repository);

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Contains("psi: error: artifacts/psi/a.psi.json: not a valid fragment: ", run.Error);
        Assert.Contains("psi: error: artifacts/psi/b.psi.json: $.fragmentVersion is 9", run.Error);
        Assert.Contains("psi: error: artifacts/psi/c.psi.json: not a valid fragment: ", run.Error);
        Assert.Equal("", run.Output);
        Assert.Equal(before, File.ReadAllBytes(_repository.ManifestPath));
    }

    [Fact]
    public void A_link_among_the_fragments_is_refused_without_reading_it()
    {
        _repository.WithBuilt("Api.csproj").With("secret.txt", "hunter2");
        File.CreateSymbolicLink(_repository["artifacts/psi/link.psi.json"], _repository["secret.txt"]);

        var run = ManifestRun.Of(_repository);

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Contains("psi: error: artifacts/psi/link.psi.json: a link, not a file", run.Error);
    }

    [Fact]
    public void Control_characters_of_names_do_not_reach_the_terminal()
    {
        var run = ManifestRun.Of(_repository.WithBuilt("Api.csproj", fragment => fragment with
        {
            Product = new ManifestProduct
            {
                Id = "pay",
                Name = "\u001b[2JPay\nerror: fake",
                Domain = "d",
                Team = "t",
                Level = 1,
                Accountable = "a",
            },
        }));

        Assert.Contains("product: [U+001B][2JPay[U+000A]error: fake (pay)", run.Output);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("")]
    [InlineData("a\0b")]
    public void A_path_that_is_no_folder_is_wrong_usage(string path)
    {
        var run = ManifestRun.Of([path.Length == 0 ? path : _repository[path]]);

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains("psi: error: there is no folder", run.Error);
    }

    [Fact]
    public void Fragments_from_a_folder_that_is_not_there_are_wrong_usage()
    {
        var run = ManifestRun.Of(_repository.WithBuilt("Api.csproj"), "--fragments", _repository["nowhere"]);

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains("--fragments: there is no folder", run.Error);
    }

    [Fact]
    public void An_output_that_is_a_folder_is_wrong_usage() =>
        Assert.Equal(ExitCodes.Usage, ManifestRun.Of(_repository.WithBuilt("Api.csproj"), "--output", _repository.Root).ExitCode);

    [Fact]
    public void An_output_that_cannot_be_written_leaves_nothing_behind()
    {
        _repository.WithBuilt("Api.csproj").With("file");

        var run = ManifestRun.Of(_repository, "--output", _repository["file/manifest.json"]);

        Assert.Equal(ExitCodes.StoreOrNetwork, run.ExitCode);
        Assert.Contains("the manifest could not be written", run.Error);
        Assert.Equal("", File.ReadAllText(_repository["file"]));
    }

    private static string Lines(string output) => output.ReplaceLineEndings("\n");

    [Fact]
    public void A_fragment_that_contradicts_itself_is_named_and_keeps_the_manifest_from_being_made()
    {
        _repository.WithBuilt("src/Api/Api.csproj", fragment => fragment with
        {
            Requirements = [Requirement("MAR-1", RequirementState.Met) with { State = RequirementState.NotApplicable }],
        });

        var run = ManifestRun.Of(_repository);

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Contains(
            "contradicts itself: $.requirements[0].state is not-applicable, and the worst of its verdicts is met",
            run.Error,
            StringComparison.Ordinal);
        Assert.False(File.Exists(_repository.ManifestPath));
    }

    private static ManifestComponent Component(string name, ComponentStatus status) => new()
    {
        Purl = PackageUrl.NuGet(name, "1.0.0"),
        Uses =
        [
            new ManifestComponentUse
            {
                Project = "src/Api/Api.csproj",
                TargetFramework = "net10.0",
                Scope = ComponentScope.Runtime,
                Direct = true,
                Chains = [[$"{name}@1.0.0"]],
                At = new FileLocation("src/Api/Api.csproj", 5),
                Decision = status == ComponentStatus.Prohibited
                    ? new ManifestDecision { Status = status, RuleId = "PSI1001", Severity = Severity.Error }
                    : new ManifestDecision { Status = status, Severity = Severity.None },
            },
        ],
    };

    private static ManifestRequirement Requirement(string id, RequirementState state) => new()
    {
        Id = id,
        Title = id,
        Severity = Severity.Error,
        State = state,
        Projects =
        [
            new ManifestRequirementVerdict
            {
                Project = "src/Api/Api.csproj",
                TargetFramework = "net10.0",
                State = state,
                // What does not apply by the level applies to no project of the product.
                Reason = state == RequirementState.NotApplicable ? "it does not apply to product level 2" : "because",
            },
        ],
    };

    private static ManifestWaiver Waiver(string id, WaiverState state, bool used) => new()
    {
        Id = id,
        Target = "PSI3201",
        Reason = "because",
        Owner = "o",
        ApprovedBy = "a",
        ApprovedOn = new CalendarDate(2026, 10, 1),
        Expires = new CalendarDate(2027, 1, 1),
        State = state,
        Used = used,
    };
}
