using Psi.Policy;

namespace Psi.Build;

/// <summary>Projects that the product file excludes though the product is built from them.</summary>
internal static class ExcludedReferences
{
    /// <summary>
    /// An error for each exclusion that names a project which this project refers to. Direct references suffice: on every way from an
    /// assessed project to an excluded one, one reference leads from the one kind to the other.
    /// </summary>
    public static IEnumerable<Problem> Find(ProductFile? product, BuildSettings settings, ShownPaths paths)
    {
        var project = paths.Show(settings.ProjectFile);
        if (product is null || product.Exclusions.Count == 0 || Exclusion.Of(product.Exclusions, project) is not null)
        {
            return [];
        }

        return settings.ProjectReferences
            .Select(paths.Show)
            .Select(reference => (Reference: reference, Exclusion: Exclusion.Of(product.Exclusions, reference)))
            .Where(found => found.Exclusion is not null)
            .Distinct()
            .OrderBy(found => found.Reference, StringComparer.Ordinal)
            .Select(found => new Problem(
                ProblemIds.ProductInvalid,
                Severity.Error,
                found.Exclusion!.Location,
                $"{found.Reference} is excluded, but {project} refers to it, so it is part of the product and what it brings in would be "
                + $"decided nowhere else. Remove the exclusion; where {project} is no part of the product either, exclude it too."));
    }
}
