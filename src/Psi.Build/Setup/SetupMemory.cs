using System.Collections.Concurrent;
using Psi.Policy;

namespace Psi.Build;

/// <summary>
/// Remembers what policy and product files say, and policies together: each project's two steps read the same few files, and a list of
/// hundreds of entries takes longer to read than everything else. What is remembered is keyed by the digest of the bytes, never by name or
/// time alone, so a changed file is read as it is.
/// </summary>
internal static class SetupMemory
{
    /// <summary>An MSBuild process may live for days and see many policies.</summary>
    internal const int Capacity = 32;

    private static readonly ConcurrentDictionary<string, ReadLayerResult> Layers = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, EffectivePolicy> Policies = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, ReadResult<ProductFile>> Products = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, ReadResult<BaselineFile>> Baselines = new(StringComparer.Ordinal);

    /// <inheritdoc cref="PolicyLayer.Read"/>
    public static PolicyLayer? ReadLayer(PolicyLayerKind kind, string path, byte[] bytes, out IReadOnlyList<Problem> problems)
    {
        (var layer, problems) = Recall(
            Layers, $"{Digest.Sha256(bytes)} {kind} {path}", () => new(PolicyLayer.Read(kind, path, bytes, out var found), found));
        return layer;
    }

    /// <inheritdoc cref="PolicyComposition.Compose"/>
    public static EffectivePolicy Compose(IReadOnlyList<PolicyLayer> layers) =>
        // The length of each path keeps keys apart, whatever characters the paths contain.
        Recall(
            Policies,
            string.Concat(layers.Select(layer =>
                FormattableString.Invariant($"{layer.Sha256} {layer.Kind} {layer.File.Path.Length} {layer.File.Path} "))),
            () => PolicyComposition.Compose(layers));

    /// <inheritdoc cref="ProductFileReader.Read"/>
    public static ReadResult<ProductFile> ReadProduct(string path, byte[] bytes) =>
        Recall(Products, $"{Digest.Sha256(bytes)} {path}", () => ProductFileReader.Read(path, Utf8Text.Decode(bytes)));

    /// <inheritdoc cref="BaselineFileReader.Read"/>
    public static ReadResult<BaselineFile> ReadBaseline(string path, byte[] bytes) =>
        Recall(Baselines, $"{Digest.Sha256(bytes)} {path}", () => BaselineFileReader.Read(path, Utf8Text.Decode(bytes)));

    private sealed record ReadLayerResult(PolicyLayer? Layer, IReadOnlyList<Problem> Problems);

    private static T Recall<T>(ConcurrentDictionary<string, T> memory, string key, Func<T> read)
    {
        if (memory.TryGetValue(key, out var known))
        {
            return known;
        }

        var value = read();
        if (memory.Count >= Capacity)
        {
            memory.Clear();
        }

        memory[key] = value;
        return value;
    }
}
