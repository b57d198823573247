namespace Psi.Manifest;

/// <summary>What a fragment or manifest must hold to beyond the types of its members.</summary>
internal static class ManifestValidation
{
    /// <summary>The first mistake with its JSON path; null when there is none.</summary>
    public static string? FirstMistake(Fragment fragment) =>
        MistakeIn(fragment.Project, "$.project")
        ?? MistakeIn(fragment.Product)
        ?? MistakeIn(fragment.Requirements)
        ?? ForeignProject(fragment);

    /// <inheritdoc cref="FirstMistake(Fragment)"/>
    public static string? FirstMistake(SecurityManifest manifest) =>
        First(manifest.Projects, (project, index) => MistakeIn(project, $"$.projects[{index}]"))
        ?? MistakeIn(manifest.Product)
        ?? MistakeIn(manifest.Requirements);

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
        First(requirements, (requirement, r) => First(
            requirement.Projects, (verdict, v) => verdict.Findings < 0 ? $"$.requirements[{r}].projects[{v}].findings counts less than none" : null));

    // A build that could speak of another project could vouch for it.
    private static string? ForeignProject(Fragment fragment)
    {
        return First(fragment.Overrides, (one, i) => Foreign(one.Project, $"$.overrides[{i}]"))
            ?? First(fragment.Components, (one, i) => First(one.Uses, (use, u) => Foreign(use.Project, $"$.components[{i}].uses[{u}]")))
            ?? First(fragment.Requirements, (one, i) => First(one.Projects, (verdict, v) => Foreign(verdict.Project, $"$.requirements[{i}].projects[{v}]")))
            ?? First(fragment.Findings, (one, i) => Foreign(one.Project, $"$.findings[{i}]"))
            ?? First(fragment.Evidence, (one, i) => Foreign(one.Project, $"$.evidence[{i}]"));

        string? Foreign(string project, string at) =>
            project == fragment.Project.Path ? null : $"{at}.project is '{project}'; a fragment speaks of its own project '{fragment.Project.Path}' only";
    }

    private static bool IsBelowRoot(string path) =>
        path.Split('/').All(part => part is not ("" or "." or "..") && part.IndexOfAny(['\\', ':', '\0']) < 0);

    private static string? First<T>(IReadOnlyList<T> all, Func<T, int, string?> mistake)
    {
        for (var i = 0; i < all.Count; i++)
        {
            if (mistake(all[i], i) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
