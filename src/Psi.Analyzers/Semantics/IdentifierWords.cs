using System.Collections.Immutable;

namespace Psi.Analyzers.Semantics;

/// <summary>
/// Splits an identifier into its words in lower case: <c>apiKeyHTTP2</c>, <c>API_KEY_HTTP2</c> and <c>api-key-http2</c> all become
/// <c>api key http 2</c>. Characters that are neither letters nor digits only separate words.
/// </summary>
internal static class IdentifierWords
{
    public static ImmutableArray<string> Of(string identifier)
    {
        var words = ImmutableArray.CreateBuilder<string>(4);
        var start = 0;
        for (var index = 0; index <= identifier.Length; index++)
        {
            if (index < identifier.Length && index > start && !BeginsWord(identifier, index))
            {
                continue;
            }

            if (index > start && char.IsLetterOrDigit(identifier[start]))
            {
                words.Add(identifier.Substring(start, index - start).ToLowerInvariant());
            }

            start = index;
        }

        return words.ToImmutable();
    }

    private static bool BeginsWord(string identifier, int index)
    {
        var (before, here) = (identifier[index - 1], identifier[index]);
        if (!char.IsLetterOrDigit(here) || !char.IsLetterOrDigit(before))
        {
            return true;
        }

        if (char.IsDigit(here) != char.IsDigit(before))
        {
            return true;
        }

        if (!char.IsUpper(here))
        {
            return false;
        }

        // The last capital of an acronym begins the next word: HTTPClient.
        return !char.IsUpper(before) || (index + 1 < identifier.Length && char.IsLower(identifier[index + 1]));
    }
}
