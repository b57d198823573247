using Psi.Insights.Baselines;
using Psi.Insights.Tests.Samples;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Tests.Init.Baseline;

/// <summary>A baseline accepts what a product uses today in place of a service that it must use.</summary>
public sealed class ReportedServicesTests
{
    private static readonly ManifestServiceSighting Another = new()
    {
        Project = "src/App.csproj",
        Use = ServiceUse.Another,
        Trace = ServiceTraceKind.Host,
        Name = "other.test",
        At = new FileLocation("src/appsettings.json", 3, 5),
    };

    [Fact]
    public void What_speaks_against_the_product_is_listed_by_file_and_rule() => Assert.Equal(
        [("compose.yaml", "PSI2002", 1), ("src/appsettings.json", "PSI2001", 2)],
        Listed(
            "its level is 2",
            Another,
            Another with { At = Another.At with { Line = 9 } },
            Another with { Project = null, Use = ServiceUse.HomeMade, At = new FileLocation("compose.yaml", 1, 1) }));

    [Fact]
    public void What_is_recommended_open_only_for_development_or_waived_is_not() => Assert.Empty(Listed(
        "its level is 2",
        Another with { Use = ServiceUse.Recommended },
        Another with { Use = ServiceUse.NotDetermined },
        Another with { Environment = "Development" },
        Another with { Waiver = "W-1" }));

    [Fact]
    public void What_the_baseline_covers_already_stays() =>
        Assert.Single(Listed("its level is 2", Another with { Waiver = BaselineFile.WaiverId }));

    [Fact]
    public void A_service_that_need_not_be_used_asks_for_nothing() => Assert.Empty(Listed(required: null, Another));

    private static IEnumerable<(string Path, string RuleId, int Count)> Listed(
        string? required, params IReadOnlyList<ManifestServiceSighting> sightings)
    {
        var manifest = SampleOrganisation.Tools with
        {
            Components = [],
            Findings = [],
            Services =
            [
                new ManifestService
                {
                    Id = "idp",
                    Title = "Contoso Identity",
                    Kind = "identity",
                    Required = required,
                    State = ServiceState.Another,
                    Sightings = sightings,
                },
            ],
        };
        return ReportedStatements.Of(manifest).Open.Findings.Select(finding => (finding.Path, finding.RuleId, finding.Count));
    }
}
