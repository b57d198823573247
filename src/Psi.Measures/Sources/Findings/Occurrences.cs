using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Psi.Measures.Sources.Findings;

/// <summary>
/// Tells findings of one run apart that have the same fingerprint, such as the same mistake twice in a file: the second gets <c>#2</c>.
/// Their order in the file decides, so that the same file gives the same.
/// </summary>
internal sealed class Occurrences
{
    // Only 72 bits of a hash are kept, in parts of which one at a time grows: a run can have millions of findings.
    private readonly HashSet<ulong>[] _seen = [.. Enumerable.Range(0, 256).Select(_ => new HashSet<ulong>())];
    private readonly Dictionary<(byte Part, ulong Hash), int> _repeated = [];

    /// <summary>The fingerprint, with the number of its occurrence from the second on.</summary>
    public string Number(string fingerprint)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(fingerprint));
        var key = (Part: hash[0], Hash: MemoryMarshal.Read<ulong>(hash.AsSpan(1)));
        if (_seen[key.Part].Add(key.Hash))
        {
            return fingerprint;
        }

        ref var again = ref CollectionsMarshal.GetValueRefOrAddDefault(_repeated, key, out _);
        again++;
        return FormattableString.Invariant($"{fingerprint}#{again + 1}");
    }
}
