using Psi.Verify.Compiling;
using Psi.Verify.Logs;

namespace Psi.Verify.Projects;

/// <summary>One project in one framework, runtime and configuration, with the compiler calls that made its assemblies.</summary>
/// <param name="Project">The project.</param>
/// <param name="Calls">Its calls with their command lines, in the order of the log.</param>
/// <param name="Error">The first error that the log has for it; null without one.</param>
internal sealed record ProjectBuild(
    LoggedProject Project, IReadOnlyList<(CompilerCall Call, CommandLine Command)> Calls, string? Error)
{
    /// <summary>The assemblies that it was compiled against, without those that projects of the log make; full paths.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>The analyzers and generators of its compiles, without those that projects of the log make; full paths.</summary>
    public IReadOnlyList<string> Analyzers { get; init; } = [];

    /// <summary>The assemblies in its output that have the bytes of a package's; of each all files that it may be a copy of.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Copies { get; init; } = [];
}

/// <summary>Finds what a log says was built.</summary>
internal static class LoggedBuilds
{
    /// <summary>Every build of a project below the root. What only handed a build on to others, per framework, does not count.</summary>
    public static IReadOnlyList<ProjectBuild> Of(BuildLog log, string root)
    {
        var below = Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar;
        var calls = log.Calls.Select(call => (Call: call, Command: CommandLine.Of(call))).ToLookup(call => call.Call.Project);
        var outputs = OutputsOf(log, calls.SelectMany(project => project));
        return
        [
            .. from project in log.Projects
               let file = ProjectSettings.FileOf(project)
               // Who calls the compiler compiles, whatever the target is called.
               where file.StartsWith(below, StringComparison.Ordinal) && (project.HasReachedCompile || calls.Contains(project))
               group project by (File: file, Variant: VariantOf(project)) into same
               orderby same.Key.File, same.Key.Variant
               let own = same.SelectMany(project => calls[project]).ToList()
               select new ProjectBuild(
                   same.First(), own, log.Errors.FirstOrDefault(error => error.Project == same.First().File && !error.IsOfGate)?.Text)
               {
                   Analyzers = [.. own.SelectMany(call => call.Command.Analyzers).Where(path => !outputs.Contains(path)).Distinct()],
                   References = [.. own.SelectMany(call => call.Command.References).Where(path => !outputs.Contains(path)).Distinct()],
               },
        ];
    }

    private static HashSet<string> OutputsOf(BuildLog log, IEnumerable<(CompilerCall Call, CommandLine Command)> calls)
    {
        var outputs = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (_, command) in calls)
        {
            outputs.Add(command.Assembly);
            if (command.Arguments.OutputRefFilePath is { } reference)
            {
                outputs.Add(reference);
            }
        }

        // Projects of other languages have no call here, and some refer to what lies in the output.
        outputs.UnionWith(log.Projects.Select(project => project.PathOf("TargetPath")).OfType<string>());
        outputs.UnionWith(log.Projects.Select(project => project.PathOf("TargetRefPath")).OfType<string>());
        return outputs;
    }

    private static string VariantOf(LoggedProject project) => string.Join(
        '|', project["TargetFramework"], project["RuntimeIdentifier"], project["Configuration"], project["OutputPath"]);
}
