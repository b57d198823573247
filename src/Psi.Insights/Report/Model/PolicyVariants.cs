using Psi.Policy;

namespace Psi.Insights.Report.Model;

/// <summary>One name and version of an organisation's policy file with more than one content.</summary>
/// <param name="Organisation">Whose policy it is.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Version">The version it states.</param>
/// <param name="Contents">The digests in ordinal order, with the repositories that were decided by each.</param>
internal sealed record PolicyVariants(
    string Organisation,
    string Name,
    string Version,
    IReadOnlyList<(string Sha256, IReadOnlyList<RepositorySummary> Repositories)> Contents)
{
    /// <summary>Those among the organisation's layers of all repositories.</summary>
    public static IReadOnlyList<PolicyVariants> In(IEnumerable<PolicyLayerEntry> layers, IEnumerable<RepositorySummary> repositories)
    {
        var byId = repositories.ToDictionary(repository => repository.Id);
        return
        [
            .. layers
                .Where(layer => layer.Layer == PolicyLayerKind.Organisation && byId.ContainsKey(layer.RepositoryId))
                .GroupBy(layer => (byId[layer.RepositoryId].Basis.PolicyOrganisation, layer.Name, layer.Version))
                .OrderBy(file => file.Key.PolicyOrganisation, StringComparer.Ordinal)
                .ThenBy(file => file.Key.Name, StringComparer.Ordinal)
                .ThenBy(file => file.Key.Version, StringComparer.Ordinal)
                .Select(file => new PolicyVariants(
                    file.Key.PolicyOrganisation,
                    file.Key.Name,
                    file.Key.Version,
                    [
                        .. file
                            .GroupBy(layer => layer.Sha256, StringComparer.Ordinal)
                            .OrderBy(content => content.Key, StringComparer.Ordinal)
                            .Select(content => (
                                content.Key,
                                (IReadOnlyList<RepositorySummary>)[.. content.Select(layer => byId[layer.RepositoryId]).Distinct()])),
                    ]))
                .Where(file => file.Contents.Count > 1),
        ];
    }
}
