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
    // Only a hash is kept: a run can have millions of findings.
    private readonly Dictionary<UInt128, int> _counts = [];

    /// <summary>The fingerprint, with the number of its occurrence from the second on.</summary>
    public string Number(string fingerprint)
    {
        var key = MemoryMarshal.Read<UInt128>(SHA256.HashData(Encoding.UTF8.GetBytes(fingerprint)));
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, key, out _);
        return ++count == 1 ? fingerprint : FormattableString.Invariant($"{fingerprint}#{count}");
    }
}
