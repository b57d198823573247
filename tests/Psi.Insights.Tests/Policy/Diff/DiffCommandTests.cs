using System.Text;
using System.Text.Json;
using Psi.Insights.CommandLine;
using Psi.Insights.Tests.Samples;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Tests.Policy.Diff;

public sealed class DiffCommandTests : IDisposable
{
    private const string Api = "src/Api/Api.csproj";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task What_gets_stricter_and_looser_is_told_with_its_line_and_what_it_decides()
    {
        var old = Policy(
            "old.yaml",
            "unlisted: { severity: warning, scopes: [runtime] }\ncomponents:\n  - { purl: pkg:nuget/A, status: permitted }\n"
            + "  - { purl: pkg:nuget/B, status: prohibited, reason: r }\n");
        var @new = Policy(
            "new.yaml",
            "unlisted: { severity: warning, scopes: [runtime] }\ncomponents:\n"
            + "  - { purl: pkg:nuget/A, status: permitted, versions: \"[2.0,)\" }\n",
            "2");

        var (exitCode, output, error) = await Run(old, @new, "--on", "2026-11-21");

        Assert.Equal((ExitCodes.Done, ""), (exitCode, error));
        Assert.Equal(
            $"""
            Contoso 1 → Contoso 2, from 2026-11-21 on: 1 stricter, 1 looser
            stricter:
              component pkg:nuget/A changed at {@new}(7,13): versions [2.0,) is new
                in (,2.0): permitted → permitted, but not in this version: error PSI1002
                where the version is not known: permitted → permitted, but whether in this version can't be determined: error PSI1006
            looser:
              component pkg:nuget/B removed at {old}(8,13): status prohibited, reason r
                in every version, scope runtime: prohibited: error PSI1001 → unlisted: warning PSI1004
                in every version, scope build and test: prohibited: error PSI1001 → unlisted

            """,
            output, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public async Task A_policy_differs_in_nothing_from_itself_and_a_folder_is_read_by_name()
    {
        Policy("policy/1.yaml", "components: [{ purl: pkg:nuget/A, status: permitted }]");
        Policy("policy/2.yml", "components: [{ purl: pkg:nuget/A, status: prohibited, reason: r }]", "2");
        _folder.Write("policy/notes.txt", "no policy"u8.ToArray());
        var last = Policy("last.yaml", "components: [{ purl: pkg:nuget/A, status: prohibited, reason: r }]", "2");

        Assert.Equal(
            (ExitCodes.Done, "Contoso 2 → Contoso 2, from 2026-11-21 on: nothing differs\n", ""),
            await Run(_folder["policy"], _folder["policy"], "--on", "2026-11-21"));
        var (_, output, _) = await Run(_folder["policy"], last, "--on", "2026-11-21", "--json");
        using var json = JsonDocument.Parse(output);
        var change = Assert.Single(json.RootElement.GetProperty("changes").EnumerateArray());
        Assert.Equal(("same-weight", 0), (change.GetProperty("direction").GetString(), change.GetProperty("outcomes").GetArrayLength()));
    }

    [Fact]
    public async Task The_repositories_that_would_newly_fail_warn_and_pass_are_named_with_component_version_and_why()
    {
        Manifest("a", Component("A@1.0.0"));
        Manifest("b", Component("B@1.0.0"));
        Manifest("c", Component("C@1.0.0"));
        Manifest("d", Component("D@1.0.0"));
        var old = Policy(
            "old.yaml", "components: [{ purl: pkg:nuget/C, status: prohibited, reason: Old. }, { purl: pkg:nuget/*, status: permitted }]");
        var @new = Policy(
            "new.yaml",
            "components: [{ purl: pkg:nuget/A, status: prohibited, reason: Bug. }, { purl: pkg:nuget/B, status: deprecated, reason: "
            + "Aged. }, { purl: pkg:nuget/*, status: permitted }]");

        var (exitCode, output, error) = await Compare(old, @new);

        Assert.Equal((ExitCodes.Done, ""), (exitCode, error));
        Assert.EndsWith(
            $"""
            would newly fail: 1 of 4 repositories
              https://git.contoso.example/a ({_folder["in/a/security-manifest.json"]})
                pkg:nuget/A@1.0.0 in src/Api/Api.csproj (net10.0): nothing to report → error PSI1001
                  A 1.0.0 is prohibited by the policy of Contoso. Bug. Remove it, or ask for a waiver.
            would newly warn: 1 of 4 repositories
              https://git.contoso.example/b ({_folder["in/b/security-manifest.json"]})
                pkg:nuget/B@1.0.0 in src/Api/Api.csproj (net10.0): nothing to report → warning PSI1003
                  B 1.0.0 is deprecated by the policy of Contoso. Aged. Remove it, or ask for a waiver.
            would newly pass: 1 of 4 repositories
              https://git.contoso.example/c ({_folder["in/c/security-manifest.json"]})
                pkg:nuget/C@1.0.0 in src/Api/Api.csproj (net10.0): error PSI1001 → nothing to report
            would stay as they are: 1 of 4 repositories
              https://git.contoso.example/d ({_folder["in/d/security-manifest.json"]})

            """.ReplaceLineEndings("\n"),
            output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "waives")]
    [InlineData("waivers: { maxDays: 30 }", "fails", "it lasts 92 days, and Contoso allows at most 30")]
    [InlineData("waivers: { approvers: [ciso@contoso.example] }", "fails", "appsec@contoso.example is no approver of Contoso")]
    [InlineData("enforcement: { waiversFrom: policy }", "fails", "lets no repository waive")]
    public async Task A_waived_use_stays_waived_only_while_the_new_policy_lets_its_waiver(
        string setting, string outcome, string? why = null)
    {
        Manifest(
            "a",
            Component("A@1.0.0"),
            manifest => manifest with
            {
                Waivers = [SampleOrganisation.Waiver("W-1", "pkg:nuget/A", "r", new(2026, 11, 1), new(2027, 2, 1), WaiverState.Valid)],
            });
        const string prohibited = "components: [{ purl: pkg:nuget/A, status: prohibited, reason: r }]";

        var repository = await Only(prohibited, $"{setting}\n{prohibited}");

        Assert.Equal(outcome == "waives" ? "as-before" : "newly-fails", Text(repository, "standing"));
        if (why is null)
        {
            return;
        }

        Assert.Contains(why, Assert.Single(repository.GetProperty("notes").EnumerateArray()).GetString(), StringComparison.Ordinal);
        Assert.Equal("W-1", Text(Assert.Single(repository.GetProperty("changes").EnumerateArray()).GetProperty("was"), "waivedBy"));
    }

    [Theory]
    [InlineData("pkg:nuget/A@2.0.0", null)]
    [InlineData("pkg:nuget/A", "other/**")]
    [InlineData("pkg:nuget/A (GHSA-aaaa-bbbb-cccc)", null)]
    [InlineData("MAR-1", null)]
    public async Task A_waiver_of_something_else_waives_nothing(string target, string? path)
    {
        Manifest(
            "a",
            Component("A@1.0.0"),
            manifest => manifest with
            {
                Waivers =
                [
                    SampleOrganisation.Waiver(
                        "W-1", target, "r", new(2026, 11, 1), new(2027, 2, 1), WaiverState.Valid) with { Path = path },
                ],
            });

        Assert.Equal("newly-fails", Text(await Only("", "components: [{ purl: pkg:nuget/A, status: prohibited, reason: r }]"), "standing"));
    }

    [Fact]
    public async Task Known_vulnerabilities_weigh_what_each_policy_says_and_are_waived_by_their_advisory()
    {
        var component = Component("A@1.0.0");
        component = component with
        {
            Uses =
            [
                component.Uses[0] with
                {
                    Vulnerabilities =
                    [
                        new ManifestVulnerability
                        {
                            Advisory = "https://github.com/advisories/GHSA-aaaa-bbbb-cccc", Severity = VulnerabilitySeverity.Low,
                        },
                    ],
                },
            ],
        };
        Manifest("a", component);
        const string strict = "vulnerabilities: { low: error }";

        var change = Assert.Single((await Only("", strict)).GetProperty("changes").EnumerateArray());
        Assert.Equal(
            ("warning", "error", "PSI1005"),
            (
                Text(change.GetProperty("was"), "severity"),
                Text(change.GetProperty("becomes"), "severity"),
                Text(change.GetProperty("becomes"), "ruleId")));

        Manifest(
            "a",
            component,
            manifest => manifest with
            {
                Waivers =
                [
                    SampleOrganisation.Waiver(
                        "W-1", "pkg:nuget/A (GHSA-aaaa-bbbb-cccc)", "r", new(2026, 11, 1), new(2027, 2, 1), WaiverState.Valid),
                ],
            });
        Assert.Equal("as-before", Text(await Only("", strict), "standing"));
    }

    [Theory]
    [InlineData(null, "report", "enforce", "newly-fails")]
    [InlineData("enforce", "report", "enforce", "as-before")]
    [InlineData("report", "report", "enforce", "as-before")]
    public async Task An_error_that_is_only_reported_fails_nobody_until_the_policy_enforces(
        string? asked, string old, string @new, string standing)
    {
        const string prohibited = "components: [{ purl: pkg:nuget/A, status: prohibited, reason: r }]";
        Manifest(
            "a",
            Component("A@1.0.0"),
            manifest => manifest with
            {
                Overrides = asked is null ? [] : [new ManifestOverride { Project = Api, Name = "PsiEnforcement", Value = asked }],
            });

        var repository = await Only(
            $"enforcement: {{ default: {old} }}\n{prohibited}", $"enforcement: {{ default: {@new} }}\n{prohibited}");

        Assert.Equal(standing, Text(repository, "standing"));
    }

    [Theory]
    [InlineData(1, "as-before")]
    [InlineData(3, "newly-fails")]
    public async Task Decisions_are_made_for_the_products_level(int level, string standing)
    {
        Manifest(
            "a",
            Component("A@1.0.0"),
            manifest => manifest with { Product = SampleOrganisation.Product("a", "A", "D", "t", level, "head@contoso.example") });

        Assert.Equal(
            standing,
            Text(await Only("", "components: [{ purl: pkg:nuget/A, status: prohibited, reason: r, levels: [2, 3] }]"), "standing"));
    }

    [Fact]
    public async Task A_new_policy_that_raises_the_products_level_decides_for_the_higher_one_and_says_so()
    {
        Manifest(
            "a",
            Component("A@1.0.0"),
            manifest => manifest with
            {
                Product = SampleOrganisation.Product("a", "A", "D", "t", 1, "head@contoso.example") with { Technology = "web" },
            });
        const string prohibited = "components: [{ purl: pkg:nuget/A, status: prohibited, reason: r, levels: [2, 3] }]";

        var repository = await Only(
            $"levels: {{ technology: {{ web: 1 }} }}\n{prohibited}", $"levels: {{ technology: {{ web: 2 }} }}\n{prohibited}");

        Assert.Equal("newly-fails", Text(repository, "standing"));
        Assert.Equal(
            "its product level is 1 by the old policy and 2 by the new one",
            Assert.Single(repository.GetProperty("notes").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task An_unmet_requirement_that_becomes_an_error_fails_and_one_that_is_met_does_not()
    {
        Manifest("unmet", Component("A@1.0.0"), With(RequirementState.Unmet));
        Manifest("met", Component("A@1.0.0"), With(RequirementState.Met));

        var (_, output, _) = await Compare(Policy("old.yaml", Requirement("warning")), Policy("new.yaml", Requirement("error")), "--json");

        using var json = JsonDocument.Parse(output);
        Assert.Equal(
            [("https://git.contoso.example/unmet", "newly-fails"), ("https://git.contoso.example/met", "as-before")],
            json.RootElement.GetProperty("repositories")
                .EnumerateArray()
                .Select(repository => (Text(repository, "repository"), Text(repository, "standing"))));
        Assert.Contains(
            "Requirement MAR-1 is not met: T. 1 finding of PSI3101, the first at src/Api/Hash.cs(4,9).", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "MAR-1", RequirementState.Unmet)]
    [InlineData("rules: [PSI3101], levels: [1]", "MAR-1", RequirementState.NotApplicable)]
    [InlineData("rules: [PSI3101], severity: warning", "MAR-1", RequirementState.NotAssessed)]
    [InlineData("rules: [PSI3101]", "MAR-1", RequirementState.Met, "PSI3101, PSI3201")]
    public async Task What_nobody_has_looked_at_is_said_and_never_passes_silently(
        string old, string id, RequirementState state, string rules = "PSI3101")
    {
        Manifest("a", Component("A@1.0.0"), old.Length == 0 ? null : With(state));

        var repository = await Only(
            old.Length == 0 ? "" : $"requirements: [{{ id: MAR-1, title: T, {old} }}]",
            $"requirements: [{{ id: MAR-1, title: T, rules: [{rules}] }}]");

        Assert.Equal("as-before", Text(repository, "standing"));
        var unknown = Assert.Single(repository.GetProperty("cannotTell").EnumerateArray()).GetString()!;
        Assert.StartsWith($"{id} is not assessed, and an error where it is not met: ", unknown, StringComparison.Ordinal);
        Assert.EndsWith("(src/Api/Api.csproj)", unknown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_manifests_do_not_hold_is_said()
    {
        Manifest("a", Component("A@1.0.0"), manifest => manifest with
        {
            Projects =
            [
                .. manifest.Projects, new ManifestProject { Path = "Old.csproj", State = ProjectState.NotAssessed, Reason = "not built" },
            ],
            Policy = manifest.Policy with
            {
                Layers =
                [
                    new ManifestPolicyLayer
                    {
                        Name = "security/policy.yaml", Layer = PolicyLayerKind.Repository, Version = "1", Sha256 = new string('0', 64),
                    },
                ],
            },
        });

        var (_, output, _) = await Compare(Policy("old.yaml", ""), Policy("new.yaml", "unpinned: { severity: error }"));

        Assert.Contains(
            "note: 1 of 2 projects are not assessed, and what is in them is not known: Old.csproj\n", output, StringComparison.Ordinal);
        Assert.Contains(
            "note: the repository's own policy (security/policy.yaml) is not in its manifest: what it makes stricter is not counted\n",
            output,
            StringComparison.Ordinal);
        Assert.Contains("note: whom the change of 'unpinned' reaches is not known", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manifest_that_cannot_be_read_exits_3_by_its_name_and_the_others_are_compared()
    {
        Manifest("a", Component("A@1.0.0"));
        _folder.Write("in/bad/security-manifest.json", "{"u8.ToArray());

        var (exitCode, output, error) = await Compare(
            Policy("old.yaml", ""), Policy("new.yaml", "components: [{ purl: pkg:nuget/A, status: prohibited, reason: r }]"));

        Assert.Equal(ExitCodes.BadInput, exitCode);
        Assert.StartsWith($"psi: error: {_folder["in/bad/security-manifest.json"]}: ", error, StringComparison.Ordinal);
        Assert.Contains("would newly fail: 1 of 1 repository\n", output, StringComparison.Ordinal);
        Assert.Contains("note: of 1 input that can't be read nothing is known\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_that_is_missing_empty_or_wrong_exits_3_and_says_where()
    {
        var good = Policy("good.yaml", "");
        var wrong = Policy("wrong.yaml", "components: [{ purl: pkg:nuget/A, status: forbidden }]");
        Directory.CreateDirectory(_folder["empty"]);

        (string Path, string Message)[] refused =
        [
            (_folder["missing.yaml"], "missing.yaml: error PSI0001: the file can't be read"),
            (_folder["empty"], "empty: error PSI0001: there is no policy file"),
            (wrong, "wrong.yaml(5,43): error PSI0001: "),
        ];
        foreach (var (path, message) in refused)
        {
            var (exitCode, output, error) = await Run(good, path);
            Assert.Equal((ExitCodes.BadInput, ""), (exitCode, output));
            Assert.Contains(message, error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData]
    [InlineData("one.yaml")]
    [InlineData("one.yaml", "two.yaml", "three.yaml")]
    [InlineData("one.yaml", "two.yaml", "--on", "tomorrow")]
    public async Task Wrong_usage_exits_2(params string[] arguments)
    {
        var (exitCode, _, error) = await Run(arguments);

        Assert.Equal(ExitCodes.Usage, exitCode);
        Assert.NotEmpty(error);
    }

    [Fact]
    public async Task Hostile_manifests_are_compared_and_cannot_command_the_terminal()
    {
        foreach (var nth in Enumerable.Range(0, 5))
        {
            _folder.Write($"in/{nth}", HostileManifest.Nth(nth));
        }

        var (exitCode, output, _) = await Compare(
            Policy("old.yaml", ""),
            Policy("new.yaml", $"components: [{{ purl: \"pkg:generic/*\", status: prohibited, reason: r }}]\n{Requirement("error")}"));

        Assert.Equal(ExitCodes.Done, exitCode);
        Assert.DoesNotContain('\u001B', output);
        Assert.DoesNotContain('\u202E', output);
    }

    [Fact]
    public async Task The_guide_shows_what_it_says()
    {
        var contoso = Path.Combine(RepositoryFolder.Root, "samples/contoso-policy/policy/contoso.yaml");
        var text = File.ReadAllText(contoso)
            .Replace("version: \"2026.11\"", "version: \"2027.01\"", StringComparison.Ordinal)
            .Replace("maxDays: 180", "maxDays: 90", StringComparison.Ordinal)
            .Replace("versions: \"(,13.0.1)\"", "versions: \"(,13.0.3)\"", StringComparison.Ordinal)
            .Replace("versions: \"[8.5.0,)\"", "versions: \"[8.4.0,)\"", StringComparison.Ordinal);
        var next = _folder.Write("contoso-2027.yaml", Encoding.UTF8.GetBytes(text));
        const string MailWorker = "https://git.contoso.example/messaging/mail-worker";
        _folder.Write("manifests/mail-worker", SampleOrganisation.Repository(MailWorker, null, null) with
        {
            Product = SampleOrganisation.Product(
                "mail-worker", "Mail worker", "Customer Communication", "messaging", 2, "head-of-communication@contoso.example"),
            Projects = [SampleOrganisation.Project("src/MailWorker/MailWorker.csproj")],
            Components = [Component("Serilog@3.1.1", "src/MailWorker/MailWorker.csproj")],
            Waivers =
            [
                SampleOrganisation.Waiver("W-2026-014", "pkg:nuget/Serilog", "r", new(2026, 10, 1), new(2027, 2, 1), WaiverState.Valid),
            ],
        });
        _folder.Write(
            "manifests/web-shop",
            SampleOrganisation.Repository("https://git.contoso.example/retail/web-shop", null, null) with
            {
                Projects = [SampleOrganisation.Project(Api)],
                Components = [Component("Newtonsoft.Json@13.0.3")],
            });

        var (_, output, _) = await Run(contoso, next, "--manifests", _folder["manifests"], "--on", "2026-11-21");

        var shown = RepositoryFolder.Relative(output)
            .Replace(_folder["manifests"][..^"manifests".Length], "", StringComparison.Ordinal)
            .Replace('\\', '/');
        Assert.True(RepositoryFolder.Page("docs/policy.md").Contains("\n" + shown, StringComparison.Ordinal), shown);
    }

    public void Dispose() => _folder.Dispose();

    private string Policy(string name, string rest, string version = "1") =>
        _folder.Write(
            name, Encoding.UTF8.GetBytes($"psi: policy/v1\norganisation: Contoso\nversion: '{version}'\nextends: none\n{rest}\n"));

    private void Manifest(string name, ManifestComponent component, Func<SecurityManifest, SecurityManifest>? change = null)
    {
        var manifest = SampleOrganisation.Repository($"https://git.contoso.example/{name}", null, null) with
        {
            Projects = [SampleOrganisation.Project(Api)],
            Components = [component],
        };
        _folder.Write($"in/{name}", change?.Invoke(manifest) ?? manifest);
    }

    private static ManifestComponent Component(string nameAndVersion, string project = Api) =>
        SampleOrganisation.Component(nameAndVersion, ComponentStatus.Permitted, project);

    private static Func<SecurityManifest, SecurityManifest> With(RequirementState state) => manifest => manifest with
    {
        Requirements =
        [
            SampleOrganisation.Requirement("MAR-1", "T", "PSI3101", state, Api, "r", findings: state == RequirementState.Unmet ? 1 : 0),
        ],
        Findings = state == RequirementState.Unmet ? [SampleOrganisation.Finding("PSI3101", Api, "src/Api/Hash.cs", 4, "m")] : [],
    };

    private static string Requirement(string severity) =>
        $"requirements: [{{ id: MAR-1, title: T, rules: [PSI3101], severity: {severity} }}]";

    // The one repository below in/, as JSON.
    private async Task<JsonElement> Only(string old, string @new)
    {
        var (exitCode, output, error) = await Compare(Policy("old.yaml", old), Policy("new.yaml", @new), "--json");
        Assert.True(exitCode == ExitCodes.Done, error);
        using var json = JsonDocument.Parse(output);
        return Assert.Single(json.RootElement.GetProperty("repositories").EnumerateArray()).Clone();
    }

    private Task<(int ExitCode, string Output, string Error)> Compare(string old, string @new, params string[] more) =>
        Run([old, @new, "--manifests", _folder["in"], "--on", "2026-11-21", .. more]);

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static async Task<(int ExitCode, string Output, string Error)> Run(params string[] arguments)
    {
        using StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        var exitCode = await PsiCommandLine.RunAsync(["policy", "diff", .. arguments], new Terminal(output, error, IsInteractive: false));
        return (exitCode, output.ToString(), error.ToString());
    }
}
