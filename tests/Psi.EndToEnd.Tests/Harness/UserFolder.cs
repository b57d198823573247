using System.Text.Json;

namespace Psi.EndToEnd.Tests.Harness;

/// <summary>A fresh folder outside the checkout, in which a user builds with the packed packages. Deleted at the end.</summary>
internal sealed class UserFolder : IDisposable
{
    private UserFolder(string root) => Root = root;

    /// <summary>The folder.</summary>
    public string Root { get; }

    /// <summary>Makes an empty folder that restores from the packed Psi and the machine's own sources.</summary>
    public static async Task<UserFolder> CreateAsync()
    {
        var psi = await PackedPsi.Shared;
        // A fixed root would be shared with other users of the machine; the random part keeps parallel runs apart.
        var folder = new UserFolder(Directory.CreateTempSubdirectory("psi-user-").FullName);
        folder.Write("NuGet.config", $"""
            <configuration>
              <packageSources><add key="psi-packed" value="{psi.Feed}" /></packageSources>
              <config><add key="globalPackagesFolder" value="{psi.PackageFolder}" /></config>
            </configuration>
            """);
        return folder;
    }

    /// <summary>A copy of one of the sample repos, without what a build left in it.</summary>
    public static async Task<UserFolder> CopyOfSampleAsync(string name)
    {
        var folder = await CreateAsync();
        var sample = Path.Combine(SourceTree.Root, "samples", name);
        foreach (var file in Directory.EnumerateFiles(sample, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(sample, file);
            var parts = relative.Split(Path.DirectorySeparatorChar);
            if (parts.Any(part => part is "bin" or "obj" or "artifacts")
                || parts[^1].Equals("NuGet.config", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var copy = Path.Combine(folder.Root, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return folder;
    }

    /// <summary>A console project with the packed Psi and, unless told otherwise, nothing else.</summary>
    public static async Task<UserFolder> ConsoleProjectAsync(
        string program, string properties = "", string items = "", string targetFrameworks = "<TargetFramework>net10.0</TargetFramework>")
    {
        var folder = await CreateAsync();
        folder.Write("App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                {targetFrameworks}
                <OutputType>Exe</OutputType>
                <ImplicitUsings>enable</ImplicitUsings>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Psi.Analyzers" Version="0.1.0" PrivateAssets="all" />
                {items}
              </ItemGroup>
            </Project>
            """);
        folder.Write("Program.cs", program);
        return folder;
    }

    /// <summary>The absolute path of a file in the folder.</summary>
    public string PathOf(string relative) => Path.Combine(Root, relative);

    /// <summary>Writes a file.</summary>
    public void Write(string relative, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(relative))!);
        File.WriteAllText(PathOf(relative), text);
    }

    /// <summary>The 1-based number of the first line of a file that holds a text.</summary>
    public int LineOf(string relative, string text)
    {
        var line = Array.FindIndex(File.ReadAllLines(PathOf(relative)), candidate => candidate.Contains(text, StringComparison.Ordinal));
        Assert.True(line >= 0, $"'{text}' is not in {relative}");
        return line + 1;
    }

    /// <summary>Builds what the folder holds, with plain output.</summary>
    public Task<CommandResult> BuildAsync(params IReadOnlyList<string> arguments) =>
        Command.DotNetAsync(Root, ["build", "-nologo", "-tl:off", "-clp:NoSummary", .. arguments]);

    /// <summary>Runs targets of a project and gives what <c>-getProperty</c> and <c>-getItem</c> ask for.</summary>
    public async Task<JsonElement> MSBuildAsync(params IReadOnlyList<string> arguments) =>
        JsonDocument.Parse((await Command.DotNetAsync(Root, ["msbuild", "-nologo", .. arguments])).ShouldExit(0).Output).RootElement;

    /// <summary>Runs the packed <c>psi</c> in the folder.</summary>
    public async Task<CommandResult> PsiAsync(params IReadOnlyList<string> arguments) =>
        await Command.RunAsync(Root, (await PackedPsi.Shared).Tool, arguments);

    /// <summary>The fragments in the manifest folder, of each repository where the folder holds several.</summary>
    public IReadOnlyList<Manifest.Fragment> Fragments() =>
        [.. Directory.GetFiles(Root, "*.psi.json", SearchOption.AllDirectories)
            .Where(file => Path.GetDirectoryName(file)!.EndsWith(Path.Combine("artifacts", "psi"), StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(file => Manifest.ManifestJson.ReadFragment(File.ReadAllBytes(file)))];

    /// <summary>The only fragment, or the one of a project.</summary>
    public Manifest.Fragment Fragment(string? project = null) =>
        Assert.Single(Fragments(), fragment => project is null || Path.GetFileNameWithoutExtension(fragment.Project.Path) == project);

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(Root, recursive: true);
        }
        catch (IOException)
        {
            // The compiler server may hold a file a moment longer; the system empties its temporary folder.
        }
    }
}
