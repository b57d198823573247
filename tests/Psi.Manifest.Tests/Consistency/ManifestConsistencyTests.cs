using System.Text;
using System.Text.Json.Nodes;
using FsCheck.Fluent;
using Psi.Policy;
using static Psi.Manifest.Tests.ManifestMergeProperties;

namespace Psi.Manifest.Tests.Consistency;

/// <summary>A manifest that contradicts itself is refused, naming the place; whatever the merge makes is not.</summary>
public sealed class ManifestConsistencyTests
{
    private const string App = "src/App/App.csproj";

    private static string Service(string state, string seen)
    {
        var sightings = seen.Length == 0
            ? ""
            : $$$"""{ "use": "{{{seen}}}", "trace": "host", "name": "x.test", "at": { "file": "a.json" } }""";
        return $$$"""
            [ { "id": "idp", "title": "I", "kind": "identity", "required": "its level is 2", "state": "{{{state}}}",
                "sightings": [ {{{sightings}}} ] } ]
            """;
    }

    /// <summary>A change of one value, by its JSON path, and what is said of it; the value is JSON, and empty to take it out.</summary>
    public static TheoryData<string, string, string> Contradictions => new()
    {
        // A state that its verdicts don't give.
        { "requirements[0].state", "\"unmet\"", "$.requirements[0].state is unmet, and the worst of its verdicts is met" },
        { "requirements[1].state", "\"met\"", "$.requirements[1].state is met, and the worst" },
        { "requirements[0].projects", "[]", "$.requirements[0].state is met without a verdict" },
        { "requirements[0].projects[0].state", "\"unmet\"", "$.requirements[0].state is met, and the worst of its verdicts is unmet" },
        { "requirements[1].projects[0].state", "\"met\"", "$.requirements[1].projects[0] is met with 1 findings" },
        { "requirements[2].projects[0].state", "\"met\"", "$.requirements[2].projects[0] is met, and names a waiver" },
        { "requirements[0].projects[0].state", "\"waived\"", "$.requirements[0].projects[0] is waived, and names no waiver" },
        { "requirements[0].projects[0].findings", "3", "$.requirements[0].projects[0] is met with 3 findings" },
        { "requirements[1].projects[0].findings", "0", "$.requirements[1].projects[0] is unmet with 0 findings, and 1 are stated" },
        { "requirements[0].projects[0].waiver", "\"W-1\"", "$.requirements[0].projects[0] is met, and names a waiver" },
        { "requirements[2].projects[0].waiver", "\"W-9\"", "$.requirements[2].projects[0].waiver is W-9" },
        { "requirements[2].projects[0].waiver", "", "$.requirements[2].projects[0] is waived, and names no waiver" },
        { "requirements[0].id", "\"MAR-2\"", "$.requirements[1] is stated twice" },
        { "requirements[0].projects[0].project", "\"src/Other.csproj\"", "$.requirements[0].projects[0] is about src/Other.csproj" },
        { "requirements[0].projects[0].targetFramework", "\"net8.0\"", "$.requirements[0].projects[0] is about" },
        { "requirements[0].rules", "[\"PSI3101\"]", "$.requirements[0].projects[0] is met, and PSI3101 has a finding" },
        { "requirements[1].rules", "[\"PSI3201\"]", "$.requirements[1].projects[0] is unmet with 1 findings, and 0" },
        { "findings[0].ruleId", "\"PSI3201\"", "$.requirements[0].projects[0] is met, and PSI3201 has a finding" },
        { "findings", "[]", "$.requirements[1].projects[0] is unmet with 1 findings, and 0 are stated" },
        { "findings[0].suppressed", "true", "$.requirements[1].projects[0] is unmet with 1 findings, and 0 are stated" },
        { "findings[0].waiver", "\"W-1\"", "$.requirements[1].projects[0] is unmet with 1 findings, and 0 are stated" },
        { "findings[0].project", "\"src/Other.csproj\"", "$.requirements[1].projects[0] is unmet with 1 findings, and 0" },
        { "evidence[0].project", "\"src/Other.csproj\"", "$.evidence[0] is in src/Other.csproj" },
        { "findings[1].waiver", "\"W-9\"", "$.findings[1].waiver is W-9" },
        { "projects[0].rules[0].state", "\"silenced\"", "$.projects[0].rules[0] did not run without a reason" },
        // A service with a state that its sightings don't give.
        { "services", Service("recommended", "another"), "$.services[0].state is recommended, and another follows" },
        { "services", Service("unused", ""), "$.services[0].state is unused, and missing follows" },
        { "services", Service("recommended", ""), "$.services[0].state is recommended, and missing follows" },
        {
            "services",
            """[{"id":"s","title":"S","kind":"k","state":"unused"},{"id":"s","title":"S","kind":"k","state":"unused"}]""",
            "$.services[1] is stated twice"
        },
        // An error without a reason.
        { "requirements[1].projects[0].reason", "\"\"", "$.requirements[1].projects[0] is unmet without a reason" },
        { "requirements[0].projects[0].reason", "\"  \"", "$.requirements[0].projects[0] is met without a reason" },
        { "projects[1].reason", "", "$.projects[1] is not-assessed without a reason" },
        { "projects[0].reason", "\"why\"", "$.projects[0] is assessed and has a reason" },
        { "components[0].uses[0].decision.ruleId", "", "$.components[0].uses[0].decision.severity is error without a rule" },
        // An assessed project without requirements where the policy has some.
        { "requirements[3].projects[0]", "", "$.requirements[3].projects says nothing about src/App/App.csproj (net10.0)" },
        { "requirements[0].projects[1]", "", "$.requirements[0].projects says nothing about tools/Old.csproj" },
        { "projects[1].state", "\"assessed\"", "$.projects[1] is assessed and has a reason" },
        { "projects[0].state", "\"excluded\"", "$.projects[0] is excluded without a reason" },
        { "projects[0].path", "\"src/Other.csproj\"", "$.components[0].uses[0] is in src/App/App.csproj" },
        { "projects[1].path", "\"src/Other.csproj\"", "$.requirements[0].projects[1] is about tools/Old.csproj" },
        // Counts that don't add up.
        { "waivers[1].expires", "\"2020-01-01\"", "$.requirements[2].projects[0].waiver is W-2, which expired on 2020-01-01" },
        { "leftOut", """[{"path":"src","reason":"a root of its own"}]""", "$.leftOut[0] is left out, and a project there is stated" },
        { "leftOut", """[{"path":"../other","reason":"a root of its own"}]""", "$.leftOut[0].path is '../other'" },
        { "leftOut", """[{"path":"lib","reason":" "}]""", "$.leftOut[0] is left out without a reason" },
        { "projects[0].reportedErrors", "3", "$.projects[0].reportedErrors is 3 of 2 warnings" },
        { "projects[0].reportedErrors", "-1", "$.projects[0].reportedErrors is -1" },
        { "projects[0].errors", "-1", "$.projects[0] counts less than no errors" },
        { "measurements[0].numerator", "", "$.measurements[0] is measured without a number" },
        { "measurements[0].state", "\"not-measured\"", "$.measurements[0] is not-measured and has a number" },
        { "measurements[0].denominator", "", "$.measurements[0] is measured without a number" },
        { "measurements[0].value", "0.5", "$.measurements[0] is a share, and has a value too" },
        { "measurements[1].id", "\"a.measured\"", "$.measurements[1] is stated twice" },
        { "measurements[1].value", "0", "$.measurements[1] is not-measured and has a number" },
        { "measurements[1].parts", """{"open":1}""", "$.measurements[1] is not-measured and has a number" },
        {
            "measurements[1].distribution",
            """{"count":1,"mean":1,"p50":1,"p75":1,"p95":1}""",
            "$.measurements[1] is not-measured and has a number"
        },
        { "measurements[1].state", "\"measured\"", "$.measurements[1] is measured without a number" },
        { "measurements[1].state", "\"stale\"", "$.measurements[1] is stale without a number, and without a remark that says why" },
        { "measurements[2].value", "", "$.measurements[2] is measured without a number" },
        { "measurements[2].numerator", "1", "$.measurements[2] has a numerator or a denominator, and not both" },
        { "measurements[2].denominator", "1", "$.measurements[2] has a numerator or a denominator, and not both" },
        { "measurements[2].state", "\"not-applicable\"", "$.measurements[2] is not-applicable and has a number" },
        { "measurements[2].period.to", "\"2026-08-04\"", "$.measurements[2].period ends on 2026-08-04, before it begins" },
        { "measurements[2].inputs[0]", "\"other.csv\"", "$.measurements[2].inputs[0] is other.csv, which the manifest's inputs" },
        { "waivers[2].id", "\"W-1\"", "$.waivers[2] is stated twice" },
        // A severity that the decision can't have, a rule that does not fit the status.
        {
            "components[0].uses[0].decision.severity",
            "\"none\"",
            "$.components[0].uses[0].decision.ruleId is PSI1001 with nothing to report"
        },
        {
            "components[0].uses[0].decision.severity",
            "\"warning\"",
            "$.components[0].uses[0].decision.severity is warning; PSI1001 without a day"
        },
        { "components[0].uses[0].decision.enforceFrom", "\"2027-01-01\"", "PSI1001 enforced from 2027-01-01 is warning on 2026-11-02" },
        {
            "components[1].uses[0].decision.severity",
            "\"error\"",
            "$.components[1].uses[0].decision.severity is error; PSI1003 enforced from"
        },
        { "components[1].uses[0].decision.enforceFrom", "\"2026-11-02\"", "PSI1003 enforced from 2026-11-02 is error on 2026-11-02" },
        { "components[2].uses[0].decision.severity", "\"warning\"", "$.components[2].uses[0].decision.severity is warning without a rule" },
        { "components[2].uses[0].decision.message", "\"text\"", "$.components[2].uses[0].decision has nothing to report, and a message" },
        { "components[2].uses[0].decision.waiver", "\"W-1\"", "$.components[2].uses[0].decision has nothing to report, and a waiver" },
        { "components[0].uses[0].decision.status", "\"permitted\"", "what is permitted can't give PSI1001" },
        { "components[0].uses[0].decision.status", "\"deprecated\"", "what is deprecated can't give PSI1001" },
        { "components[1].uses[0].decision.status", "\"prohibited\"", "what is prohibited can't give PSI1003" },
        { "components[2].uses[0].decision.status", "\"prohibited\"", "what is prohibited can't give nothing to report" },
        { "components[0].uses[0].decision.ruleId", "\"PSI3201\"", "what is prohibited can't give PSI3201" },
        { "components[0].uses[0].decision.waiver", "\"W-9\"", "$.components[0].uses[0].decision.waiver is W-9" },
        { "components[0].uses[0].targetFramework", "\"net8.0\"", "$.components[0].uses[0] is in src/App/App.csproj (net8.0)" },
        { "components[0].purl", "\"pkg:nuget/B@1.0.0\"", "$.components[1] is stated twice" },
        { "components[1].uses[0].remarks[0].severity", "\"none\"", "$.components[1].uses[0].remarks[0].severity is none" },
        { "components[1].uses[0].remarks[0].advisory", "", "$.components[1].uses[0].remarks[0] is about a vulnerability, and names no" },
        { "components[1].uses[0].vulnerabilities", "[]", "$.components[1].uses[0].remarks[0].advisory is none of the known" },
        { "components[1].uses[0].remarks[0].ruleId", "\"PSI1001\"", "$.components[1].uses[0].remarks[0].ruleId is PSI1001" },
        { "components[1].uses[0].remarks[0].ruleId", "\"PSI1007\"", "not pinned, and names an advisory" },
        { "components[1].uses[0].remarks[0].waiver", "\"W-9\"", "$.components[1].uses[0].remarks[0].waiver is W-9" },
    };

    [Theory]
    [InlineData(RequirementState.NotAssessed, null)]
    [InlineData(RequirementState.Met, "$.requirements[0].projects[0] is met, and its project is not assessed")]
    public void A_build_of_an_excluded_project_decides_nothing(RequirementState state, string? mistake)
    {
        var built = Examples.Built(App);
        var fragment = built with
        {
            Project = built.Project with { State = ProjectState.Excluded, Reason = "It ships nothing." },
            Requirements =
            [
                new ManifestRequirement
                {
                    Id = "MAR-1",
                    Title = "T",
                    Severity = Severity.Error,
                    State = state,
                    Projects =
                    [
                        new ManifestRequirementVerdict
                        {
                            Project = App, TargetFramework = built.Project.TargetFramework, State = state, Reason = "r",
                        },
                    ],
                },
            ],
        };

        Assert.Equal(mistake, ManifestConsistency.FirstMistake(fragment));
    }

    [Fact]
    public void What_does_not_contradict_itself_is_read() => Assert.Null(Refusal(Manifest()));

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void What_contradicts_itself_is_refused_with_its_JSON_path(string path, string value, string refusal) =>
        Assert.Contains(refusal, Refusal(Changed(Manifest(), path, value)), StringComparison.Ordinal);

    [Fact]
    public void A_met_requirement_whose_rule_is_silenced_is_refused()
    {
        var manifest = Manifest();
        manifest["projects"]![0]!["rules"]![0] =
            JsonNode.Parse("""{ "id": "PSI3201", "state": "silenced", "how": "a setting hides it" }""");

        Assert.Contains(
            "$.requirements[0].projects[0] is met, and PSI3201 is silenced in its project", Refusal(manifest), StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_outdated_build_decided_may_be_of_another_day()
    {
        var manifest = Manifest();
        manifest["projects"]![0]!["state"] = "not-assessed";
        manifest["projects"]![0]!["reason"] = "decided for another day";
        manifest["components"]![1]!["uses"]![0]!["decision"]!["severity"] = "error";
        manifest["requirements"] = new JsonArray();
        manifest["findings"] = new JsonArray();

        Assert.Null(Refusal(manifest));
    }

    [Fact]
    public void Whatever_the_merge_makes_of_fragments_that_pass_passes()
    {
        FsCheck.Check.One(Seeded.WithMaxTest(300), Prop.ForAll(SomeFragments.ToArbitrary(), fragments =>
        {
            Assert.All(fragments, fragment => Assert.Null(ManifestConsistency.FirstMistake(fragment)));
            Assert.Null(ManifestConsistency.FirstMistake(ManifestMergeProperties.Merge(fragments)));
        }));
    }

    // Of what the merge makes, every change of one value that no build could have written.
    [Fact]
    public void Whatever_is_changed_in_what_the_merge_makes_is_refused()
    {
        var changed = 0;
        FsCheck.Check.One(Seeded, Prop.ForAll(SomeFragments.ToArbitrary(), fragments =>
        {
            var manifest = ManifestMergeProperties.Merge(fragments);
            var mutants = Mutants(manifest).ToList();
            changed += mutants.Count;
            return mutants.TrueForAll(mutant => ManifestConsistency.FirstMistake(mutant) is not null);
        }));

        Assert.True(changed > 1000, $"{changed} mutants");
    }

    [Theory]
    [InlineData("\"state\": \"unmet\"", "\"state\": \"met\"", "$.requirements[0]")]
    [InlineData("\"ruleId\": \"PSI1003\"", "\"ruleId\": \"PSI1001\"", "what is deprecated can't give PSI1001")]
    [InlineData("\"state\": \"ran\"", "\"state\": \"silenced\"", "$.project.rules[1] did not run without a reason")]
    [InlineData("\"reportedErrors\": 1", "\"reportedErrors\": 9", "$.project.reportedErrors is 9 of 2 warnings")]
    public void A_fragment_that_contradicts_itself_is_refused_too(string said, string changed, string refusal)
    {
        var text = Encoding.UTF8.GetString(ManifestJson.Write(Examples.CompleteFragment));
        var at = text.IndexOf(said, StringComparison.Ordinal);

        var exception = Assert.Throws<ManifestFormatException>(
            () => ManifestConsistency.Require(
                ManifestJson.ReadFragment(Encoding.UTF8.GetBytes(text[..at] + changed + text[(at + said.Length)..]))));

        Assert.Contains(refusal, exception.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<SecurityManifest> Mutants(SecurityManifest manifest)
    {
        foreach (var (index, requirement) in manifest.Requirements.Index())
        {
            foreach (var state in Enum.GetValues<RequirementState>().Where(state => state != requirement.State))
            {
                yield return With(requirement with { State = state });
            }

            yield return With(requirement with { Projects = [.. requirement.Projects.Skip(1)] });
            foreach (var (at, verdict) in requirement.Projects.Index())
            {
                yield return WithVerdict(verdict with { Reason = " " });
                yield return WithVerdict(verdict with { Project = "another.csproj" });
                if (verdict.State != RequirementState.Unmet)
                {
                    yield return WithVerdict(verdict with { Findings = 1 });
                }

                if (verdict.State != RequirementState.Waived)
                {
                    yield return WithVerdict(verdict with { State = RequirementState.Waived });
                }

                SecurityManifest WithVerdict(ManifestRequirementVerdict other) => With(
                    requirement with { Projects = [.. requirement.Projects.Select((one, place) => place == at ? other : one)] });
            }

            SecurityManifest With(ManifestRequirement other) =>
                manifest with { Requirements = [.. manifest.Requirements.Select((one, place) => place == index ? other : one)] };
        }

        foreach (var (index, project) in manifest.Projects.Index())
        {
            yield return With(project with { ReportedErrors = project.Warnings + 1 });
            yield return With(project with { Reason = project.Reason is null ? "why" : null });

            SecurityManifest With(ManifestProject other) =>
                manifest with { Projects = [.. manifest.Projects.Select((one, place) => place == index ? other : one)] };
        }

        foreach (var (index, component) in manifest.Components.Index())
        {
            var (use, decision) = (component.Uses[0], component.Uses[0].Decision);
            yield return With(use with { Project = "another.csproj" });
            yield return With(use with { Decision = decision with { RuleId = decision.RuleId is null ? "PSI1001" : null } });
            var severity = decision.RuleId is null ? Severity.Error : Severity.None;
            yield return With(use with { Decision = decision with { Severity = severity } });
            if (decision.Status != ComponentStatus.Prohibited)
            {
                yield return With(use with { Decision = decision with { Status = ComponentStatus.Prohibited } });
            }

            SecurityManifest With(ManifestComponentUse other) => manifest with
            {
                Components =
                [
                    .. manifest.Components.Select((one, place) => place == index ? one with { Uses = [other, .. one.Uses.Skip(1)] } : one),
                ],
            };
        }
    }

    // One project that is assessed and one that was never built; a requirement that is met, one that is unmet and one that is waived.
    private static JsonNode Manifest()
    {
        var fragment = Examples.Built(App) with
        {
            Waivers = [Examples.Waiver("W-1"), Examples.Waiver("W-2"), Examples.Waiver("W-3")],
            Findings =
            [
                Examples.Finding(App) with { RuleId = "PSI3101" },
                Examples.Finding(App) with { RuleId = "PSI3102", Waiver = "W-2" },
            ],
            Evidence = [Examples.Finding(App) with { RuleId = "PSI3901" }],
        };
        fragment = fragment
            .Using("pkg:nuget/A@1.0.0", ComponentStatus.Prohibited, ruleId: "PSI1001", waiver: "W-1")
            .Using("pkg:nuget/B@1.0.0", ComponentStatus.Deprecated, ruleId: "PSI1003")
            .Using("pkg:nuget/C@1.0.0")
            .Stating("MAR-1", RequirementState.Met)
            .Stating("MAR-2", RequirementState.Unmet, findings: 1)
            .Stating("MAR-3", RequirementState.Waived, waiver: "W-2")
            .Stating("MAR-4", RequirementState.NotApplicable);
        var deprecated = fragment.Components[1];
        fragment = fragment with
        {
            Project = fragment.Project with
            {
                Errors = 1,
                Warnings = 2,
                Rules = [.. new[] { "PSI3101", "PSI3102", "PSI3201" }.Order(StringComparer.Ordinal).Reverse().Select(Ran)],
            },
            Components =
            [
                fragment.Components[0],
                deprecated with
                {
                    Uses =
                    [
                        deprecated.Uses[0] with
                        {
                            Decision = deprecated.Uses[0].Decision with { EnforceFrom = new CalendarDate(2027, 3, 31) },
                            Vulnerabilities = [new ManifestVulnerability { Advisory = "GHSA-1", Severity = VulnerabilitySeverity.High }],
                            Remarks = [new ManifestRemark { RuleId = "PSI1005", Severity = Severity.Error, Advisory = "GHSA-1" }],
                        },
                    ],
                },
                fragment.Components[2],
            ],
            Requirements =
            [
                fragment.Requirements[0] with { Rules = ["PSI3201"] },
                fragment.Requirements[1] with { Rules = ["PSI3101"] },
                fragment.Requirements[2] with { Rules = ["PSI3102"] },
                fragment.Requirements[3],
            ],
        };
        var manifest = ManifestMerge.Merge([fragment], Examples.Subject, [App, "tools/Old.csproj"]);
        // The project that was never built is left out of what is met: it would not be.
        manifest = manifest with
        {
            Requirements =
            [
                .. manifest.Requirements.Select(requirement => requirement with
                {
                    State = requirement.Projects[0].State,
                    Projects =
                    [
                        requirement.Projects[0],
                        requirement.Projects[1] with { State = RequirementState.NotApplicable, Reason = "no code" },
                    ],
                }),
            ],
            Projects = [manifest.Projects[0] with { Rules = [Ran("PSI3201"), Ran("PSI3101"), Ran("PSI3102")] }, manifest.Projects[1]],
            Inputs = Examples.CompleteManifest.Inputs,
            Measurements =
            [
                Measured("a.measured") with { Numerator = 1, Denominator = 2, State = MeasurementState.Measured },
                Measured("b.missing"),
                Examples.MeasurementOfOtherTools,
                Measured("z.stale") with { State = MeasurementState.Stale, Remark = "the last value is of 2026-01-31" },
            ],
        };
        return JsonNode.Parse(ManifestJson.Write(manifest))!;
    }

    private static ManifestMeasurement Measured(string id) => new()
    {
        Id = id,
        Unit = "thing",
        ObservedAt = "2026-11-01T09:30:00Z",
        Source = "tests",
        State = MeasurementState.NotMeasured,
    };

    private static ManifestRuleRun Ran(string id) => new() { Id = id, State = RuleRunState.Ran };

    private static JsonNode Changed(JsonNode manifest, string path, string value)
    {
        var parts = path.Replace("[", ".[", StringComparison.Ordinal).Split('.');
        var node = parts[..^1].Aggregate(manifest, (parent, part) => part[0] == '[' ? parent[int.Parse(part[1..^1])]! : parent[part]!);
        var last = parts[^1];
        if (node is JsonArray array)
        {
            var index = int.Parse(last[1..^1]);
            array.RemoveAt(index);
            if (value.Length > 0)
            {
                array.Insert(index, JsonNode.Parse(value));
            }
        }
        else if (value.Length == 0)
        {
            node.AsObject().Remove(last);
        }
        else
        {
            node[last] = JsonNode.Parse(value);
        }

        return manifest;
    }

    private static string? Refusal(JsonNode manifest)
    {
        try
        {
            ManifestConsistency.Require(ManifestJson.ReadManifest(Encoding.UTF8.GetBytes(manifest.ToJsonString())));
            return null;
        }
        catch (ManifestFormatException exception)
        {
            return exception.Message;
        }
    }
}
