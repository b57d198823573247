using static Psi.Manifest.Mistakes;

namespace Psi.Manifest;

/// <summary>Checks what the types of a fragment's or manifest's members do not express.</summary>
internal static class ManifestValidation
{
    /// <summary>The first mistake with its JSON path; null without one.</summary>
    public static string? FirstMistake(Fragment fragment) =>
        MistakeIn(fragment.Project, "$.project")
        ?? MistakeIn(fragment.Product)
        ?? MistakeIn(fragment.Requirements)
        ?? ForeignProject(fragment)
        ?? ManifestNames.FirstMistake(fragment);

    /// <inheritdoc cref="FirstMistake(Fragment)"/>
    public static string? FirstMistake(SecurityManifest manifest) =>
        First(manifest.Projects, (project, index) => MistakeIn(project, $"$.projects[{index}]"))
        ?? MistakeIn(manifest.Product)
        ?? MistakeIn(manifest.Requirements)
        ?? First(manifest.LeftOut, MistakeIn)
        ?? ManifestNames.FirstMistake(manifest);

    private static string? MistakeIn(ManifestLeftOut leftOut, int index) =>
        !IsBelowRoot(leftOut.Path)
            ? $"$.leftOut[{index}].path is '{leftOut.Path}'; expected a path below the repository root, with '/' between its parts"
            : string.IsNullOrWhiteSpace(leftOut.Reason) ? $"$.leftOut[{index}] is left out without a reason" : null;

    private static string? MistakeIn(ManifestProject project, string at)
    {
        if (!IsBelowRoot(project.Path))
        {
            return $"{at}.path is '{project.Path}'; expected a path below the repository root, with '/' between its parts";
        }

        return project.Errors < 0 || project.Warnings < 0 ? $"{at} counts less than no errors or warnings" : null;
    }

    private static string? MistakeIn(ManifestProduct? product) => product switch
    {
        null => null,
        { Level: < 1 or > 3 } => $"$.product.level is {product.Level}; expected 1, 2 or 3",
        { DerivedLevel: < 1 or > 3 } => $"$.product.derivedLevel is {product.DerivedLevel}; expected 1, 2 or 3",
        _ => null,
    };

    private static string? MistakeIn(IReadOnlyList<ManifestRequirement> requirements) =>
        First(requirements, (requirement, index) => First(
            requirement.Projects,
            (verdict, verdictIndex) => verdict.Findings < 0
                ? $"$.requirements[{index}].projects[{verdictIndex}].findings counts less than none"
                : null));

    // Otherwise the build of one project could vouch for another.
    private static string? ForeignProject(Fragment fragment)
    {
        return First(fragment.Overrides, (setting, index) => Foreign(setting.Project, $"$.overrides[{index}]"))
            ?? First(fragment.Components, (component, index) =>
                First(component.Uses, (use, useIndex) => Foreign(use.Project, $"$.components[{index}].uses[{useIndex}]")))
            ?? First(fragment.Requirements, (requirement, index) => First(
                requirement.Projects,
                (verdict, verdictIndex) => Foreign(verdict.Project, $"$.requirements[{index}].projects[{verdictIndex}]")))
            ?? First(fragment.Findings, (finding, index) => Foreign(finding.Project, $"$.findings[{index}]"))
            ?? First(fragment.Evidence, (finding, index) => Foreign(finding.Project, $"$.evidence[{index}]"));

        string? Foreign(string project, string at) => project == fragment.Project.Path
            ? null
            : $"{at}.project is '{project}'; a fragment speaks of its own project '{fragment.Project.Path}' only";
    }

    private static bool IsBelowRoot(string path) =>
        path.Split('/').All(part => part is not ("" or "." or "..") && part.IndexOfAny(['\\', ':', '\0']) < 0);
}
