using System.Xml.Linq;

namespace Psi.Insights.Check;

/// <summary>The MSBuild project that checks all projects of a repository in parallel.</summary>
internal static class CheckTraversal
{
    /// <summary>Its text.</summary>
    /// <param name="projects">Full paths.</param>
    /// <param name="properties">Global properties of every project, in addition to those of the command line.</param>
    public static string Of(IEnumerable<string> projects, IReadOnlyList<KeyValuePair<string, string>> properties) => new XElement(
        "Project",
        new XElement("ItemGroup", projects.Select(project => new XElement("PsiCheckProject", new XAttribute("Include", Escape(project))))),
        new XElement(
            "Target",
            new XAttribute("Name", "Check"),
            new XElement(
                "MSBuild",
                new XAttribute("Projects", "@(PsiCheckProject)"),
                new XAttribute("Targets", "PsiCheck"),
                new XAttribute("BuildInParallel", "true"),
                new XAttribute("SkipNonexistentTargets", "true"),
                new XAttribute("ContinueOnError", "true"),
                new XAttribute(
                    "Properties",
                    string.Join(";", properties.Select(property => $"{property.Key}={Escape(property.Value)}")))))).ToString();

    /// <summary>The text of the file that each project imports, with the policies of the command line.</summary>
    /// <param name="policies">Full paths, in layer order.</param>
    public static string PoliciesOf(IEnumerable<string> policies) => new XElement(
        "Project",
        new XElement("ItemGroup", policies.Select(policy => new XElement("PsiPolicy", new XAttribute("Include", Escape(policy))))))
        .ToString();

    /// <summary>The text with MSBuild's own escapes: a path may contain characters of a list, a wildcard or a property.</summary>
    public static string Escape(string text) =>
        string.Concat(text.Select(character => "%*?@$();'".Contains(character) ? $"%{(int)character:X2}" : character.ToString()));
}
