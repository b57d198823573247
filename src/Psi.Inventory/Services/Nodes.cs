using Psi.Policy.Yaml;

namespace Psi.Inventory.Services;

/// <summary>Ways through the nodes of a YAML or JSON file.</summary>
internal static class Nodes
{
    /// <summary>The value of a key; null when the node has no such key.</summary>
    public static YamlNode? Get(this YamlNode? node, string key) => node.EntriesOf().FirstOrDefault(entry => entry.Key.Value == key).Value;

    /// <summary>The single value of a key; null when the node has no such key, or more than a single value there.</summary>
    public static YamlScalar? GetScalar(this YamlNode? node, string key) => node.Get(key) as YamlScalar;

    /// <summary>The keys with their values; of anything else nothing.</summary>
    public static IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> EntriesOf(this YamlNode? node) =>
        node is YamlMapping mapping ? mapping.Entries : [];

    /// <summary>The items of a list; of anything else nothing.</summary>
    public static IReadOnlyList<YamlNode> ItemsOf(this YamlNode? node) => node is YamlSequence list ? list.Items : [];

    /// <summary>The node itself, or the items when it is a list: for what may be written both ways.</summary>
    public static IReadOnlyList<YamlNode> OneOrMore(this YamlNode? node) =>
        node is YamlSequence list ? list.Items : node is null ? [] : [node];

    /// <summary>The text of a single value; null where no value is written.</summary>
    public static string? TextOf(this YamlScalar? scalar) => scalar is null or { IsNull: true } ? null : scalar.Value;

    /// <summary>Every key with its value, the node's own and all those below it, but nothing below the given keys.</summary>
    public static IEnumerable<KeyValuePair<YamlScalar, YamlNode>> AllEntries(this YamlNode root, IReadOnlyCollection<string>? but = null)
    {
        var open = new Stack<YamlNode>([root]);
        while (open.Count > 0)
        {
            var node = open.Pop();
            foreach (var item in node.ItemsOf())
            {
                open.Push(item);
            }

            foreach (var entry in node.EntriesOf())
            {
                yield return entry;
                if (but is null || !but.Contains(entry.Key.Value))
                {
                    open.Push(entry.Value);
                }
            }
        }
    }
}
