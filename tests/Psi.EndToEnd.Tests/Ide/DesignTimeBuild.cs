using System.Text.Json;
using Psi.EndToEnd.Tests.Harness;

namespace Psi.EndToEnd.Tests.Ide;

/// <summary>What an editor learns from a project without compiling it.</summary>
/// <param name="ProjectFile">The project's absolute path.</param>
/// <param name="Arguments">The compiler's command line.</param>
internal sealed record DesignTimeBuild(string ProjectFile, IReadOnlyList<string> Arguments)
{
    /// <summary>Makes the build that editors make when they open a project; the project has to be restored.</summary>
    public static async Task<DesignTimeBuild> OfAsync(UserFolder folder, string project, params IReadOnlyList<string> properties)
    {
        var build = await Command.DotNetAsync(
            folder.Root,
            [
                "msbuild", project, "-nologo", "-t:Compile", "-p:DesignTimeBuild=true", "-p:BuildingInsideVisualStudio=true",
                "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-getItem:CscCommandLineArgs", .. properties,
            ]);
        using var items = JsonDocument.Parse(build.ShouldExit(0).Output);
        var arguments = items.RootElement.GetProperty("Items")
            .GetProperty("CscCommandLineArgs")
            .EnumerateArray()
            .Select(item => item.GetProperty("Identity").GetString()!);
        return new(folder.PathOf(project), [.. arguments]);
    }
}
