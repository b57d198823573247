using Psi.EndToEnd.Tests.Harness;

namespace Psi.EndToEnd.Tests.Isolation;

/// <summary>Builds whose projects are built on threads of one process (<c>-mt</c>).</summary>
public sealed class MultithreadedBuildTests
{
    private static readonly string[] Projects = ["One", "Two", "Three", "Four"];

    [Fact]
    public async Task Psis_tasks_run_in_the_build_process_with_the_same_diagnostics_and_fragments()
    {
        using var folder = await SolutionAsync(hasPolicy: true);
        var onePerProcess = (await BuildAgainAsync(folder, "-m:1")).ShouldExit(1);
        var fragments = FragmentTexts(folder);

        var multithreaded = (await BuildAgainAsync(folder, "-mt", "-m:4", "-flp:v=diagnostic;logfile=build.log")).ShouldExit(1);

        Assert.Equal(Projects.Length, fragments.Count);
        Assert.Equal(Messages(onePerProcess), Messages(multithreaded));
        Assert.Equal(fragments, FragmentTexts(folder));
        // Each project's own policy is at the same relative path: a task that asked for the current directory would read another's.
        Assert.All(
            Projects,
            project =>
                Assert.Contains(
                    $"\"organisation\": \"Contoso {project}\"",
                    FragmentTexts(folder).Single(fragment => fragment.Key.StartsWith(project + ".", StringComparison.Ordinal)).Value,
                    StringComparison.Ordinal));
        var log = File.ReadLines(folder.PathOf("build.log")).ToList();
        Assert.Contains(log, line => line.Contains("Task \"PsiPrepareCompile\"", StringComparison.Ordinal));
        Assert.Contains(log, line => line.Contains("Task \"PsiGate\"", StringComparison.Ordinal));
        // The compiler's task is not marked, so this is how the log says that a task went to another process.
        Assert.Contains(log, line => line.Contains("Launching task \"Csc\"", StringComparison.Ordinal));
        Assert.DoesNotContain(log, line => line.Contains("Launching task \"Psi", StringComparison.Ordinal));
    }

    [Fact]
    public async Task That_no_policy_is_given_is_said_once()
    {
        using var folder = await SolutionAsync(hasPolicy: false);

        var build = (await BuildAgainAsync(folder, "-mt", "-m:4")).ShouldExit(0);

        build.Single("PSI0003");
    }

    private static async Task<UserFolder> SolutionAsync(bool hasPolicy)
    {
        var folder = await UserFolder.CreateAsync();
        folder.Write(
            "All.slnx",
            $"<Solution>{string.Concat(Projects.Select(project => $"<Project Path=\"{project}/{project}.csproj\" />"))}</Solution>");
        foreach (var project in Projects)
        {
            folder.Write($"{project}/{project}.csproj", $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="Psi.Analyzers" Version="0.1.0" PrivateAssets="all" />
                    {(hasPolicy ? """<PsiPolicy Include="policy.yaml" />""" : "")}
                  </ItemGroup>
                </Project>
                """);
            folder.Write(
                $"{project}/Class.cs",
                $$"""
                using System.Security.Cryptography;
                public static class {{project}} { public static byte[] Of(byte[] data) => MD5.HashData(data); }
                """);
            folder.Write($"{project}/policy.yaml", $"psi: policy/v1\norganisation: Contoso {project}\nversion: \"1\"\n");
        }

        (await Command.DotNetAsync(folder.Root, "restore", "-nologo")).ShouldExit(0);
        return folder;
    }

    // From a folder that no project is in.
    private static Task<CommandResult> BuildAgainAsync(UserFolder folder, params string[] arguments) =>
        folder.BuildAsync(["All.slnx", "--no-restore", "--no-incremental", .. arguments]);

    private static IEnumerable<string> Messages(CommandResult build) =>
        build.PsiDiagnostics.Select(message => message.ToString()).Distinct().Order(StringComparer.Ordinal);

    private static SortedDictionary<string, string> FragmentTexts(UserFolder folder) =>
        new(Directory.GetFiles(folder.Root, "*.psi.json", SearchOption.AllDirectories)
            .Where(file => file.Contains("artifacts", StringComparison.Ordinal))
            .ToDictionary(file => Path.GetFileName(file), File.ReadAllText), StringComparer.Ordinal);
}
