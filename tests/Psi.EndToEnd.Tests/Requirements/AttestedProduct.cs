using System.Text.Json;
using Psi.EndToEnd.Tests.Harness;

namespace Psi.EndToEnd.Tests.Requirements;

/// <summary>
/// A web product with one requirement for each thing that can meet it, or keep it from being met: built with the packed Psi and stated.
/// </summary>
public sealed class AttestedProduct : IAsyncLifetime
{
    private UserFolder? _folder;
    private CommandResult? _build;
    private JsonDocument? _manifest;

    internal UserFolder Folder => _folder!;

    internal CommandResult Build => _build!;

    /// <summary>The manifest as a program without Psi's own reader sees it.</summary>
    internal JsonElement Manifest => _manifest!.RootElement;

    public async Task InitializeAsync()
    {
        _folder = await UserFolder.CreateAsync();
        _folder.Write("policy.yaml", Policy);
        _folder.Write("psi.yaml", Product);
        _folder.WriteProject(
            "src/Shop.csproj", "<ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable>", sdk: "Microsoft.NET.Sdk.Web");
        _folder.Write("src/Program.cs", Program);
        _build = (await _folder.BuildAsync("src/Shop.csproj", "-p:PsiToday=2026-11-21")).ShouldExit(0);
        (await _folder.PsiAsync("manifest")).ShouldExit(0);
        _manifest = JsonDocument.Parse(File.ReadAllText(_folder.PathOf("artifacts/psi/security-manifest.json")));
    }

    public Task DisposeAsync()
    {
        _manifest?.Dispose();
        _folder?.Dispose();
        return Task.CompletedTask;
    }

    private const string Policy = """
        psi: policy/v1
        organisation: Contoso
        version: "1"
        extends: none
        enforcement: { default: report }
        attestations: { by: [lead@contoso.example], maxDays: 365 }
        requirements:
          - { id: BY-RULES, title: Hash functions are approved ones, rules: [PSI3101] }
          - { id: BY-EVIDENCE, title: Browsers are told to use HTTPS only, evidence: [PSI3901] }
          - { id: BY-RULES-AND-EVIDENCE, title: Random values are secure, rules: [PSI3110], evidence: [PSI3905] }
          - { id: BY-ATTESTATION, title: Permissions are written down, attestable: true }
          - { id: INSTEAD-OF-EVIDENCE, title: HTTP is redirected, evidence: [PSI3902], attestable: true }
          - { id: WITHOUT-EVIDENCE, title: Requests are limited, evidence: [PSI3909] }
          - { id: UNATTESTED, title: Restoring has been tried, attestable: true }
          - { id: EXPIRED, title: Accounts are reviewed, attestable: true }
          - { id: EXPIRING, title: Keys are rotated, attestable: true }
          - { id: STRANGER, title: Sessions end, attestable: true }
          - { id: TOO-LONG, title: Logs are kept, attestable: true }
          - { id: AGAINST-FINDING, title: Certificates are validated, rules: [PSI3201], attestable: true }
        """;

    private const string Product = """
        psi: product/v1
        id: shop
        product: Shop
        domain: Tests
        team: tests
        technology: web
        level: 1
        accountable: owner@contoso.example
        lifecycle: { stage: live }
        attestations:
          - { requirement: BY-ATTESTATION, by: lead@contoso.example, on: 2026-06-01, until: 2027-05-31, note: Read docs/roles.md. }
          - { requirement: INSTEAD-OF-EVIDENCE, by: lead@contoso.example, on: 2026-06-01, until: 2027-05-31, note: The edge does it. }
          - { requirement: EXPIRED, by: lead@contoso.example, on: 2025-11-20, until: 2026-11-20, note: Looked at the list. }
          - { requirement: EXPIRING, by: lead@contoso.example, on: 2026-06-01, until: 2026-11-30, note: Looked at the vault. }
          - { requirement: STRANGER, by: stranger@contoso.example, on: 2026-06-01, until: 2027-05-31, note: I say so. }
          - { requirement: TOO-LONG, by: lead@contoso.example, on: 2026-06-01, until: 2027-06-02, note: Saw the store. }
          - { requirement: AGAINST-FINDING, by: lead@contoso.example, on: 2026-06-01, until: 2027-05-31, note: All is well. }
        """;

    private const string Program = """
        var app = WebApplication.Create(args);
        app.UseHsts();
        app.MapGet("/token", () => System.Security.Cryptography.RandomNumberGenerator.GetHexString(32));
        using var client = new HttpClient(new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, _, _, _) => true,
        });
        app.Run();
        """;
}
