using System.Collections.Concurrent;
using System.Text.Json;

namespace Psi.Manifest;

/// <summary>Enum members as the words the manifest writes them with: <c>NotAssessed</c> is <c>not-assessed</c>.</summary>
public static class ManifestWord
{
    /// <summary>The word of a member.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => WordsOf<T>.Words.GetOrAdd(value, WordsOf<T>.Make);

    /// <summary>The member of a word, or false when the type has none.</summary>
    public static bool TryParse<T>(string word, out T value)
        where T : struct, Enum
    {
        foreach (var member in (T[])Enum.GetValues(typeof(T)))
        {
            if (Of(member) == word)
            {
                value = member;
                return true;
            }
        }

        value = default;
        return false;
    }

    // One for each type, so that no member is boxed: an ingest asks millions of times.
    private static class WordsOf<T>
        where T : struct, Enum
    {
        public static readonly ConcurrentDictionary<T, string> Words = new();

        public static readonly Func<T, string> Make = value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
    }
}
