using Psi.EndToEnd.Tests.Harness;

namespace Psi.EndToEnd.Tests.BuildKinds;

/// <summary>A library with a weak hash, an application and a test project that use it, restored once for all commands.</summary>
public sealed class AppWithLibrary : IAsyncLifetime
{
    private UserFolder? _folder;

    /// <summary>The folder, with what a restore leaves in it and nothing that a build does.</summary>
    internal UserFolder Unbuilt()
    {
        var folder = _folder ?? throw new InvalidOperationException("used too early");
        string[] outputs = [
            "artifacts",
            .. folder.Projects()
                .Select(project => Path.GetDirectoryName(project)!)
                .SelectMany(at => new[] { $"{at}/bin", $"{at}/obj/Debug", $"{at}/obj/Release" }),
        ];
        foreach (var output in outputs.Select(folder.PathOf).Where(Directory.Exists))
        {
            Directory.Delete(output, recursive: true);
        }

        return folder;
    }

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _folder = await UserFolder.CreateAsync();
        _folder.WritePolicy();
        _folder.WriteProject("Lib/Lib.csproj");
        _folder.Write("Lib/Lib.cs", UserFolderProjects.WeakHash("Lib"));
        _folder.WriteProject("App/App.csproj", "<OutputType>Exe</OutputType>", """<ProjectReference Include="../Lib/Lib.csproj" />""");
        _folder.Write("App/Program.cs", "System.Console.WriteLine(Lib.Of(new byte[1]).Length);");
        _folder.WriteProject(
            "Tests/Tests.csproj",
            "<IsTestProject>true</IsTestProject><IsPackable>false</IsPackable>",
            $"""<ProjectReference Include="../Lib/Lib.csproj" />{UserFolderProjects.TestPackages}""");
        _folder.Write(
            "Tests/Tests.cs",
            "public class Tests { [Xunit.Fact] public void Works() => Xunit.Assert.Equal(16, Lib.Of(new byte[1]).Length); }");
        _folder.WriteSolution("All.slnx");
        _folder.Write("Some.slnf", """{ "solution": { "path": "All.slnx", "projects": [ "App/App.csproj", "Lib/Lib.csproj" ] } }""");
        (await Command.DotNetAsync(_folder.Root, "restore", "All.slnx")).ShouldExit(0);
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        _folder?.Dispose();
        return Task.CompletedTask;
    }
}
