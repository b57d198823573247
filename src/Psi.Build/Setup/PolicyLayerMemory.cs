using System.Collections.Concurrent;
using Psi.Policy;

namespace Psi.Build;

/// <summary>
/// Remembers what policy files say: each project's two steps read the same few files, and a list of hundreds of entries takes longer to read
/// than everything else. What is remembered is keyed by the digest of the bytes, never by name or time, so a changed file is read as it is.
/// </summary>
internal static class PolicyLayerMemory
{
    /// <summary>An MSBuild process may live for days and see many policies.</summary>
    internal const int Capacity = 32;

    private static readonly ConcurrentDictionary<(PolicyLayerKind Kind, string Path, string Sha256), (PolicyLayer? Layer, IReadOnlyList<Problem> Problems)> Known = new();

    /// <inheritdoc cref="PolicyLayer.Read"/>
    public static PolicyLayer? Read(PolicyLayerKind kind, string path, byte[] bytes, out IReadOnlyList<Problem> problems)
    {
        var key = (kind, path, Digest.Sha256(bytes));
        if (!Known.TryGetValue(key, out var known))
        {
            known = (PolicyLayer.Read(kind, path, bytes, out var found), found);
            if (Known.Count >= Capacity) Known.Clear();
            Known[key] = known;
        }

        problems = known.Problems;
        return known.Layer;
    }
}
