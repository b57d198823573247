namespace Psi.Manifest;

/// <summary>
/// The policy, product and tool of a manifest, with which each fragment is compared, because some may be left from an earlier build.
/// </summary>
internal sealed class MergeReference
{
    private readonly string _productText;

    private MergeReference(ManifestPolicy policy, ManifestProduct? product, ManifestTool tool) =>
        (Policy, Product, Tool, _productText) = (policy, product, tool, TextOf(product));

    /// <summary>
    /// The policy of the fragments with the latest date; of several, the one that most fragments have, then the first by digest. Its
    /// enforcement is the weakest of all: it changes what a build does, not what is decided; overrides list the projects that only report.
    /// </summary>
    public ManifestPolicy Policy { get; }

    /// <summary>The product most fragments of that policy name, then the first in canonical order.</summary>
    public ManifestProduct? Product { get; }

    /// <summary>The tool that wrote most fragments of that policy and product, then the first by name and version.</summary>
    public ManifestTool Tool { get; }

    /// <param name="fragments">Distinct and in canonical order; at least one.</param>
    public static MergeReference Of(IReadOnlyList<Fragment> fragments)
    {
        var latest = fragments.Max(fragment => fragment.Policy.DecidedFor);
        var ofPolicy = fragments
            .Where(fragment => fragment.Policy.DecidedFor == latest)
            .GroupBy(fragment => fragment.Policy.Sha256, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .First();
        var ofProduct = ofPolicy
            .GroupBy(fragment => TextOf(fragment.Product), StringComparer.Ordinal)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .First();
        var tool = ofProduct
            .GroupBy(fragment => fragment.Tool)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key.Name, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Version, StringComparer.Ordinal)
            .First().Key;
        var policy = ofPolicy.First().Policy with { Enforcement = ofPolicy.Min(fragment => fragment.Policy.Enforcement) };
        return new MergeReference(policy, InKeyOrder(ofProduct.First().Product), tool);
    }

    /// <summary>Compares a fragment with the reference.</summary>
    public MergeInput Compare(Fragment fragment) =>
        DecidedOtherwise(fragment) is { } reason
            ? new MergeInput(fragment, SharesDecisionContext: false, reason)
            : new MergeInput(fragment, SharesDecisionContext: true, NotReached(fragment));

    private string? DecidedOtherwise(Fragment fragment)
    {
        var (sha256, decidedFor) = (fragment.Policy.Sha256, fragment.Policy.DecidedFor);
        if (sha256 != Policy.Sha256 || decidedFor != Policy.DecidedFor)
        {
            return "decided by another policy or for another date; build it again";
        }

        return TextOf(fragment.Product) == _productText ? null : "decided for another product; build it again";
    }

    private static string? NotReached(Fragment fragment) => fragment switch
    {
        { Project.State: ProjectState.Excluded } => "it was excluded when it was built, and is not any more; build it again",
        { Stage: FragmentStage.BeforeCompile } => fragment.Project.Reason ?? "the compile did not finish; fix the build and run it again",
        { Project.State: ProjectState.NotAssessed } => fragment.Project.Reason ?? "the build gave no reason",
        _ => null,
    };

    private static string TextOf(ManifestProduct? product) => ManifestJson.CanonicalText(InKeyOrder(product));

    // A JSON object read back has the order of its file.
    private static ManifestProduct? InKeyOrder(ManifestProduct? product)
    {
        if (product is null)
        {
            return null;
        }

        var operatingModel = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var statement in product.OperatingModel)
        {
            operatingModel[statement.Key] = statement.Value;
        }

        return product with { OperatingModel = operatingModel };
    }
}
