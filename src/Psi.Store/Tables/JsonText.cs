using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Psi.Store.Tables;

/// <summary>Lists and dictionaries as JSON in a column, where the JSON functions of databases can read them.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Of(IReadOnlyList<string?> list) => JsonSerializer.Serialize(list, Options);

    public static string Of(IReadOnlyList<IReadOnlyList<string>> lists) => JsonSerializer.Serialize(lists, Options);

    /// <summary>With its keys in ordinal order.</summary>
    public static string Of(IReadOnlyDictionary<string, string> pairs)
    {
        var sorted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in pairs)
        {
            sorted.Add(key, value);
        }

        return JsonSerializer.Serialize(sorted, Options);
    }

    /// <summary>Reads what <c>Of</c> wrote.</summary>
    /// <exception cref="StoreException">It is something else.</exception>
    public static object Read(string json, Type type)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type, Options)
                ?? throw new StoreException("the store holds null where a list belongs; it was changed by something else than psi");
        }
        catch (JsonException exception)
        {
            throw new StoreException(
                $"the store holds a list that can't be read ({exception.Message}); it was changed by something else than psi", exception);
        }
    }
}
