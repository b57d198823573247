using Psi.Insights.Tests.Samples;
using Psi.Manifest;
using Psi.Policy;
using Psi.Store;

namespace Psi.Insights.Tests.Ingest;

/// <summary>Of a repository's manifests for one commit the verification holds; what builds say of it is a claim.</summary>
public sealed class ClaimedManifestTests
{
    private const string Commit = "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567";

    [Theory]
    [InlineData("2026-11-20", Commit, IngestOutcome.Late)]
    [InlineData("2026-11-21", Commit, IngestOutcome.Late)]
    [InlineData("2026-11-21", "1111111111111111111111111111111111111111", IngestOutcome.Applied)]
    public void A_build_of_a_verified_commit_only_claims(string day, string commit, IngestOutcome expected)
    {
        using var store = new TestStore();
        store.Ingest(Manifest(ManifestMaker.Verify, "2026-11-20", Commit));

        var claimed = store.Ingest(Manifest(ManifestMaker.Build, day, commit));

        Assert.Equal(expected, Assert.Single(claimed.Manifests).Outcome);
        Assert.Equal(
            expected == IngestOutcome.Late ? $"verify|{day}" : "build|",
            Assert.Single(store.Ask("SELECT made_by, claimed_for FROM repository_now")));
    }

    [Theory]
    [InlineData("2026-11-20")]
    [InlineData("2026-11-21")]
    public void A_verification_replaces_what_builds_said(string day)
    {
        using var store = new TestStore();
        store.Ingest(Manifest(ManifestMaker.Build, "2026-11-20", Commit));

        Assert.Equal(
            IngestOutcome.Applied, Assert.Single(store.Ingest(Manifest(ManifestMaker.Verify, day, Commit)).Manifests).Outcome);
        Assert.Equal("verify", Assert.Single(store.Ask("SELECT made_by FROM repository_now")));
    }

    [Fact]
    public void Together_the_verification_comes_first()
    {
        using var store = new TestStore();

        store.Ingest(Manifest(ManifestMaker.Build, "2026-11-20", Commit), Manifest(ManifestMaker.Verify, "2026-11-20", Commit));

        Assert.Equal("verify|2026-11-20", Assert.Single(store.Ask("SELECT made_by, claimed_for FROM repository_now")));
    }

    private static SecurityManifest Manifest(ManifestMaker maker, string day, string commit)
    {
        Assert.True(CalendarDate.TryParse(day, out var decidedFor));
        return new SecurityManifest
        {
            ManifestVersion = SecurityManifest.CurrentVersion,
            MadeBy = maker,
            Subject = new ManifestSubject { Repository = "shop", Commit = commit, CommitTime = "2026-11-19T10:00:00Z" },
            Policy = new ManifestPolicy
            {
                Organisation = "Contoso",
                Version = "1",
                Sha256 = new string('a', 64),
                Enforcement = EnforcementMode.Enforce,
                DecidedFor = decidedFor,
            },
            Tool = new ManifestTool { Name = "Psi.Tool", Version = "0.1.0" },
        };
    }
}
