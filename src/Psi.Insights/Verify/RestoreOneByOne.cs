using System.Xml.Linq;

namespace Psi.Insights.Verify;

/// <summary>
/// Restores each project by itself. Together none is restored when one of them can't be evaluated, for a workload that is not installed,
/// say. Slower, because the projects that several refer to are looked at again, and so only done then.
/// </summary>
internal static class RestoreOneByOne
{
    // As MSBuild's own restore sets them.
    private const string RestoreProperties = "ExcludeRestorePackageImports=true;MSBuildRestoreSessionId=psi-verify";

    /// <summary>Writes the project file that does it.</summary>
    /// <param name="projects">Full paths.</param>
    public static string Of(IEnumerable<string> projects) => new XElement(
        "Project",
        new XElement("Target", new XAttribute("Name", "Restore"), projects.Select(Restore))).ToString();

    // One after the other: two that restore a third one would write the same files.
    private static XElement Restore(string project) => new(
        "MSBuild",
        new XAttribute("Projects", Escaped(project)),
        new XAttribute("Targets", "Restore"),
        new XAttribute("Properties", RestoreProperties),
        // A project whose SDK is missing has no such target; the build that follows says what is missing.
        new XAttribute("SkipNonexistentTargets", "true"),
        new XAttribute("ContinueOnError", "true"));

    // What MSBuild gives a meaning of its own; a path may hold it.
    private static string Escaped(string path) =>
        string.Concat(path.Select(character => "%$@();*?'".Contains(character) ? $"%{(int)character:x2}" : $"{character}"));
}
