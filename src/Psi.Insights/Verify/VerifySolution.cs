using System.Xml.Linq;

namespace Psi.Insights.Verify;

/// <summary>The solution file that an own build builds: all projects at once, so that the SDK builds what it can in parallel.</summary>
internal static class VerifySolution
{
    /// <summary>Writes it.</summary>
    /// <param name="projects">Full paths.</param>
    /// <param name="configuration">The only configuration there is.</param>
    /// <returns>The text of an <c>.slnx</c> file.</returns>
    public static string Of(IEnumerable<string> projects, string configuration) => new XElement(
        "Solution",
        new XElement("Configurations", new XElement("BuildType", new XAttribute("Name", configuration))),
        projects
            .GroupBy(Path.GetFileNameWithoutExtension, StringComparer.OrdinalIgnoreCase)
            .SelectMany(namesakes => namesakes.Index())
            .GroupBy(project => project.Index, project => project.Item)
            .Select(Folder)).ToString();

    // A solution refuses two projects of one name in the same folder, and with them all the others.
    private static object Folder(IGrouping<int, string> projects)
    {
        var elements = projects.Select(project => new XElement("Project", new XAttribute("Path", project)));
        return projects.Key == 0 ? elements : new XElement("Folder", new XAttribute("Name", $"/{projects.Key}/"), elements);
    }
}
