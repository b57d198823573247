namespace Psi.Manifest;

/// <summary>
/// The policy, product and tool of a manifest, with which each fragment is compared, because some may be left from an earlier build.
/// </summary>
internal sealed class MergeReference
{
    private readonly string _productText;
    private readonly PresentFiles _present;
    private readonly bool _isByPresentProduct;
    private readonly bool _isNewestKnown;

    private MergeReference(
        ManifestPolicy policy,
        ManifestProduct? product,
        ManifestTool tool,
        PresentFiles present,
        bool isByPresentProduct,
        bool isNewestKnown)
    {
        (Policy, Product, Tool, _productText) = (policy, product, tool, TextOf(product));
        (_present, _isByPresentProduct, _isNewestKnown) = (present, isByPresentProduct, isNewestKnown);
    }

    /// <summary>
    /// The newest policy of the fragments (see <see cref="NewestPolicy"/>). Its enforcement is the weakest of all: it changes what a build
    /// does, not what is decided; overrides list the projects that only report.
    /// </summary>
    public ManifestPolicy Policy { get; }

    /// <summary>
    /// The product that fragments of that policy name: decided by the product file as it is now, if any was; then what most of them name,
    /// then the first in canonical order.
    /// </summary>
    public ManifestProduct? Product { get; }

    /// <summary>The tool that wrote most fragments of that policy and product, then the first by name and version.</summary>
    public ManifestTool Tool { get; }

    /// <param name="fragments">Distinct and in canonical order; at least one.</param>
    /// <param name="present">The files that builds read, as they are now.</param>
    public static MergeReference Of(IReadOnlyList<Fragment> fragments, PresentFiles present)
    {
        var newest = NewestPolicy.Of(fragments, present);
        var ofPolicy = newest.Fragments;
        var ofProduct = ofPolicy
            .GroupBy(fragment => TextOf(fragment.Product), StringComparer.Ordinal)
            .OrderBy(group => group.All(present.ContradictProductOf))
            .ThenByDescending(group => group.Any(present.ConfirmAllOf))
            .ThenByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .First();
        var tool = ofProduct
            .GroupBy(fragment => fragment.Tool)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key.Name, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Version, StringComparer.Ordinal)
            .First().Key;
        var policy = ofPolicy[0].Policy with { Enforcement = ofPolicy.Min(fragment => fragment.Policy.Enforcement) };
        return new MergeReference(
            policy,
            InKeyOrder(ofProduct.First().Product),
            tool,
            present,
            isByPresentProduct: !ofProduct.All(present.ContradictProductOf),
            isNewestKnown: newest.IsKnown);
    }

    /// <summary>Compares a fragment with the reference.</summary>
    public MergeInput Compare(Fragment fragment) =>
        Stale(fragment) is { } stale
            ? new MergeInput(fragment, SharesDecisionContext: false, stale.Reason)
            : new MergeInput(fragment, SharesDecisionContext: true, NotReached(fragment));

    /// <summary>What is different about a fragment that was decided otherwise; null when it was not.</summary>
    public StaleFragment? Stale(Fragment fragment)
    {
        var policy = fragment.Policy;
        if (policy.Sha256 != Policy.Sha256)
        {
            var (its, newest) = (NameOf(policy, Policy), NameOf(Policy, policy));
            return _isNewestKnown
                ? new StaleFragment(fragment, $"decided by policy {its}, which is not the newest, {newest}")
                : new StaleFragment(fragment, $"decided by policy {its}, others by {newest}, and nothing says which is newer")
                {
                    Advice = "build all of them again",
                };
        }

        if (policy.DecidedFor != Policy.DecidedFor)
        {
            return new StaleFragment(fragment, $"decided for {policy.DecidedFor}, not for {Policy.DecidedFor}");
        }

        var path = PresentFiles.ProductFileOf(fragment);
        if (_isByPresentProduct && _present.ContradictProductOf(fragment))
        {
            return new StaleFragment(fragment, $"decided before {path} changed");
        }

        return TextOf(fragment.Product) == _productText
            ? null
            : new StaleFragment(fragment, $"decided for another product ({fragment.Product?.Id ?? $"without {path}"})");
    }

    private static string NameOf(ManifestPolicy policy, ManifestPolicy other) =>
        policy.Organisation == other.Organisation && policy.Version == other.Version
            ? $"{policy.Version} (sha256 {policy.Sha256.Substring(0, Math.Min(8, policy.Sha256.Length))})"
            : $"{policy.Version} of {policy.Organisation}";

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
