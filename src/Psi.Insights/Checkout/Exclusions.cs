using Psi.Insights.CommandLine;
using Psi.Policy;

namespace Psi.Insights.Checkout;

/// <summary>What the product file at a repository's root excludes.</summary>
internal static class Exclusions
{
    /// <summary>
    /// In the order of the file. Null when there is no file there, or no valid one: where <c>PsiProductFile</c> names another, or the file
    /// has mistakes, the builds know.
    /// </summary>
    /// <param name="root">A full path.</param>
    public static IReadOnlyList<Exclusion>? Read(string root) =>
        Inventory.FileContent.TryReadIn(
            root, Path.Combine(root, RepositoryRoot.ProductFileName), PolicySources.MaximumSize, out var content, out _)
        && ProductFileReader.Read(RepositoryRoot.ProductFileName, Utf8Text.Decode(content)) is { IsValid: true } read
            ? read.Value!.Exclusions
            : null;

    /// <summary>A warning for each that names no project. Only the whole repository shows it: each build sees one project.</summary>
    /// <param name="exclusions">What is excluded.</param>
    /// <param name="projects">Every project, relative to the root with <c>/</c>.</param>
    public static IReadOnlyList<Problem> WithoutProject(IReadOnlyList<Exclusion>? exclusions, IReadOnlyList<string> projects) =>
    [
        .. (exclusions ?? [])
            .Where(exclusion => !projects.Any(exclusion.Path.Matches))
            .Select(exclusion => new Problem(
                ProblemIds.ProductInvalid,
                Severity.Warning,
                exclusion.Location,
                $"'{exclusion.Path}' excludes no project of the repository, and will exclude one day what nobody thought of. "
                + "Remove the entry, or correct its path: a project file relative to the folder of this file.")),
    ];
}
