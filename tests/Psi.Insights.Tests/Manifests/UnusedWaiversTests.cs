using Psi.Insights.Manifests;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Tests.Manifests;

public sealed class UnusedWaiversTests
{
    [Theory]
    [InlineData(WaiverState.Valid, false, ProjectState.Assessed, true)]
    [InlineData(WaiverState.Expiring, false, ProjectState.Assessed, true)]
    [InlineData(WaiverState.Valid, true, ProjectState.Assessed, false)]
    [InlineData(WaiverState.Expired, false, ProjectState.Assessed, false)]
    [InlineData(WaiverState.Refused, false, ProjectState.Assessed, false)]
    [InlineData(WaiverState.Valid, false, ProjectState.NotAssessed, false)]
    public void A_waiver_in_force_that_nothing_used_is_said_once_everything_is_assessed(
        WaiverState state, bool used, ProjectState assessed, bool isSaid) =>
        Assert.Equal(
            isSaid ? [new FileLocation("psi.yaml", 21, 5)] : [],
            UnusedWaivers.In(Manifest(state, used, assessed)).Select(problem => problem.Location));

    [Fact]
    public void It_says_which_and_what_to_do()
    {
        var problem = Assert.Single(UnusedWaivers.In(Manifest(WaiverState.Valid, used: false, ProjectState.Assessed)));

        Assert.Equal((ProblemIds.WaiverStale, Severity.Warning), (problem.RuleId, problem.Severity));
        Assert.StartsWith(
            "Waiver W-1 for pkg:nuget/Moq matches nothing in any project of the repository", problem.Message, StringComparison.Ordinal);
    }

    private static SecurityManifest Manifest(WaiverState state, bool used, ProjectState assessed) => new()
    {
        ManifestVersion = 1,
        Subject = new ManifestSubject { Repository = "app" },
        Policy = new ManifestPolicy
        {
            Organisation = "Contoso",
            Version = "1",
            Sha256 = new string('0', 64),
            Enforcement = EnforcementMode.Enforce,
            DecidedFor = new CalendarDate(2026, 11, 21),
            Layers = [],
        },
        Tool = new ManifestTool { Name = "Psi.Analyzers", Version = "1.0.0" },
        Projects =
        [
            new ManifestProject { Path = "src/App.csproj", TargetFramework = "net8.0", State = ProjectState.Assessed },
            new ManifestProject { Path = "src/App.csproj", TargetFramework = "net10.0", State = assessed },
        ],
        Waivers =
        [
            new ManifestWaiver
            {
                Id = "W-1",
                Target = "pkg:nuget/Moq",
                At = new FileLocation("psi.yaml", 21, 5),
                Reason = "Tests",
                Owner = "a@b.example",
                ApprovedBy = "c@d.example",
                ApprovedOn = new CalendarDate(2026, 10, 1),
                Expires = new CalendarDate(2027, 2, 1),
                State = state,
                Used = used,
            },
        ],
    };
}
