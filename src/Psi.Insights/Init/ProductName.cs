using System.Text;
using System.Text.RegularExpressions;

namespace Psi.Insights.Init;

/// <summary>Makes ids of names, and names of ids.</summary>
internal static partial class ProductName
{
    private const int LongestId = 64;

    // Written in capitals when they are a word of their own.
    private static readonly HashSet<string> Acronyms = new(
        ["api", "bff", "cli", "crm", "db", "erp", "sdk", "ui"], StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The id that a repository's or folder's name suggests; empty when an id can't contain its letters, because leaving them
    /// out would make another name.
    /// </summary>
    public static string IdOf(string name)
    {
        if (name.Any(character => char.IsLetterOrDigit(character) && !char.IsAscii(character)))
        {
            return "";
        }

        var id = new StringBuilder();
        foreach (var character in name)
        {
            if (char.IsAsciiLetterOrDigit(character) || character is '_' or '.')
            {
                id.Append(character);
            }
            else if (id.Length > 0 && id[^1] != '-')
            {
                id.Append('-');
            }
        }

        var whole = id.ToString().Trim('-', '.', '_');
        return whole.Length <= LongestId ? whole : whole[..LongestId].Trim('-', '.', '_');
    }

    /// <summary>The readable name: <c>payments-api</c> and <c>PaymentsApi</c> are <c>Payments API</c>.</summary>
    public static string Readable(string id)
    {
        var words = Word()
            .Matches(id)
            .Select(match => Acronyms.Contains(match.Value) ? match.Value.ToUpperInvariant() : match.Value)
            .ToList();
        if (words.Count == 0)
        {
            return id;
        }

        words[0] = char.ToUpperInvariant(words[0][0]) + words[0][1..];
        return string.Join(' ', words);
    }

    [GeneratedRegex(@"[\p{Lu}\p{Lt}]+(?![\p{Ll}])\p{Nd}*|[\p{Lu}\p{Lt}]?[^\p{Lu}\p{Lt}\s._-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
