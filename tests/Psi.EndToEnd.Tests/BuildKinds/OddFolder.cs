using Psi.EndToEnd.Tests.Harness;

namespace Psi.EndToEnd.Tests.BuildKinds;

/// <summary>
/// A repository in a folder whose name has every character that a plain <c>dotnet build</c> bears, and that means something to MSBuild, the
/// compiler or a URI. What the SDK itself does not bear: <c>@(</c>, wildcards, and <c>%</c> before two hexadecimal digits.
/// </summary>
public sealed class OddFolder : IAsyncLifetime
{
    private const string Name = "a,b;c 'd'(e)$(f)ä#日&=+[g]{h}!~`^%z@i";

    private UserFolder? _folder;

    /// <summary>The repository.</summary>
    internal UserFolder Folder => _folder!;

    /// <summary>The build of all projects.</summary>
    internal CommandResult Build { get; private set; } = null!;

    /// <summary>The same, with an error in one of them.</summary>
    internal CommandResult FailedBuild { get; private set; } = null!;

    /// <summary>A check by two policies of the command line.</summary>
    internal CommandResult Check { get; private set; } = null!;

    internal static string PathOf(string relative) => $"{Name}/{relative}";

    public async Task InitializeAsync()
    {
        _folder = await UserFolder.CreateAsync();
        Directory.CreateDirectory(_folder.PathOf("temporary"));
        _folder.WritePolicy($"{Name}/");
        _folder.Write(PathOf(".editorconfig"), "root = true\n[*.cs]\nindent_size = 4\n");
        Write("Below", "<ErrorLog>l,o;gs/own.sarif,version=2.1</ErrorLog>", UserFolderProjects.ProhibitedPackage);
        // No way to the intermediate folder is free of commas, neither the absolute nor the relative one.
        Write("Elsewhere", "<BaseIntermediateOutputPath>o,bj/</BaseIntermediateOutputPath>", items: "");
        _folder.WriteSolution(PathOf("All.slnx"), below: Name);
        Build = await RunAsync("build", "All.slnx", "-nologo", "-tl:off", "-clp:NoSummary");
        _folder.Write(PathOf("Elsewhere/Broken.cs"), "this does not compile");
        FailedBuild = await RunAsync("build", "Elsewhere", "-nologo", "-tl:off", "-clp:NoSummary", "--no-restore");
        WriteUnbuilt();
        Check = await Command.RunAsync(
            _folder.PathOf(Name), (await PackedPsi.Shared).Tool, ["check", "--policy", "moq.yaml", "--policy", "autofac.yaml"]);
    }

    public Task DisposeAsync()
    {
        _folder?.Dispose();
        return Task.CompletedTask;
    }

    private void Write(string project, string properties, string items)
    {
        Folder.WriteProject(PathOf($"{project}/{project}.csproj"), properties, items);
        Folder.Write(PathOf($"{project}/{project}.cs"), UserFolderProjects.WeakHash(project));
    }

    private void WriteUnbuilt()
    {
        foreach (var id in (string[])["Moq", "Autofac"])
        {
            Folder.Write(PathOf($"{id.ToLowerInvariant()}.yaml"), $"""
                psi: policy/v1
                organisation: Contoso
                version: "1"
                components:
                  - purl: pkg:nuget/{id}
                    status: prohibited
                    reason: Tests prohibit it.
                """);
        }

        Folder.Write(
            PathOf("Unbuilt/Unbuilt.csproj"), """<Project><Import Project="$(MSBuildToolsPath)/Microsoft.CSharp.targets" /></Project>""");
        Folder.Write(PathOf("Unbuilt/packages.config"), """
            <packages>
              <package id="Moq" version="4.20.0" />
              <package id="Autofac" version="8.0.0" />
            </packages>
            """);
    }

    private Task<CommandResult> RunAsync(params IReadOnlyList<string> arguments)
    {
        var temporary = Folder.PathOf("temporary");
        return Command.RunAsync(
            Folder.PathOf(Name),
            "dotnet",
            arguments,
            new Dictionary<string, string?> { ["TMPDIR"] = temporary, ["TEMP"] = temporary, ["TMP"] = temporary });
    }
}
