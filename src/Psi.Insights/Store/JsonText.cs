using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Psi.Insights.Store;

/// <summary>Lists and dictionaries as JSON in a text column, where SQLite's own JSON functions can read them.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Of(IReadOnlyList<string?> list) => JsonSerializer.Serialize(list, Options);

    public static string Of(IReadOnlyList<IReadOnlyList<string>> lists) => JsonSerializer.Serialize(lists, Options);

    /// <summary>With its keys in ordinal order.</summary>
    public static string Of(IReadOnlyDictionary<string, string> pairs) =>
        JsonSerializer.Serialize(new SortedDictionary<string, string>(pairs.ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal), StringComparer.Ordinal), Options);

    public static IReadOnlyList<string> ReadList(string json) => Read<string[]>(json);

    public static IReadOnlyList<IReadOnlyList<string>> ReadLists(string json) => Read<string[][]>(json);

    public static IReadOnlyDictionary<string, string> ReadPairs(string json) => Read<SortedDictionary<string, string>>(json);

    private static T Read<T>(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Options) ?? throw new StoreException("the store holds null where a list belongs; it was changed by something else than psi");
        }
        catch (JsonException exception)
        {
            throw new StoreException($"the store holds a list that can't be read ({exception.Message}); it was changed by something else than psi", exception);
        }
    }
}
