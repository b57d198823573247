using System.Collections.Concurrent;
using System.Text.Json;

namespace Psi.Insights.CommandLine;

/// <summary>Enum members as the words the manifest writes them with: <c>NotAssessed</c> is <c>not-assessed</c>.</summary>
internal static class EnumWord
{
    private static readonly ConcurrentDictionary<Enum, string> Words = new();

    /// <summary>The word.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Words.GetOrAdd(value, static member => JsonNamingPolicy.KebabCaseLower.ConvertName(member.ToString()));

    /// <summary>The member of a word, or false when the type has none.</summary>
    public static bool TryParse<T>(string word, out T value)
        where T : struct, Enum
    {
        foreach (var member in Enum.GetValues<T>())
        {
            if (Of(member) != word)
            {
                continue;
            }

            value = member;
            return true;
        }

        value = default;
        return false;
    }
}
