using Psi.EndToEnd.Tests.Harness;

namespace Psi.EndToEnd.Tests.Audit;

/// <summary>
/// Repositories of one project each that restore from a feed on this machine with known vulnerabilities.
/// </summary>
public sealed class Audited : BuiltOnce
{
    /// <summary>The advisory of every vulnerability: what follows is its own name.</summary>
    public const string Advisory = "https://advisories.contoso.example/";

    private const string Policy = """
        psi: policy/v1
        organisation: Contoso
        version: "1"
        extends: none
        vulnerabilities: { low: none, moderate: warning, high: error, critical: error, unaudited: error }
        """;

    private readonly TestFeed _feed = new TestFeed()
        .WithPackage("Acme.Low", "1.0.0").WithVulnerability("Acme.Low", "[1.0.0,2.0.0)", Advisory + "GHSA-0000-0000-000a", severity: 0)
        .WithPackage("Acme.Moderate", "1.0.0").WithVulnerability(
            "Acme.Moderate", "[1.0.0,2.0.0)", Advisory + "GHSA-0000-0000-000b", severity: 1)
        .WithPackage("Acme.High", "1.0.0")
            .WithPackage("Acme.High", "2.0.0")
            .WithVulnerability("Acme.High", "(,2.0.0)", Advisory + "GHSA-0000-0000-000c", severity: 2)
        .WithPackage("Acme.Critical", "1.0.0").WithVulnerability("Acme.Critical", "[1.0.0]", Advisory + "GHSA-0000-0000-000d", severity: 3)
        .WithPackage("Acme.Top", "1.0.0", ("Acme.Middle", "1.0.0"))
        .WithPackage("Acme.Middle", "1.0.0", ("Acme.High", "1.0.0"))
        .WithPackage("Acme.Top", "2.0.0");

    /// <inheritdoc/>
    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _feed.Dispose();
    }

    private protected override void Write(UserFolder folder)
    {
        // Packed by now: no folder is made before.
        folder.Write("NuGet.config", Config(folder, PackedPsi.Shared.Result.Feed, ""));

        Project(folder, "High", """<PackageReference Include="Acme.High" Version="1.0.0" />""");
        Project(folder, "Fixed", """<PackageReference Include="Acme.High" Version="2.0.0" />""");
        Project(folder, "Severities", """
            <PackageReference Include="Acme.Low" Version="1.0.0" />
            <PackageReference Include="Acme.Moderate" Version="1.0.0" />
            <PackageReference Include="Acme.Critical" Version="1.0.0" />
            """);
        Project(folder, "Transitive", """<PackageReference Include="Acme.Top" Version="1.0.0" />""");
        // Only by being restored for somebody is the newer version on this machine.
        Project(folder, "Newer", """<PackageReference Include="Acme.Top" Version="2.0.0" />""");

        Project(
            folder,
            "Waived",
            """<PackageReference Include="Acme.High" Version="1.0.0" />""",
            waiver: Waiver("pkg:nuget/Acme.High", "GHSA-0000-0000-000c"));
        Project(
            folder,
            "WaivedOther",
            """<PackageReference Include="Acme.High" Version="1.0.0" />""",
            waiver: Waiver("pkg:nuget/Acme.High", "GHSA-0000-0000-0000"));
        Project(
            folder,
            "WaivedComponent",
            """<PackageReference Include="Acme.High" Version="1.0.0" />""",
            waiver: Waiver("pkg:nuget/Acme.High", null));

        Project(
            folder, "Off", """<PackageReference Include="Acme.High" Version="1.0.0" />""", properties: "<NuGetAudit>false</NuGetAudit>");
        Project(folder, "Suppressed", $"""
            <PackageReference Include="Acme.High" Version="1.0.0" />
            <NuGetAuditSuppress Include="{Advisory}GHSA-0000-0000-000c" />
            """);
        Project(folder, "SuppressedAndWaived", $"""
            <PackageReference Include="Acme.High" Version="1.0.0" />
            <NuGetAuditSuppress Include="{Advisory}GHSA-0000-0000-000c" />
            """, waiver: Waiver("pkg:nuget/Acme.High", "GHSA-0000-0000-000c"));
    }

    /// <summary>
    /// Builds a project whose source of advisories does not answer, since nothing listens on port 1. Separately: NuGet takes one list of
    /// such sources for a whole solution.
    /// </summary>
    internal async Task<CommandResult> BuildWithoutAdvisoriesAsync()
    {
        const string none = """
            <auditSources>
              <clear />
              <add key="audit" value="http://127.0.0.1:1/v3/index.json" protocolVersion="3" allowInsecureConnections="true" />
            </auditSources>
            """;
        Project(Folder, "Unreachable", """<PackageReference Include="Acme.High" Version="1.0.0" />""");
        Folder.Write("Unreachable/NuGet.config", Config(Folder, (await PackedPsi.Shared).Feed, none));
        return await BuildAsync(Folder, "Unreachable/Unreachable.csproj");
    }

    private protected override Task<CommandResult> BuildAsync(UserFolder folder, string solution) => Command.RunAsync(
        folder.Root, "dotnet", [
            "build", solution, "-nologo", "-tl:off", "-clp:NoSummary", "-m", "-p:PsiToday=2026-11-21",
        ], new Dictionary<string, string?>
        {
            // No answer that is remembered from elsewhere, no proxy in between, no waiting before a second try.
            ["NUGET_HTTP_CACHE_PATH"] = folder.PathOf("http-cache"),
            ["NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT"] = "1",
            ["NO_PROXY"] = "127.0.0.1",
            ["no_proxy"] = "127.0.0.1",
        });

    private string Config(UserFolder folder, string psi, string more) => $"""
        <configuration>
          <packageSources>
            <clear />
            <add key="psi-packed" value="{psi}" />
            <add key="acme" value="{_feed.Index}" protocolVersion="3" allowInsecureConnections="true" />
          </packageSources>
          {more}
          <config><add key="globalPackagesFolder" value="{folder.PathOf("packages")}" /></config>
        </configuration>
        """;

    private static void Project(UserFolder folder, string name, string items, string properties = "", string waiver = "")
    {
        folder.Write($"{name}/policy.yaml", Policy);
        folder.WriteProduct($"{name}/", waiver);
        folder.WriteProject($"{name}/{name}.csproj", properties, items);
        folder.Write($"{name}/{name}.cs", "public class Empty { }");
    }

    private static string Waiver(string component, string? advisory) => $"""
        waivers:
          - id: W-1
            component: {component}
            {(advisory is null ? "" : $"advisory: {advisory}")}
            reason: The part with the mistake is not called.
            owner: owner@contoso.example
            approvedBy: appsec@contoso.example
            approvedOn: 2026-11-01
            expires: 2027-02-01
        """;
}
