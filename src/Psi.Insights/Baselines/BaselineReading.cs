using Psi.Inventory;
using Psi.Policy;

namespace Psi.Insights.Baselines;

/// <summary>The baseline file of a repository, as read.</summary>
/// <param name="File">Null when there is no file, or an invalid one.</param>
/// <param name="Problems">Why the file is invalid.</param>
internal sealed record BaselineReading(BaselineFile? File, IReadOnlyList<Problem> Problems)
{
    /// <summary>In bytes. Larger files are refused, as the gate refuses them.</summary>
    private const int MaximumSize = 16 * 1024 * 1024;

    /// <summary>Reads it. A missing file is no problem.</summary>
    /// <param name="path">A full path.</param>
    /// <param name="shown">The path as it is shown.</param>
    public static BaselineReading Of(string path, string shown)
    {
        if (!FileContent.TryReadIn(Path.GetDirectoryName(path)!, path, MaximumSize, out var bytes, out var reason))
        {
            return new BaselineReading(null, reason is null ? [] : [Unreadable(shown, reason)]);
        }

        var read = BaselineFileReader.Read(shown, Utf8Text.Decode(bytes));
        return new BaselineReading(read.IsValid ? read.Value : null, read.Problems);
    }

    private static Problem Unreadable(string shown, string reason) =>
        new(ProblemIds.ProductInvalid, Severity.Error, new FileLocation(shown), $"The baseline can't be read: {reason}");
}
