using System.Text.Json;

namespace Psi.Inventory.Practices;

/// <summary>Opens JSON that others wrote: no more than a depth, and nothing but JSON.</summary>
internal static class HostileJson
{
    private static readonly JsonDocumentOptions Options = new()
    {
        MaxDepth = 64,
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>The document.</summary>
    /// <exception cref="PracticeFileException">It is not JSON, or nested too deep.</exception>
    public static JsonDocument Parse(byte[] content)
    {
        try
        {
            var start = content is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
            return JsonDocument.Parse(content.AsMemory(start), Options);
        }
        catch (JsonException exception)
        {
            throw new PracticeFileException(
                $"it is not JSON, or nested more than {Options.MaxDepth} deep: line {exception.LineNumber + 1}");
        }
    }

    /// <summary>The member of an object, when it has one of this name and kind.</summary>
    public static bool TryGet(JsonElement node, string name, JsonValueKind kind, out JsonElement value)
    {
        value = default;
        return node.ValueKind == JsonValueKind.Object && node.TryGetProperty(name, out value) && value.ValueKind == kind;
    }

    /// <summary>The values below a node, with their names where they have some.</summary>
    public static IEnumerable<(string? Name, JsonElement Value)> Children(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Object => node.EnumerateObject().Select(member => ((string?)NameOf(member), member.Value)),
        JsonValueKind.Array => node.EnumerateArray().Select(item => ((string?)null, item)),
        _ => [],
    };

    // A name may hold bytes that are no text.
    private static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }
}
