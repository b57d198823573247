using System.Runtime.CompilerServices;
using Psi.Manifest;
using Psi.Manifest.Tests;
using Psi.Policy;
using static Psi.Manifest.Tests.Statements;
using static Psi.Policy.RequirementState;

namespace Psi.Measures.Tests;

public sealed class RepositoryMeasuresTests
{
    [Fact]
    public void Measurements_are_sorted_and_say_unit_source_and_the_commits_time()
    {
        var manifest = Merged(Examples.Built("a.csproj").Using("pkg:nuget/A@1.0.0").Stating("MAR-1", Met));

        var measurements = RepositoryMeasures.Of(manifest);

        Assert.Equal(
            [
                "components.approved component components",
                "projects.assessed project projects",
                "requirements.assessed requirement requirements",
                "requirements.met requirement requirements",
            ],
            measurements.Select(measurement => $"{measurement.Id} {measurement.Unit} {measurement.Source}"));
        Assert.All(measurements, measurement => Assert.Equal(
            (Examples.Subject.CommitTime, MeasurementState.Measured), (measurement.ObservedAt, measurement.State)));
    }

    [Fact]
    public void Without_a_commit_they_were_observed_on_the_date_decided_for()
    {
        var manifest = ManifestMerge.Merge([Examples.Built("a.csproj")], new ManifestSubject { Repository = "api" }, ["a.csproj"]);

        Assert.All(
            RepositoryMeasures.Of(manifest),
            measurement => Assert.Equal("2026-11-02", measurement.ObservedAt));
    }

    [Fact]
    public void Where_there_is_nothing_to_count_a_measurement_is_not_applicable_and_has_no_number()
    {
        var manifest = Merged(Examples.Built("a.csproj")
            .Using("pkg:nuget/xunit@2.9.3", scope: ComponentScope.Test)
            .Stating("MAR-1", NotApplicable));

        Assert.All(
            ["components.approved", "requirements.assessed", "requirements.met"],
            id => Assert.Equal((null, null, MeasurementState.NotApplicable), Measured(manifest, id)));
    }

    [Fact]
    public void A_project_is_assessed_when_all_its_builds_are()
    {
        var manifest = MergedIn(
            ["d.csproj"],
            Examples.Built("a.csproj"),
            Examples.Built("b.csproj", "net8.0"),
            Examples.Built("b.csproj", "net10.0").CutOffByTheCompiler(),
            Examples.Built("c.csproj", configuration: "Debug"),
            Examples.Built("c.csproj", configuration: "Release"));

        Assert.Equal((2, 4, MeasurementState.Measured), Measured(manifest, "projects.assessed"));
    }

    [Fact]
    public void An_excluded_project_is_no_gap_and_no_success()
    {
        Assert.True(Policy.PathGlob.TryParse("build/**", out var path));
        var manifest = ManifestMerge.Merge(
            [Examples.Built("a.csproj")],
            Examples.Subject,
            ["a.csproj", "b.csproj", "build/_build.csproj"],
            exclusions: [new Policy.Exclusion { Path = path, Reason = "Build script.", Location = new Policy.FileLocation("psi.yaml") }]);

        Assert.Equal((1, 2, MeasurementState.Measured), Measured(manifest, "projects.assessed"));
    }

    [Fact]
    public void A_component_is_approved_when_every_use_that_ships_is_recommended_or_permitted_without_a_diagnostic()
    {
        var manifest = Merged(
            Examples.Built("a.csproj")
                .Using("pkg:nuget/Recommended@1", ComponentStatus.Recommended)
                .Using("pkg:nuget/Permitted@1")
                .Using("pkg:nuget/OutsideVersions@1", ruleId: "PSI1002")
                .Using("pkg:nuget/Waived@1", ruleId: "PSI1002", waiver: "W-1")
                .Using("pkg:nuget/Unlisted@1", ComponentStatus.Unlisted)
                .Using("pkg:nuget/Deprecated@1", ComponentStatus.Deprecated)
                .Using("pkg:nuget/Prohibited@1", ComponentStatus.Prohibited)
                .Using("pkg:nuget/OnlyBuilds@1", ComponentStatus.Prohibited, ComponentScope.Build)
                .Using("pkg:nuget/ApprovedHere@1"),
            Examples.Built("b.csproj")
                .Using("pkg:nuget/ApprovedHere@1", ComponentStatus.Deprecated)
                .Using("pkg:nuget/Permitted@1", ComponentStatus.Prohibited, ComponentScope.Test));

        Assert.Equal((2, 8, MeasurementState.Measured), Measured(manifest, "components.approved"));
    }

    [Fact]
    public void A_component_is_not_approved_by_a_project_that_is_not_assessed()
    {
        var decidedYesterday = Examples.Built("a.csproj").Using("pkg:nuget/A@1").DecidedFor(Examples.Today.AddDays(-1));

        Assert.Equal(
            (0, 1, MeasurementState.Measured),
            Measured(Merged(decidedYesterday, Examples.Built("b.csproj")), "components.approved"));
    }

    [Fact]
    public void Requirements_that_nobody_looked_at_stay_in_the_denominator()
    {
        var manifest = Merged(Examples.Built("a.csproj")
            .Stating("MAR-1", Met)
                .Stating("MAR-2", Unmet)
                .Stating("MAR-3", Waived)
                .Stating("MAR-4", NotAssessed)
                .Stating("MAR-5", NotApplicable));

        Assert.Equal((1, 4, MeasurementState.Measured), Measured(manifest, "requirements.met"));
        Assert.Equal((3, 4, MeasurementState.Measured), Measured(manifest, "requirements.assessed"));
    }

    [Fact]
    public void Anyone_can_compute_them_again_from_the_written_manifest()
    {
        var manifest = MergedIn(
            ["old.csproj"],
            Examples.Built("a.csproj").Using("pkg:nuget/A@1").Stating("MAR-1", Met),
            Examples.Built("b.csproj").CutOffByTheCompiler());
        var measured = manifest with { Measurements = RepositoryMeasures.Of(manifest) };

        var written = ManifestJson.ReadManifest(ManifestJson.Write(measured));

        Assert.Equal(RepositoryMeasures.All.Count, written.Measurements.Count);
        Assert.Equal(written.Measurements, RepositoryMeasures.Of(written));
    }

    [Fact]
    public void The_documentation_has_the_formula_of_each_and_no_other()
    {
        var rows = File.ReadLines(Path.Combine(Repository(), "docs", "manifest.md"))
            .SkipWhile(line => line != "| id | numerator | denominator |")
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'));

        Assert.Equal(RepositoryMeasures.All.Select(measure => $"| `{measure.Id}` | {measure.Numerator} | {measure.Denominator} |"), rows);
    }

    [Fact]
    public void They_are_sorted_by_id()
    {
        var ids = RepositoryMeasures.All.Select(measure => measure.Id).ToList();

        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
    }

    private static (double?, double?, MeasurementState) Measured(SecurityManifest manifest, string id)
    {
        var found = RepositoryMeasures.All.Single(measure => measure.Id == id).Of(manifest);
        return (found.Numerator, found.Denominator, found.State);
    }

    private static string Repository([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "..", "..");
}
