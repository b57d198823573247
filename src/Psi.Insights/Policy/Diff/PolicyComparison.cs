using Psi.Insights.Manifests;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Policy.Diff;

/// <summary>Everything <c>psi policy diff</c> has to say.</summary>
/// <param name="Old">The policy that is replaced.</param>
/// <param name="New">The policy that replaces it.</param>
/// <param name="On">The date.</param>
/// <param name="Diff">What the policies say differently.</param>
/// <param name="Repositories">What that does to each repository, the worst first; null when no manifests were asked for.</param>
/// <param name="Refused">Manifests that can't be read, sorted by path.</param>
internal sealed record PolicyComparison(
    EffectivePolicy Old,
    EffectivePolicy New,
    CalendarDate On,
    PolicyDiff Diff,
    IReadOnlyList<RepositoryComparison>? Repositories,
    IReadOnlyList<RefusedInput> Refused)
{
    /// <summary>Compares, reading the manifests one at a time.</summary>
    /// <param name="manifests">A folder, or null.</param>
    public static PolicyComparison Of(EffectivePolicy old, EffectivePolicy @new, CalendarDate on, string? manifests)
    {
        var diff = PolicyDiff.Of(old, @new, on);
        if (manifests is null)
        {
            return new PolicyComparison(old, @new, on, diff, null, []);
        }

        var search = ManifestSearch.In([manifests]);
        List<RefusedInput> refused = [.. search.Refused];
        var repositories = new List<RepositoryComparison>();
        foreach (var path in search.Files)
        {
            try
            {
                repositories.Add(RepositoryComparison.Of(path, ManifestFile.Read(path).Manifest, old, @new, on));
            }
            catch (Exception exception) when (exception is ManifestFormatException or IOException or UnauthorizedAccessException)
            {
                refused.Add(new RefusedInput(path, exception.Message));
            }
        }

        return new PolicyComparison(
            old, @new, on, diff,
            [
                .. repositories.OrderBy(repository => repository.Effect)
                    .ThenBy(repository => repository.Repository, StringComparer.Ordinal)
                    .ThenBy(repository => repository.Path, StringComparer.Ordinal),
            ],
            [.. refused.OrderBy(input => input.Path, StringComparer.Ordinal)]);
    }

    /// <summary>What of the difference can't be seen in manifests at all.</summary>
    public IEnumerable<string> NotInManifests => Diff.Changes
        .Where(change => change is { Part: ChangedPart.Setting, Subject: "unpinned" or "vulnerabilities.unaudited" })
        .Select(change => $"whom the change of '{change.Subject}' reaches is not known: manifests do not hold what it is about");
}
