using System.Text.Json;

namespace Psi.EndToEnd.Tests.Samples;

/// <summary>Where two JSON documents differ. What is in a list is told apart by what it is about, not by its place in the list.</summary>
internal static class JsonDifferences
{
    // The first of them that an object has tells it from its neighbours.
    private static readonly string[] Names = ["id", "path", "purl", "requirement", "ruleId", "name", "project"];

    /// <summary>The paths of all differences, such as <c>services[vault]/state</c>, with both values.</summary>
    public static IReadOnlyDictionary<string, string> Between(JsonElement left, JsonElement right)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Compare("", left, right, found);
        return found;
    }

    private static void Compare(string path, JsonElement? left, JsonElement? right, IDictionary<string, string> found)
    {
        if (left is { } one && right is { } other)
        {
            if (one.ValueKind == other.ValueKind && one.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            {
                var (mine, theirs) = (Parts(path, one), Parts(path, other));
                foreach (var part in mine.Keys.Union(theirs.Keys))
                {
                    Compare(part, Of(mine, part), Of(theirs, part), found);
                }

                return;
            }

            if (one.GetRawText() == other.GetRawText())
            {
                return;
            }
        }

        found[path] = $"{left?.GetRawText() ?? "nothing"} → {right?.GetRawText() ?? "nothing"}";
    }

    private static JsonElement? Of(Dictionary<string, JsonElement> parts, string part) =>
        parts.TryGetValue(part, out var value) ? value : null;

    private static Dictionary<string, JsonElement> Parts(string path, JsonElement whole)
    {
        var parts = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (whole.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in whole.EnumerateObject())
            {
                parts.Add(path.Length == 0 ? member.Name : $"{path}/{member.Name}", member.Value);
            }

            return parts;
        }

        foreach (var item in whole.EnumerateArray())
        {
            var name = $"{path}[{NameOf(item)}]";
            var unique = name;
            for (var number = 2; !parts.TryAdd(unique, item); number++)
            {
                unique = $"{name}#{number}";
            }
        }

        return parts;
    }

    private static string NameOf(JsonElement item) => item.ValueKind != JsonValueKind.Object
        ? item.ToString()
        : Names.Where(name => item.TryGetProperty(name, out _)).Select(name => item.GetProperty(name).ToString()).FirstOrDefault("");
}
