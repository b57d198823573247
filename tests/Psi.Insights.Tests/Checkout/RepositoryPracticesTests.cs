using Psi.Insights.Checkout;
using Psi.Insights.CommandLine;
using Psi.Insights.Manifests;
using Psi.Insights.Tests.Init;
using Psi.Insights.Tests.Manifest;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Tests.Checkout;

/// <summary>What is found in a checkout is in its manifest, with what only git knows, and <c>psi init</c> names it.</summary>
public sealed class RepositoryPracticesTests : IDisposable
{
    private const string Model =
        """{ "summary": {}, "detail": { "diagrams": [ { "cells": [ { "data": { "threats": [ { "status": "Open" } ] } } ] } ] } }""";

    private readonly TemporaryRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void The_manifest_names_each_with_its_place()
    {
        _repository
            .With("SECURITY.md", "Report privately.")
            .With(".github/workflows/ci.yml", "steps:\n  - uses: github/codeql-action/init@v3\n  - run: dotnet test\n")
            .With("docs/threat-model.json", Model)
            .WithBuilt("src/A.csproj");

        var run = ManifestRun.Of(_repository);

        Assert.Equal((ExitCodes.Done, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            [
                ("ci-build-with-tests", new FileLocation(".github/workflows/ci.yml", 3), null),
                ("codeql", new FileLocation(".github/workflows/ci.yml", 2), null),
                ("security-policy", new FileLocation("SECURITY.md", 1), null),
                ("threat-model", new FileLocation("docs/threat-model.json"), (int?)1),
            ],
            ManifestRun.ManifestOf(_repository).Practices.Select(practice => (practice.Id, practice.At, practice.Open)));
    }

    [Fact]
    public void What_the_policy_asks_for_and_the_repository_lacks_is_said()
    {
        _repository.With("SECURITY.md", "Report privately.").WithBuilt("src/A.csproj", AskFor("security-policy")).WithBuilt(
            "src/B.csproj", AskFor("static-analysis"));

        var run = ManifestRun.Of(_repository);

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.StartsWith(
            "psi.yaml(1,1): error PSI0008: No tool of the kind static-analysis was found in the repository", run.Error,
            StringComparison.Ordinal);
        Assert.DoesNotContain("security-policy was not found", run.Error, StringComparison.Ordinal);
        Assert.Equal(["security-policy", "static-analysis"], ManifestRun.ManifestOf(_repository).AskedPractices.Select(asked => asked.Id));

        _repository.With("sonar-project.properties", "sonar.projectKey=a");

        Assert.Equal("", ManifestRun.Of(_repository).Error);
    }

    [Theory]
    [InlineData(EnforcementMode.Enforce, Severity.Error, false)]
    [InlineData(EnforcementMode.Report, Severity.Warning, true)]
    public void A_check_says_it_too_as_enforcement_wants_it(EnforcementMode enforcement, Severity severity, bool isOnlyReported)
    {
        _repository.WithBuilt("src/A.csproj", fragment => AskFor("sbom")(fragment) with
        {
            Policy = fragment.Policy with { Enforcement = enforcement },
        });
        ManifestRun.Of(_repository);
        var manifest = ManifestRun.ManifestOf(_repository);

        var diagnostic = Assert.Single(MissingPractices.In(manifest));

        Assert.Equal(("PSI0008", severity, isOnlyReported), (diagnostic.RuleId, diagnostic.Severity, diagnostic.IsOnlyReported));
    }

    private static Func<Fragment, Fragment> AskFor(string id) => fragment => fragment with
    {
        AskedPractices =
        [
            new ManifestAskedPractice { Id = id, Severity = Severity.Error, At = new FileLocation("psi.yaml", 1, 1) },
        ],
    };

    [Fact]
    public void What_can_not_be_read_is_a_note_and_shows_nothing()
    {
        _repository.With("docs/threat-model.json", "{").WithBuilt("src/A.csproj");

        var run = ManifestRun.Of(_repository);

        Assert.Contains("psi: note: docs/threat-model.json may show a tool or a threat model", run.Error, StringComparison.Ordinal);
        Assert.Empty(ManifestRun.ManifestOf(_repository).Practices);
    }

    [Fact]
    public void Without_git_a_threat_model_has_no_date_unless_it_says_one()
    {
        _repository.With("docs/threat-model.json", Model).With("threagile.yaml", "threagile_version: 1.0.0\ndate: 2026-03-01\n");

        var practices = RepositoryPractices.Read(_repository.Root, git: null, []);

        Assert.Equal([null, new CalendarDate(2026, 3, 1)], practices.Select(practice => practice.Date));
    }

    [Fact]
    public void Git_knows_of_which_day_the_last_commit_of_a_threat_model_is()
    {
        _repository.With("docs/threat-model.json", Model).Committed().With("docs/new-threats.json", Model);

        var practices = RepositoryPractices.Read(_repository.Root, GitExecutable.Find(Environment.GetEnvironmentVariable("PATH")), []);

        Assert.Equal(
            [("docs/new-threats.json", null), ("docs/threat-model.json", new CalendarDate(2026, 11, 1))],
            practices.Select(practice => (practice.At.Path, practice.Date)));
    }

    [Fact]
    public async Task Init_names_them()
    {
        _repository.With("src/A.csproj", "<Project Sdk='Microsoft.NET.Sdk' />").With("SECURITY.md", "Report privately.").With(".snyk", "");

        var run = await InitRun.Of(_repository, InitRun.Unknowable);

        Assert.Contains("found: Security policy, Snyk (psi manifest lists them: docs/practices.md)", run.Output, StringComparison.Ordinal);
    }
}
