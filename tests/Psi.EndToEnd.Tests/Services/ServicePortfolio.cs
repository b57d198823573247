using Psi.EndToEnd.Tests.Harness;
using Psi.Manifest;

namespace Psi.EndToEnd.Tests.Services;

/// <summary>
/// Five products, one for each state that a service can have in a product, each with every kind of service: built with the packed Psi,
/// checked, stated, ingested and shown.
/// </summary>
public sealed class ServicePortfolio : IAsyncLifetime
{
    /// <summary>The products, by the state of their services.</summary>
    public static readonly IReadOnlyList<string> Products = ["recommended", "another", "home-made", "missing", "not-determined"];

    private readonly Dictionary<string, SecurityManifest> _manifests = [];
    private readonly Dictionary<string, string> _said = [];
    private readonly Dictionary<string, CommandResult> _checks = [];
    private UserFolder? _folder;
    private CommandResult? _build;

    internal UserFolder Folder => _folder!;

    internal CommandResult Build => _build!;

    internal IReadOnlyList<string> Pages { get; private set; } = [];

    internal SecurityManifest ManifestOf(string product) => _manifests[product];

    /// <summary>What <c>psi manifest</c> printed.</summary>
    internal string SaidOf(string product) => _said[product];

    internal CommandResult CheckOf(string product) => _checks[product];

    public async Task InitializeAsync()
    {
        _folder = await UserFolder.CreateAsync();
        foreach (var product in Products)
        {
            WriteProduct(product);
        }

        _folder.WriteSolution("All.slnx");
        _build = await _folder.BuildAsync("All.slnx", "-m", "-p:PsiToday=2026-11-21");
        foreach (var product in Products)
        {
            var root = _folder.PathOf(product);
            var manifest = (await _folder.PsiAsync("manifest", root)).ShouldExit(0);
            _said[product] = manifest.Output;
            _manifests[product] = ManifestJson.ReadManifest(File.ReadAllBytes(Path.Combine(root, "artifacts/psi/security-manifest.json")));
            _checks[product] = await _folder.PsiAsync("check", root, "--on", "2026-11-21");
        }

        var store = _folder.PathOf("insights.db");
        IReadOnlyList<string> manifests = [.. Products.Select(product => _folder.PathOf($"{product}/artifacts/psi"))];
        (await _folder.PsiAsync(["ingest", .. manifests, "--store", store])).ShouldExit(0);
        (await _folder.PsiAsync("report", "--store", store, "--output", _folder.PathOf("site"))).ShouldExit(0);
        Pages = [.. Directory.GetFiles(_folder.PathOf("site"), "*.html", SearchOption.AllDirectories).Select(File.ReadAllText)];
    }

    public Task DisposeAsync()
    {
        _folder?.Dispose();
        return Task.CompletedTask;
    }

    private void WriteProduct(string product)
    {
        Folder.Write($"{product}/policy.yaml", Policy);
        Folder.Write($"{product}/psi.yaml", $"""
            psi: product/v1
            id: {product}
            product: Product {product}
            domain: Tests
            team: tests
            level: 1
            accountable: owner@contoso.example
            lifecycle: {"{"} stage: live {"}"}
            """);
        var package = product switch
        {
            "recommended" => """<PackageReference Include="Serilog" Version="3.1.1" />""",
            "another" => """<PackageReference Include="Newtonsoft.Json" Version="13.0.3" />""",
            _ => "",
        };
        Folder.WriteProject(
            $"{product}/src/{product}.csproj",
            "<ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable>",
            package,
            sdk: "Microsoft.NET.Sdk.Web");
        Folder.Write($"{product}/src/Program.cs", ProgramOf(product));
        foreach (var (file, text) in FilesOf(product))
        {
            Folder.Write($"{product}/{file}", text);
        }
    }

    private const string Policy = """
        psi: policy/v1
        organisation: Contoso
        version: "1"
        extends: none
        enforcement: { default: report }
        services:
          - id: identity-provider
            title: Contoso Identity
            kind: identity
            recommended: { hosts: [login.contoso.example], configurationKeys: [Oidc:Authority] }
            insteadOf: { hosts: ["*.login.example"] }
            requiredFor: { levels: [1, 2, 3] }
          - id: vault
            title: Contoso Vault
            kind: secrets
            recommended: { hosts: [vault.contoso.example], configurationKeys: [Vault:Address] }
            insteadOf: { resources: [aws_secretsmanager_secret] }
            requiredFor: { when: web }
          - id: siem
            title: Contoso Logs
            kind: logging
            recommended: { packages: [pkg:nuget/Serilog], configurationKeys: [Siem:Endpoint], hosts: [logs.contoso.example] }
            insteadOf: { packages: [pkg:nuget/Newtonsoft.Json] }
            requiredFor: { levels: [1] }
          - id: edge
            title: Contoso Edge
            kind: edge-protection
            recommended:
              resources: [azurerm_cdn_frontdoor_firewall_policy]
              configurationKeys: [Edge:Host]
              hosts: [edge.contoso.example]
            insteadOf: { images: [owasp/modsecurity-crs] }
            requiredFor: { levels: [1] }
          - id: scanning
            title: Contoso Scanning
            kind: security-testing
            recommended: { actions: [contoso/security-scan], configurationKeys: [Scanning:Server], hosts: [scan.contoso.example] }
            insteadOf: { actions: [other/scan-action] }
            requiredFor: { levels: [1], when: web }
        """;

    private static string ProgramOf(string product) => product switch
    {
        "recommended" => """
            var app = WebApplication.Create(args);
            app.MapGet("/vault", () => new Uri("https://vault.contoso.example/v1"));
            Serilog.Log.Information("started");
            app.Run();
            """,
        "another" => """
            var app = WebApplication.Create(args);
            app.MapGet("/login", () => Results.Redirect("https://tenant.login.example/authorize"));
            app.Run();
            """,
        "home-made" => """
            var app = WebApplication.Create(args);
            app.MapPost("/users", (string name, string password) =>
                new Microsoft.AspNetCore.Identity.PasswordHasher<string>().HashPassword(name, password));
            var key = File.ReadAllText("config/secrets.json");
            app.MapGet("/", () => File.AppendAllText("audit.log", key.Length.ToString()));
            app.Use(async (context, next) =>
            {
                if (context.Connection.RemoteIpAddress?.ToString() == "192.0.2.7")
                {
                    context.Response.StatusCode = 403;
                    return;
                }

                await next(context);
            });
            app.Run();
            """,
        "not-determined" => """
            var app = WebApplication.Create(args);
            app.MapGet("/login", () => Results.Redirect(app.Configuration["Oidc:Authority"]!));
            app.Run();
            """,
        _ => """
            var app = WebApplication.Create(args);
            app.Run();
            """,
    };

    private static IEnumerable<(string File, string Text)> FilesOf(string product) => product switch
    {
        "recommended" =>
        [
            ("src/appsettings.json", """
                {
                  "Oidc": {
                    "Authority": "https://login.contoso.example/tenant"
                  }
                }
                """),
            ("infra/main.tf", """
                resource "azurerm_cdn_frontdoor_firewall_policy" "edge" {
                  name = "edge"
                }
                """),
            (".github/workflows/ci.yml", """
                on: push
                jobs:
                  scan:
                    runs-on: ubuntu-latest
                    steps:
                      - uses: contoso/security-scan@v2
                """),
        ],
        "another" =>
        [
            ("infra/main.tf", """
                # resource "aws_secretsmanager_secret" "commented" {}
                resource "aws_secretsmanager_secret" "db" {
                  name = "db"
                }
                """),
            ("compose.yaml", """
                services:
                  waf:
                    image: owasp/modsecurity-crs:4
                """),
            (".github/workflows/ci.yml", """
                on: push
                jobs:
                  scan:
                    runs-on: ubuntu-latest
                    steps:
                      - uses: other/scan-action@v1
                """),
        ],
        "home-made" =>
        [
            (".github/workflows/ci.yml", """
                on: push
                jobs:
                  scan:
                    runs-on: ubuntu-latest
                    steps:
                      - run: ./tools/security-scan.sh
                """),
            ("tools/security-scan.sh", """
                #!/bin/sh
                grep -rn "eval(" src && exit 1
                exit 0
                """),
        ],
        "not-determined" =>
        [
            ("src/appsettings.json", """
                {
                  "Vault": { "Address": "" },
                  "Siem": { "Endpoint": "#{SiemEndpoint}#" }
                }
                """),
            ("compose.yaml", """
                services:
                  app:
                    image: contoso/app
                    environment:
                      Edge__Host: ${EDGE_HOST}
                      Scanning__Server: ${SCAN_SERVER}
                """),
        ],
        _ => [],
    };
}
