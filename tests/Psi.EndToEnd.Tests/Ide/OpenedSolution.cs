using Psi.EndToEnd.Tests.Harness;

namespace Psi.EndToEnd.Tests.Ide;

/// <summary>
/// Two projects of a user that have never been built, as an editor opens them. Made once for all tests that only type: each opens a host of
/// its own, and what is typed there is never saved.
/// </summary>
public sealed class OpenedSolution : IAsyncLifetime
{
    private UserFolder? _folder;
    private DesignTimeBuild[] _projects = [];

    /// <summary>The first project's first document.</summary>
    public const string Program = "Program.cs";

    /// <summary>The first project's second document.</summary>
    public const string Second = "Second.cs";

    /// <summary>The second project's document.</summary>
    public const string Library = "Library.cs";

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _folder = await UserFolder.CreateAsync();
        _folder.Write(".editorconfig", "root = true\n");
        foreach (var (project, type) in new[] { ("App", "Exe"), ("Library", "Library") })
        {
            // The language of the hosted compiler, which does not know the SDK's default.
            _folder.Write($"{project}/{project}.csproj", $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <OutputType>{type}</OutputType>
                    <LangVersion>13.0</LangVersion>
                    <ImplicitUsings>enable</ImplicitUsings>
                    <Nullable>enable</Nullable>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="Psi.Analyzers" Version="0.1.0" PrivateAssets="all" />
                  </ItemGroup>
                </Project>
                """);
        }

        _folder.Write("App/Program.cs", "");
        _folder.Write("App/Second.cs", "");
        _folder.Write("Library/Library.cs", "");
        foreach (var project in new[] { "App/App.csproj", "Library/Library.csproj" })
        {
            (await Command.DotNetAsync(_folder.Root, "restore", project, "-nologo")).ShouldExit(0);
        }

        _projects = [
            await DesignTimeBuild.OfAsync(_folder, "App/App.csproj"),
            await DesignTimeBuild.OfAsync(_folder, "Library/Library.csproj"),
        ];
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        _folder?.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>A new editor with both projects open.</summary>
    internal EditorHost Open() => EditorHost.Open(_projects);

    /// <summary>A new editor with both projects open and a text in the first project's first document.</summary>
    internal EditorHost Open(string program)
    {
        var host = Open();
        host.Write(Program, program);
        return host;
    }
}
