using Psi.EndToEnd.Tests.Harness;

namespace Psi.EndToEnd.Tests.Silencing;

/// <summary>
/// One solution with a project for every way to silence a rule, and each once more under a waiver; built once for all tests.
/// </summary>
public sealed class SilencedProjects : IAsyncLifetime
{
    private UserFolder? _folder;
    private CommandResult? _build;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _folder = await UserFolder.CreateAsync();
        _folder.Write("policy.yaml", """
            psi: policy/v1
            organisation: Contoso
            version: "1"
            extends: none
            unlisted: { severity: none }
            waivers: { maxDays: 180, approvers: [appsec@contoso.example] }
            requirements:
              - id: MAR-CRYPTO-1
                title: No weak hashes
                rules: [PSI3101]
                severity: error
            """);
        var solution = new List<string> { "<Solution>" };
        foreach (var isWaived in new[] { false, true })
        {
            solution.Add($"  <Folder Name=\"/{Folder("", isWaived)}\">");
            foreach (var project in SilencedProject.All)
            {
                Write(_folder, project, isWaived);
                solution.Add($"    <Project Path=\"{Folder(project.Name, isWaived)}/{project.Name}.csproj\" />");
            }

            solution.Add("  </Folder>");
        }

        _folder.Write("All.slnx", string.Join('\n', [.. solution, "</Solution>"]));
        _build = await _folder.BuildAsync("-m", "-p:PsiToday=2026-11-21");
        // Projects fail; a build that ended early would show nothing.
        Assert.DoesNotContain(
            _build.Diagnostics, message => message.Severity == "error" && !message.Id.StartsWith("PSI", StringComparison.Ordinal));
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        _folder?.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>What Psi's gate reported about a project.</summary>
    internal IReadOnlyList<BuildMessage> Reported(string name, bool isWaived) =>
        [.. _build!.PsiDiagnostics.Where(message =>
            message.Id.StartsWith("PSI0", StringComparison.Ordinal)
            && message.File.Contains($"/{Folder(name, isWaived)}/", StringComparison.Ordinal))];

    /// <summary>A project's fragment.</summary>
    internal Manifest.Fragment Fragment(string name, bool isWaived)
    {
        var folder = _folder!.PathOf(Path.Combine(Folder(name, isWaived), "artifacts", "psi"));
        return Manifest.ManifestJson.ReadFragment(File.ReadAllBytes(Assert.Single(Directory.GetFiles(folder))));
    }

    private static string Folder(string name, bool isWaived) => isWaived ? $"waived/{name}" : $"open/{name}";

    private static void Write(UserFolder folder, SilencedProject project, bool isWaived)
    {
        var root = Folder(project.Name, isWaived);
        folder.Write($"{root}/{project.Name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <GenerateAssemblyInfo>false</GenerateAssemblyInfo>
                {project.Properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Psi.Analyzers" Version="0.1.0" {project.Reference} />
                <PsiPolicy Include="../../policy.yaml" />{project.Items}
              </ItemGroup>
              {project.Rest}
            </Project>
            """);
        folder.Write($"{root}/Program.cs", project.Program);
        folder.WriteProduct($"{root}/", isWaived ? Waiver : "");
        foreach (var (path, text) in project.Files)
        {
            folder.Write($"{root}/{path}", text);
        }
    }

    private const string Waiver = """
        waivers:
          - id: W-1
            rule: PSI3101
            reason: The hash only names a file.
            owner: owner@contoso.example
            approvedBy: appsec@contoso.example
            approvedOn: 2026-11-01
            expires: 2027-02-01
        """;
}
