using Psi.Policy;

namespace Psi.Manifest.Tests;

/// <summary>A service has the state that all projects and all other files show together.</summary>
public sealed class MergeServicesTests
{
    private const string Required = "its level is 2";

    [Fact]
    public void What_one_project_uses_the_product_uses()
    {
        var service = Merged(Showing("a/A.csproj"), Showing("b/B.csproj", Sighting(ServiceUse.Recommended, "b/B.csproj")));

        Assert.Equal((ServiceState.Recommended, "login.contoso.example is used at b/B.csproj(1)"), (service.State, service.Reason));
        Assert.Equal(["b/B.csproj"], service.Sightings.Select(sighting => sighting.Project));
    }

    [Fact]
    public void What_no_project_shows_is_missing() => Assert.Equal(ServiceState.Missing, Merged(Showing("a/A.csproj")).State);

    [Fact]
    public void What_one_project_does_otherwise_the_product_does()
    {
        var service = Merged(
            Showing("a/A.csproj", Sighting(ServiceUse.Recommended, "a/A.csproj")),
            Showing("b/B.csproj", Sighting(ServiceUse.Another, "b/B.csproj")));

        Assert.Equal(ServiceState.Another, service.State);
    }

    [Fact]
    public void A_project_that_was_not_built_may_use_it()
    {
        var manifest = ManifestMerge.Merge([Showing("a/A.csproj")], Examples.Subject, ["a/A.csproj", "b/B.csproj"]);

        var service = Assert.Single(manifest.Services);
        Assert.Equal((ServiceState.NotDetermined, "b/B.csproj was not built with Psi"), (service.State, service.NotSeen));
    }

    [Fact]
    public void Code_that_could_not_be_looked_at_may_use_it()
    {
        var fragment = Showing("a/A.csproj");
        var service = Merged(fragment with { Services = [fragment.Services[0] with { NotSeen = "PSI2001 is silenced" }] });

        Assert.Equal((ServiceState.NotDetermined, "PSI2001 is silenced"), (service.State, service.Reason));
    }

    [Fact]
    public void What_no_code_shows_is_missed_in_none()
    {
        var fragment = Showing("a/A.csproj");
        var service = Merged(fragment with
        {
            Services =
            [
                fragment.Services[0] with { NotSeen = "PSI2001 is silenced", Recommended = ["actions: contoso/scan"], InsteadOf = [] },
            ],
        });

        Assert.Equal((ServiceState.Missing, null), (service.State, service.NotSeen));
    }

    [Theory]
    [InlineData("login.contoso.example", ServiceState.Recommended)]
    [InlineData("other.test", ServiceState.Another)]
    public void Files_of_no_project_count_as_well(string host, ServiceState state)
    {
        var manifest = WithRepository(
            [Showing("a/A.csproj")],
            new ServiceSign(ServiceTraceKind.ConfigurationKey, "X", new("compose.yaml", 4, 7)) { Value = $"https://{host}" });

        var service = Assert.Single(manifest.Services);
        Assert.Equal(state, service.State);
        Assert.Null(Assert.Single(service.Sightings).Project);
    }

    [Fact]
    public void A_key_that_code_reads_may_have_its_value_in_a_compose_file()
    {
        var read = Sighting(ServiceUse.NotDetermined, "a/A.csproj") with
        {
            Trace = ServiceTraceKind.ConfigurationKey,
            Name = "Oidc:Authority",
            Reason = "it is set at deployment",
        };

        Assert.Equal(ServiceState.NotDetermined, Merged(Showing("a/A.csproj", read)).State);
        var manifest = WithRepository(
            [Showing("a/A.csproj", read)],
            new ServiceSign(ServiceTraceKind.ConfigurationKey, "OIDC:AUTHORITY", new("compose.yaml", 4, 7))
            {
                Value = "https://login.contoso.example",
            });
        Assert.Equal(ServiceState.Recommended, Assert.Single(manifest.Services).State);
    }

    [Theory]
    [InlineData("service idp", null, WaiverState.Valid, ServiceState.Waived)]
    [InlineData("service idp", "compose.yaml", WaiverState.Expiring, ServiceState.Waived)]
    [InlineData("service idp", "other/**", WaiverState.Valid, ServiceState.Another)]
    [InlineData("service idp", null, WaiverState.Expired, ServiceState.Another)]
    [InlineData("service other", null, WaiverState.Valid, ServiceState.Another)]
    [InlineData("PSI2001", null, WaiverState.Valid, ServiceState.Waived)]
    [InlineData("PSI2002", null, WaiverState.Valid, ServiceState.Another)]
    public void A_waiver_covers_them_too(string target, string? path, WaiverState waiver, ServiceState state)
    {
        var manifest = WithRepository(
            [Showing("a/A.csproj") with { Waivers = [Examples.Waiver("W-1") with { Target = target, Path = path, State = waiver }] }],
            new ServiceSign(ServiceTraceKind.ConfigurationKey, "X", new("compose.yaml", 4, 7)) { Value = "https://other.test" });

        Assert.Equal(state, Assert.Single(manifest.Services).State);
    }

    [Fact]
    public void A_waiver_of_the_service_lets_the_product_do_without_it()
    {
        var fragment = Showing("a/A.csproj") with { Waivers = [Examples.Waiver("W-1") with { Target = "service idp", Used = false }] };
        var manifest = WithRepository([fragment with { Services = [fragment.Services[0] with { Waiver = "W-1" }] }]);

        Assert.Equal(ServiceState.Waived, Assert.Single(manifest.Services).State);
        Assert.True(Assert.Single(manifest.Waivers).Used);
    }

    [Theory]
    [InlineData("COMPOSE.yaml", 1, WaiverState.Valid, ServiceState.Waived)]
    [InlineData("compose.yaml", 1, WaiverState.Expired, ServiceState.Another)]
    [InlineData("other.yaml", 1, WaiverState.Valid, ServiceState.Another)]
    public void A_baseline_covers_as_many_as_it_lists(string path, int count, WaiverState waiver, ServiceState state)
    {
        var baseline = new BaselineFile
        {
            Location = new FileLocation(BaselineFile.FileName),
            Reason = "R",
            Owner = "a@b.example",
            ApprovedBy = "c@d.example",
            ApprovedOn = Examples.Today,
            Expires = Examples.Today,
            Components = [],
            Findings = [new BaselineFinding { RuleId = "PSI2001", Path = path, Count = count }],
        };
        var merged = ManifestMerge.Merge(
            [Showing("a/A.csproj") with { Waivers = [Examples.Waiver(BaselineFile.WaiverId) with { State = waiver }] }],
            Examples.Subject,
            ["a/A.csproj"]);

        Assert.Equal(state, Of(1));
        Assert.Equal(ServiceState.Another, Of(2));

        ServiceState Of(int signs) => Assert.Single(ServiceMerge.WithRepository(
            merged,
            [
                .. Enumerable.Range(1, signs).Select(line =>
                    new ServiceSign(ServiceTraceKind.ConfigurationKey, "X", new("compose.yaml", line, 7)) { Value = "https://other.test" }),
            ],
            baseline).Services).State;
    }

    private static SecurityManifest WithRepository(IReadOnlyList<Fragment> fragments, params IReadOnlyList<ServiceSign> signs) =>
        ServiceMerge.WithRepository(
            ManifestMerge.Merge(fragments, Examples.Subject, [.. fragments.Select(fragment => fragment.Project.Path)]), signs);

    private static ManifestService Merged(params IReadOnlyList<Fragment> fragments) => Assert.Single(
        ManifestMerge.Merge(fragments, Examples.Subject, [.. fragments.Select(fragment => fragment.Project.Path)]).Services);

    private static Fragment Showing(string project, params IReadOnlyList<ManifestServiceSighting> sightings) => Examples.Built(project) with
    {
        Services =
        [
            new ManifestService
            {
                Id = "idp",
                Title = "Contoso Identity",
                Kind = "identity",
                Severity = Severity.Error,
                Required = Required,
                State = ServiceState.Unused,
                Recommended = ["hosts: login.contoso.example"],
                InsteadOf = ["hosts: other.test"],
                Sightings = sightings,
            },
        ],
    };

    private static ManifestServiceSighting Sighting(ServiceUse use, string project) => new()
    {
        Project = project,
        Use = use,
        Trace = ServiceTraceKind.Host,
        Name = "login.contoso.example",
        At = new FileLocation(project, 1),
    };
}
