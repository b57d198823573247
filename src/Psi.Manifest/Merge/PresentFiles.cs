namespace Psi.Manifest;

/// <summary>
/// What is known of the files that builds decided by, as they are now: it tells which of several fragments is up to date. A file may have
/// several digests, because its line ends depend on the checkout.
/// </summary>
/// <param name="Digests">
/// By path as fragments name it, the SHA-256 in lower-case hex; none for a file that is known not to be there. What has no entry is not
/// known.
/// </param>
public sealed record PresentFiles(IReadOnlyDictionary<string, IReadOnlyCollection<string>> Digests)
{
    /// <summary>The product file where nothing else is said, below the root.</summary>
    public const string DefaultProductFile = "psi.yaml";

    private const string ProductFileOverride = "PsiProductFile";

    /// <summary>Nothing is known.</summary>
    public static PresentFiles Unknown { get; } = new(new Dictionary<string, IReadOnlyCollection<string>>(StringComparer.Ordinal));

    /// <summary>The product file that a build read, or would have read.</summary>
    public static string ProductFileOf(Fragment fragment) =>
        fragment.Overrides.FirstOrDefault(setting => setting.Name == ProductFileOverride)?.Value ?? DefaultProductFile;

    /// <summary>Whether a build read another product file than the one there is now, or one where there is none, or none.</summary>
    internal bool ContradictProductOf(Fragment fragment)
    {
        var path = ProductFileOf(fragment);
        return Digests.TryGetValue(path, out var now)
            && (fragment.Inputs.FirstOrDefault(input => input.Path == path) is { } read ? !now.Contains(read.Sha256) : now.Count > 0);
    }

    /// <summary>Whether a policy file that a build read is another one now.</summary>
    internal bool ContradictPolicyOf(Fragment fragment) =>
        fragment.Policy.Layers.Any(layer => Changed(layer.Name, layer.Sha256));

    /// <summary>The files that a build read and that are different now, as far as it is known; the product file first.</summary>
    public IEnumerable<string> ChangedSince(Fragment fragment)
    {
        var productFile = ProductFileOf(fragment);
        var changed = fragment.Inputs
            .Where(input => input.Path != productFile && Changed(input.Path, input.Sha256))
            .Select(input => input.Path);
        return ContradictProductOf(fragment) ? changed.Prepend(productFile) : changed;
    }

    /// <summary>Whether every file that a build read, as far as it is known, is still the same.</summary>
    internal bool ConfirmAllOf(Fragment fragment) => !ChangedSince(fragment).Any();

    private bool Changed(string path, string sha256) =>
        Digests.TryGetValue(path, out var now) && now.Count > 0 && !now.Contains(sha256);
}
