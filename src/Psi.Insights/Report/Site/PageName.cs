using System.Security.Cryptography;
using System.Text;

namespace Psi.Insights.Report.Site;

/// <summary>Names of files and anchors for things whose own names come from others and may hold anything.</summary>
internal static class PageName
{
    private const int LongestReadablePart = 48;
    private const int HashLength = 8;

    /// <summary>
    /// A name for each key: what is readable of its label, in lower-case ASCII letters and digits so that it means the same on every file
    /// system, and the start of the key's SHA-256. Where two names would be equal, by chance or by intent, the whole hash tells them apart.
    /// </summary>
    public static IReadOnlyDictionary<string, string> OfAll(IEnumerable<(string Key, string Label)> things)
    {
        var distinct = things.DistinctBy(thing => thing.Key, StringComparer.Ordinal).ToList();
        var taken = distinct.CountBy(ShortName, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return distinct.ToDictionary(
            thing => thing.Key,
            thing => taken[ShortName(thing)] == 1 ? ShortName(thing) : Of(thing.Key, thing.Label, SHA256.HashSizeInBytes * 2),
            StringComparer.Ordinal);

        static string ShortName((string Key, string Label) thing) => Of(thing.Key, thing.Label, HashLength);
    }

    /// <summary>A name for one thing of a page; the whole hash is in it.</summary>
    public static string OfAnchor(string key) => "a-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private static string Of(string key, string label, int hashLength)
    {
        var name = new StringBuilder();
        foreach (var character in label)
        {
            if (name.Length == LongestReadablePart)
            {
                break;
            }

            if (char.IsAsciiLetterOrDigit(character))
            {
                name.Append(char.ToLowerInvariant(character));
            }
            else if (name.Length > 0 && name[^1] != '-')
            {
                name.Append('-');
            }
        }

        if (name.Length > 0 && name[^1] != '-')
        {
            name.Append('-');
        }

        return name + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..hashLength];
    }
}
