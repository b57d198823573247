using Psi.Inventory;
using Psi.Policy;

namespace Psi.Build;

/// <summary>
/// Finds policy files that a package or a file of the repo adds to <c>PsiPolicy</c> and that are missing there, because something took
/// them out again. Otherwise a repository that takes out the policy of its organisation would be decided by the baseline, which only
/// reports.
/// </summary>
internal static class RemovedPolicies
{
    private const string Item = "PsiPolicy";

    /// <summary>The missing files, as policy sources to be applied nonetheless, and PSI0102 for each.</summary>
    public static IReadOnlyList<(PolicySource Source, Problem Problem)> Find(BuildSettings settings, ShownPaths paths)
    {
        var present = new HashSet<string>(settings.Policies.Select(policy => policy.Path), FileSystemPaths.Comparer);
        var project = new ProjectSettingFiles(settings, paths);
        var missing = OfPackages(settings, paths, project)
            .Where(source => !present.Contains(source.Path))
            .GroupBy(source => source.Path, FileSystemPaths.Comparer)
            .Select(group => group.First())
            .ToList();
        if (missing.Count == 0)
        {
            return [];
        }

        var removal = project.Elements.FirstOrDefault(element =>
            element.Is(Item) && (element.Attribute("Remove") + element.Attribute("Update")).Length > 0);
        var place = removal?.At ?? new FileLocation(paths.Show(settings.ProjectFile));
        return [.. missing.Select(source => (source, new Problem(
            ProblemIds.RuleSilenced, Severity.Error, place,
            $"The policy file {paths.Show(source.Path)}, which a package of the organisation brings, "
            + $"is taken out of PsiPolicy{(removal is null ? "" : " here")}. "
            + "It applies nonetheless. Remove what takes it out; for an exception, ask for a waiver.")))];
    }

    // One file of NuGet's names what is imported for the project. Of the packages' own files only what they add without a condition counts.
    private static IEnumerable<PolicySource> OfPackages(BuildSettings settings, ShownPaths paths, ProjectSettingFiles project)
    {
        foreach (var import in ImportsOf(settings, paths))
        {
            if (project.Expand(import.Attribute("Project"), settings.PackageImports) is not { Length: > 0 } file)
            {
                continue;
            }

            foreach (var item in Elements(file, paths).Where(element => element.Is(Item) && !element.IsConditional))
            {
                foreach (var include in item.Attribute("Include").Split([';'], StringSplitOptions.RemoveEmptyEntries))
                {
                    if (project.Expand(include.Trim(), file) is { Length: > 0 } policy
                        && FullPath(policy, settings) is { } path
                        && File.Exists(path))
                    {
                        yield return new PolicySource(path, item.Attribute("Layer"));
                    }
                }
            }
        }
    }

    /// <summary>
    /// The files of packages that NuGet imports for the project. It writes a group per target framework when there are several.
    /// </summary>
    internal static IEnumerable<XmlElementLocation> ImportsOf(BuildSettings settings, ShownPaths paths)
    {
        const string framework = "'$(TargetFramework)'";
        var condition = "";
        foreach (var element in Elements(settings.PackageImports, paths))
        {
            if (element.Is("ImportGroup"))
            {
                condition = element.Attribute("Condition");
            }

            if (element.Is("Import")
                && (!condition.Contains(framework) || condition.Contains($"{framework} == '{settings.TargetFramework}'")))
            {
                yield return element;
            }
        }
    }

    private static IReadOnlyList<XmlElementLocation> Elements(string file, ShownPaths paths) =>
        FileContent.TryRead(file, XmlElementLocations.MaximumLength, out var content, out _) && Mentions(content)
            ? XmlElementLocations.Read(content, paths.Show(file))
            : [];

    // Hardly any package has to do with policies: look before parsing.
    private static bool Mentions(byte[] content)
    {
        var text = content.AsSpan();
        return text.IndexOf("PsiPolicy"u8) >= 0 || text.IndexOf("<Import "u8) >= 0;
    }

    private static string? FullPath(string path, BuildSettings settings)
    {
        try
        {
            return Path.GetFullPath(Path.Combine(Path.GetDirectoryName(settings.ProjectFile)!, path));
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException or IOException)
        {
            return null;
        }
    }
}
