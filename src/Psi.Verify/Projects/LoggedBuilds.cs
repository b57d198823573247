using Psi.Verify.Logs;

namespace Psi.Verify.Projects;

/// <summary>One project in one framework, runtime and configuration, with the compiler calls that made its assemblies.</summary>
/// <param name="Project">The project.</param>
/// <param name="Calls">Its calls, in the order of the log.</param>
/// <param name="Error">The first error that the log has for it; null without one.</param>
internal sealed record ProjectBuild(LoggedProject Project, IReadOnlyList<CompilerCall> Calls, string? Error);

/// <summary>Finds what a log says was built.</summary>
internal static class LoggedBuilds
{
    /// <summary>Every build of a project below the root. What only handed a build on to others, per framework, does not count.</summary>
    public static IReadOnlyList<ProjectBuild> Of(BuildLog log, string root)
    {
        var below = Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar;
        return
        [
            .. from project in log.Projects
               let file = ProjectSettings.FileOf(project)
               where file.StartsWith(below, StringComparison.Ordinal) && project.HasReachedCompile
               group project by (File: file, Variant: VariantOf(project)) into same
               orderby same.Key.File, same.Key.Variant
               select new ProjectBuild(
                   same.First(),
                   [.. log.Calls.Where(call => same.Contains(call.Project))],
                   log.Errors.FirstOrDefault(error => error.Project == same.First().File)?.Text),
        ];
    }

    private static string VariantOf(LoggedProject project) => string.Join(
        '|', project["TargetFramework"], project["RuntimeIdentifier"], project["Configuration"], project["OutputPath"]);
}
