using Psi.EndToEnd.Tests.Harness;

namespace Psi.EndToEnd.Tests.FileBasedApps;

/// <summary>
/// A repository of file-based apps with Psi by central package management, as docs/file-based-apps.md shows it; one app is never built.
/// </summary>
public sealed class Apps : IAsyncLifetime
{
    private UserFolder? _folder;
    private CommandResult? _build;

    internal UserFolder Folder => _folder ?? throw new InvalidOperationException("built too late");

    internal CommandResult Build => _build ?? throw new InvalidOperationException("built too late");

    public async Task InitializeAsync()
    {
        _folder = await UserFolder.CreateAsync();
        _folder.WritePolicy();
        _folder.Write("Directory.Packages.props", """
            <Project>
              <PropertyGroup>
                <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>
              </PropertyGroup>
              <ItemGroup>
                <GlobalPackageReference Include="Psi.Analyzers" Version="0.1.0" />
                <PackageVersion Include="Newtonsoft.Json" Version="13.0.3" />
                <PsiPolicy Include="$(MSBuildThisFileDirectory)policy.yaml" />
              </ItemGroup>
            </Project>
            """);
        _folder.Write("tools/app.cs", """
            #!/usr/bin/env dotnet
            #:include hashes/*.cs
            #:property PublishAot=false
            Console.WriteLine(Hash.Of([1]).Length);
            """);
        _folder.Write("tools/hashes/Hash.cs", $"""
            #:package Newtonsoft.Json
            {UserFolderProjects.WeakHash("Hash")}
            """);
        _folder.Write("tools/run.cs", "#!/usr/bin/env dotnet\nConsole.WriteLine(\"first\");\n");
        _folder.Write("tools/never.cs", "#:package Newtonsoft.Json\nConsole.WriteLine();\n");
        _build = await _folder.BuildAsync("tools/app.cs");
    }

    public Task DisposeAsync()
    {
        _folder?.Dispose();
        return Task.CompletedTask;
    }
}
