using Psi.Inventory;
using Psi.Policy;

namespace Psi.Insights.Baselines;

/// <summary>A baseline as it lies in a repository.</summary>
/// <param name="File">Null when there is none, or none to rely on.</param>
/// <param name="Problems">Why it can't be relied on.</param>
internal sealed record BaselineReading(BaselineFile? File, IReadOnlyList<Problem> Problems)
{
    /// <summary>In bytes; larger files are refused unread, as the gate does.</summary>
    private const int MaximumSize = 16 * 1024 * 1024;

    /// <summary>Reads it; without problems when it is not there.</summary>
    /// <param name="path">A full path.</param>
    /// <param name="shown">The path as it is shown.</param>
    public static BaselineReading Of(string path, string shown)
    {
        if (!FileContent.TryRead(path, MaximumSize, out var bytes, out var reason))
        {
            return new(null, reason is null ? [] : [new Problem(ProblemIds.ProductInvalid, Severity.Error, new FileLocation(shown), $"The baseline can't be read: {reason}")]);
        }

        var read = BaselineFileReader.Read(shown, Utf8Text.Decode(bytes));
        return new(read.IsValid ? read.Value : null, read.Problems);
    }
}
