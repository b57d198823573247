using Psi.Manifest;
using Psi.Policy;
using static Psi.Insights.Tests.Samples.SampleOrganisation;

namespace Psi.Insights.Tests.Report;

/// <summary>What the pages say of shared security services: who has to act, why, and by what it shows.</summary>
public sealed class ServicePagesTests
{
    private const string Overview = "Shared security services, in the repos that must use them or show something of them";
    private const string Api = "src/Payments.Api/Payments.Api.csproj";

    [Fact]
    public void The_front_page_says_who_uses_a_service_and_who_must_act()
    {
        using var site = new TestSite(
            PaymentsApi with
            {
                Services =
                [
                    Service("edge", ServiceState.Recommended, null, Place(null, "infra/edge.tf", ServiceUse.Recommended)),
                    Service("vault", ServiceState.Unused),
                ],
            },
            WebShop with
            {
                Services =
                [
                    Service("edge", ServiceState.Missing, "its level is 2"),
                    Service("logs", ServiceState.HomeMade, null, Place(null, "pipeline.yml", ServiceUse.HomeMade)),
                    Service("vault", ServiceState.Unused),
                ],
            });

        Assert.Equal(
            [
                ["Title of edge", "kind-of-edge", "1 of 2 repos", "✗ missing Web Shop why it is missing"],
                ["Title of logs", "kind-of-logs", "0 of 1 repo", "✗ home-made Web Shop why it is home-made (it need not be used)"],
                ["Title of vault", "kind-of-vault", "no repo must use it, and nothing of it was seen", "nothing"],
            ],
            TestSite.Rows(site.Titled("Organisation", "Contoso"), Overview));
    }

    [Fact]
    public void The_page_of_a_repo_says_once_why_it_must_use_what_is_missing()
    {
        using var site = new TestSite(WebShop with { Services = [Service("edge", ServiceState.Missing, "its level is 2")] });

        Assert.Equal(
            ["Title of edge", "kind-of-edge", "✗ missing", "nothing of it was seen", "yes: its level is 2"],
            Assert.Single(TestSite.Rows(site.Titled("Repo", "Web Shop"), "Shared security services the policy names")).Take(5));
    }

    [Fact]
    public void A_place_says_what_it_is_about()
    {
        using var site = new TestSite(PaymentsApi with
        {
            Services =
            [
                Service(
                    "edge",
                    ServiceState.Recommended,
                    null,
                    Place(null, "infra/edge.tf", ServiceUse.Recommended),
                    Place(Api, "appsettings.Production.json", ServiceUse.Recommended) with { Environment = "Production" },
                    Place(Api, "launchSettings.json", ServiceUse.Another) with { Environment = "Development" },
                    Place(Api, "appsettings.json", ServiceUse.NotDetermined) with { Reason = "it is set at deployment" }),
            ],
        });

        Assert.Equal(
            [
                ["appsettings.Production.json:3", Api, "✓ recommended for Production"],
                ["appsettings.json:3", Api, "? not determined it is set at deployment"],
                ["infra/edge.tf:3", "the whole repo", "✓ recommended"],
                ["launchSettings.json:3", Api, "≠ another service only for Development, which does not count"],
            ],
            TestSite.Rows(site.Titled("Repo", "Payments API"), "Places that show which services are used")
                .Select(row => (IReadOnlyList<string>)[row[2], row[3], row[4]])
                .OrderBy(row => row[0], StringComparer.Ordinal));
    }

    private static ManifestService Service(
        string id, ServiceState state, string? required = null, params IReadOnlyList<ManifestServiceSighting> sightings) => new()
        {
            Id = id,
            Title = $"Title of {id}",
            Kind = $"kind-of-{id}",
            Severity = Severity.Error,
            Required = required,
            State = state,
            Reason = $"why it is {ManifestWord.Of(state)}",
            Sightings = sightings,
        };

    private static ManifestServiceSighting Place(string? project, string file, ServiceUse use) => new()
    {
        Project = project,
        Use = use,
        Trace = ServiceTraceKind.Host,
        Name = "edge.contoso.example",
        At = new FileLocation(file, 3, 1),
    };
}
