namespace Psi.Policy.Tests.Services;

/// <summary>What signs in files and components show of the services that a policy names.</summary>
public sealed class ServiceSignsTests
{
    private const string Identity = """
        id: idp, title: Contoso Identity, kind: identity,
        recommended: { hosts: [login.contoso.example], packages: [pkg:nuget/Microsoft.Identity.Web], configurationKeys: [Oidc:Authority] },
        insteadOf: {
          hosts: ["*.auth0.example"],
          packages: [pkg:nuget/IdentityServer4, "pkg:nuget/Auth0.*"],
          configurationKeys: [Auth0:Domain]
        }
        """;

    [Theory]
    [InlineData("https://login.contoso.example/tenant", ServiceUse.Recommended, "login.contoso.example")]
    [InlineData("login.contoso.example:443", ServiceUse.Recommended, "login.contoso.example")]
    [InlineData("Endpoint=https://LOGIN.contoso.example/;Key=x", ServiceUse.Recommended, "LOGIN.contoso.example")]
    [InlineData("https://contoso.eu.auth0.example/", ServiceUse.Another, "contoso.eu.auth0.example")]
    public void A_host_in_any_setting_shows_a_service(string value, ServiceUse use, string host)
    {
        var sighting = Assert.Single(InFiles(Identity, Setting("Any:Key", value)));

        Assert.Equal((use, ServiceTraceKind.Host, host), (sighting.Use, sighting.Trace, sighting.Name));
    }

    [Theory]
    [InlineData("https://auth0.example/")]
    [InlineData("https://login.contoso.example.evil.test/")]
    [InlineData("see login.contoso.example for help")]
    [InlineData("https://other.test/?back=login.contoso.example")]
    public void What_only_looks_like_a_host_shows_none(string value) => Assert.Empty(InFiles(Identity, Setting("Any:Key", value)));

    [Theory]
    [InlineData("https://accounts.other.test", ServiceUse.Another)]
    [InlineData("accounts.other.test", ServiceUse.Another)]
    [InlineData("", ServiceUse.NotDetermined)]
    [InlineData(null, ServiceUse.NotDetermined)]
    [InlineData("${AUTHORITY}", ServiceUse.NotDetermined)]
    [InlineData("https://#{Host}#/", ServiceUse.NotDetermined)]
    [InlineData("__AUTHORITY__", ServiceUse.NotDetermined)]
    [InlineData("<your authority>", ServiceUse.NotDetermined)]
    [InlineData("https://localhost:5001", ServiceUse.NotDetermined)]
    [InlineData("http://identity:8080", ServiceUse.NotDetermined)]
    [InlineData("of no host", ServiceUse.NotDetermined)]
    public void The_value_of_an_address_key_tells_which_service_is_used(string? value, ServiceUse use) =>
        Assert.Equal(use, Assert.Single(InFiles(Identity, Setting("oidc:authority", value))).Use);

    [Fact]
    public void An_address_that_one_file_leaves_open_is_the_one_that_another_gives()
    {
        var sightings = InFiles(
            Identity,
            Setting("Oidc:Authority", ""),
            Setting("Oidc:Authority", "https://login.contoso.example", "Production"));

        Assert.Equal(ServiceUse.Recommended, Assert.Single(sightings).Use);
    }

    [Fact]
    public void An_address_that_only_developers_have_is_open_elsewhere()
    {
        var sightings = InFiles(
            Identity,
            Setting("Oidc:Authority", ""),
            Setting("Oidc:Authority", "https://login.contoso.example", "Development"));

        Assert.Contains(sightings, sighting => sighting is { Use: ServiceUse.NotDetermined, IsOnlyDevelopment: false });
        Assert.Contains(sightings, sighting => sighting is { Use: ServiceUse.Recommended, IsOnlyDevelopment: true });
    }

    [Theory]
    [InlineData("x", true)]
    [InlineData("", false)]
    public void A_key_that_only_another_service_has_shows_that_one(string value, bool shows) =>
        Assert.Equal(
            shows ? [ServiceUse.Another] : [], InFiles(Identity, Setting("Auth0:Domain", value)).Select(sighting => sighting.Use));

    [Theory]
    [InlineData("pkg:nuget/microsoft.identity.web@3.0.0", ServiceUse.Recommended)]
    [InlineData("pkg:nuget/IdentityServer4@4.1.2", ServiceUse.Another)]
    [InlineData("pkg:nuget/Auth0.AspNetCore.Authentication@1.0.0", ServiceUse.Another)]
    public void A_package_shows_a_service(string purl, ServiceUse use) =>
        Assert.Equal(use, Assert.Single(InComponents(Identity, purl)).Use);

    [Theory]
    [InlineData("pkg:nuget/Microsoft.Identity.Web@3.0.0", 1)]
    [InlineData("pkg:nuget/IdentityServer4@4.1.2", 0)]
    public void A_package_that_another_brings_speaks_only_for_the_product(string purl, int count) =>
        Assert.Equal(count, InComponents(Identity, purl, isNamed: false).Count);

    [Fact]
    public void A_package_of_nobody_shows_none() => Assert.Empty(InComponents(Identity, "pkg:nuget/Auth0@1.0.0"));

    [Theory]
    [InlineData("images", ServiceTraceKind.Image, "registry.contoso.example/scanner")]
    [InlineData("resources", ServiceTraceKind.Resource, "azurerm_cdn_frontdoor_firewall_policy")]
    [InlineData("actions", ServiceTraceKind.Action, "contoso/security-scan")]
    public void Names_of_every_kind_show_a_service(string list, ServiceTraceKind kind, string name)
    {
        var service =
            $"id: s, title: S, kind: security-testing, recommended: {{ {list}: ['{name}'] }}, insteadOf: {{ {list}: ['other*'] }}";
        ServiceSign[] signs = [new(kind, name.ToUpperInvariant(), At), new(kind, "other-one", At), new(kind, "third", At)];

        Assert.Equal([ServiceUse.Recommended, ServiceUse.Another], InFiles(service, signs).Select(sighting => sighting.Use));
    }

    [Fact]
    public void Of_a_name_and_a_pattern_that_holds_it_the_name_decides()
    {
        const string service = """
            id: s, title: S, kind: identity, recommended: { hosts: [login.contoso.example] }, insteadOf: { hosts: ["*.contoso.example"] }
            """;

        Assert.Equal(
            [ServiceUse.Recommended, ServiceUse.Another],
            InFiles(service, Setting("A", "https://login.contoso.example"), Setting("B", "https://old.contoso.example"))
                .Select(sighting => sighting.Use));
    }

    [Fact]
    public void What_a_product_builds_itself_is_of_the_service_of_that_kind()
    {
        ServiceSign[] signs =
        [
            new(ServiceTraceKind.OwnCode, "runs its own scanner scan.sh", At) { ServiceKind = "security-testing" },
        ];

        Assert.Equal(ServiceUse.HomeMade, Assert.Single(InFiles("id: s, title: S, kind: security-testing", signs)).Use);
        Assert.Empty(InFiles("id: s, title: S, kind: logging", signs));
    }

    [Theory]
    [InlineData("Oidc:Authority", true)]
    [InlineData("Other:Key", false)]
    public void A_key_that_code_reads_is_open_unless_a_file_has_it(string key, bool isKnown)
    {
        var read = new ServiceSighting("idp", ServiceUse.NotDetermined, ServiceTraceKind.ConfigurationKey, key, At);

        Assert.Equal(isKnown ? 0 : 1, ServiceSigns.InCode([read], [Setting("oidc:authority", "https://x.test")]).Count());
    }

    [Fact]
    public void A_key_that_many_places_read_is_open_once_at_the_first()
    {
        ServiceSighting Read(string service, string key, int line) =>
            new(service, ServiceUse.NotDetermined, ServiceTraceKind.ConfigurationKey, key, new("src/Setup.cs", line, 5));

        var open = ServiceSigns.InCode(
            [Read("idp", "Oidc:Authority", 9), Read("idp", "oidc:authority", 4), Read("idp", "Other:Url", 7), Read("logs", "Other:Url", 7)],
            []);

        Assert.Equal(
            [("idp", 4), ("idp", 7), ("logs", 7)], open.Select(sighting => (sighting.ServiceId, sighting.At.Line)).Order());
    }

    private static readonly FileLocation At = new("src/appsettings.json", 2, 3);

    private static ServiceSign Setting(string key, string? value, string? environment = null) =>
        new(ServiceTraceKind.ConfigurationKey, key, At) { Value = value, Environment = environment };

    private static List<ServiceSighting> InFiles(string service, params ServiceSign[] signs) =>
        [.. ServiceSigns.InFiles(Services(service), signs)];

    private static List<ServiceSighting> InComponents(string service, string purl, bool isNamed = true) =>
        [.. ServiceSigns.InComponents(Services(service), [(PackageUrl.Parse(purl), At, isNamed)])];

    private static IReadOnlyList<SharedService> Services(string service) =>
        Given.Policy($"services: [{{ {service.ReplaceLineEndings(" ")} }}]").Services;
}
