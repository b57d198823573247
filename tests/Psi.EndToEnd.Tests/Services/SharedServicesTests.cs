using Psi.Manifest;

namespace Psi.EndToEnd.Tests.Services;

/// <summary>Every kind of shared security service in every state: at file and line, in the manifest and on the site.</summary>
public sealed class SharedServicesTests(ServicePortfolio portfolio) : IClassFixture<ServicePortfolio>
{
    private static readonly string[] Services = ["identity-provider", "vault", "siem", "edge", "scanning"];

    public static TheoryData<string, string> EveryCase
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var product in ServicePortfolio.Products)
            {
                foreach (var service in Services)
                {
                    cases.Add(product, service);
                }
            }

            return cases;
        }
    }

    /// <summary>What is reported, with the file below the product's folder and a text of the line.</summary>
    public static TheoryData<string, string, string, string, string> Reported { get; } = new()
    {
        { "another", "PSI2001", "src/Program.cs", "tenant.login.example", "build" },
        { "another", "PSI2001", "infra/main.tf", "\"aws_secretsmanager_secret\" \"db\"", "manifest" },
        { "another", "PSI2001", "src/another.csproj", "Newtonsoft.Json", "build" },
        { "another", "PSI2001", "compose.yaml", "owasp/modsecurity-crs", "manifest" },
        { "another", "PSI2001", ".github/workflows/ci.yml", "other/scan-action", "manifest" },
        { "home-made", "PSI2002", "src/Program.cs", "HashPassword", "build" },
        { "home-made", "PSI2002", "src/Program.cs", "secrets.json", "build" },
        { "home-made", "PSI2002", "src/Program.cs", "audit.log", "build" },
        { "home-made", "PSI2002", "src/Program.cs", "RemoteIpAddress", "build" },
        { "home-made", "PSI2002", ".github/workflows/ci.yml", "security-scan.sh", "manifest" },
        { "missing", "PSI2003", "psi.yaml", "psi: product/v1", "manifest" },
        { "not-determined", "PSI2004", "src/Program.cs", "Oidc:Authority", "build" },
        { "not-determined", "PSI2004", "src/appsettings.json", "Address", "build" },
        { "not-determined", "PSI2004", "src/appsettings.json", "SiemEndpoint", "build" },
        { "not-determined", "PSI2004", "compose.yaml", "EDGE_HOST", "manifest" },
        { "not-determined", "PSI2004", "compose.yaml", "SCAN_SERVER", "manifest" },
    };

    [Theory]
    [MemberData(nameof(EveryCase))]
    public void The_manifest_states_each_service_with_its_reason_and_places(string product, string id)
    {
        var service = Assert.Single(portfolio.ManifestOf(product).Services, service => service.Id == id);

        Assert.Equal(product, ManifestWord.Of(service.State));
        Assert.False(string.IsNullOrEmpty(service.Required));
        Assert.False(string.IsNullOrEmpty(service.Reason));
        Assert.Equal(product == "missing", service.Sightings.Count == 0);
        Assert.All(service.Sightings, sighting => Assert.True(sighting.At.Line > 0, $"{sighting} has no line"));
    }

    [Theory]
    [MemberData(nameof(EveryCase))]
    public void The_site_shows_each_service_in_its_state(string product, string id)
    {
        var title = portfolio.ManifestOf(product).Services.Single(service => service.Id == id).Title;
        var word = product switch
        {
            "another" => "another service",
            "not-determined" => "not determined",
            _ => product,
        };
        var page = Assert.Single(
            portfolio.Pages, page => page.Contains($"<h1>Product {product}", StringComparison.Ordinal)
                && page.Contains("Shared security services the policy names", StringComparison.Ordinal));
        var row = page.Split("<tr").First(row => row.Contains($">{title}<", StringComparison.Ordinal));

        Assert.Contains($"</span> {word}</span>", row, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Reported))]
    public void What_speaks_against_a_product_is_reported_at_its_line(string product, string rule, string file, string text, string by)
    {
        var line = portfolio.Folder.LineOf($"{product}/{file}", text);
        var output = by == "build" ? portfolio.Build.Output : portfolio.SaidOf(product);

        Assert.Contains(
            output.Split('\n'),
            one => one.Contains($"{file}({line}", StringComparison.Ordinal) && one.Contains($" {rule}: ", StringComparison.Ordinal)
                && (by == "manifest" || one.Contains($"{product}.csproj", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_summary_counts_the_states() =>
        Assert.All(
            ServicePortfolio.Products,
            product => Assert.Contains(
                $"services: 5 {product.Replace('-', ' ')}", portfolio.SaidOf(product), StringComparison.Ordinal));

    [Fact]
    public void A_product_that_uses_what_is_recommended_hears_nothing()
    {
        Assert.DoesNotContain(" PSI20", portfolio.Build.About("recommended.csproj").Output, StringComparison.Ordinal);
        Assert.DoesNotContain(" PSI20", portfolio.SaidOf("recommended"), StringComparison.Ordinal);
        Assert.DoesNotContain(" PSI20", portfolio.CheckOf("recommended").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("another", "infra/main.tf(2", "PSI2001")]
    [InlineData("another", "src/another.csproj(", "PSI2001")]
    [InlineData("home-made", ".github/workflows/ci.yml(", "PSI2002")]
    [InlineData("not-determined", "src/appsettings.json(2", "PSI2004")]
    public void A_check_says_the_same_of_what_needs_no_compile(string product, string place, string rule) => Assert.Contains(
        portfolio.CheckOf(product).Output.Split('\n'),
        line => line.Contains(place, StringComparison.Ordinal) && line.Contains(rule, StringComparison.Ordinal));

    [Fact]
    public void What_only_code_could_show_a_check_does_not_miss() =>
        Assert.DoesNotContain("Contoso Vault", portfolio.CheckOf("missing").Output, StringComparison.Ordinal);
}
