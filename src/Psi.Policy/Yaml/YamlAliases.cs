namespace Psi.Policy.Yaml;

/// <summary>
/// The anchors of a document, and how much their aliases add to it: nodes are shared, but those who walk through the document meet each
/// node as often as it is named. Past a limit, or nested too deep, an alias is refused; one to what holds it is not known yet.
/// </summary>
internal sealed class YamlAliases
{
    public const int MaximumDepth = 64;

    /// <summary>In nodes, of all aliases of a file together.</summary>
    private const int MaximumAdded = 100_000;

    private readonly Dictionary<string, (YamlNode Node, int Size, int Height)> _anchors = new(StringComparer.Ordinal);
    private int _size;
    private int _added;
    private int _deepest;

    /// <summary>Another document begins, with anchors of its own.</summary>
    public void Forget() => _anchors.Clear();

    /// <summary>A node begins.</summary>
    /// <returns>What to give to <see cref="End"/>.</returns>
    public (int Size, int Deepest) Begin(int depth)
    {
        var outer = (_size, _deepest);
        (_size, _deepest) = (_size + 1, depth);
        return outer;
    }

    /// <summary>A node is read.</summary>
    public void End((int Size, int Deepest) outer, string? anchor, YamlNode node, int depth)
    {
        if (anchor is not null)
        {
            _anchors[anchor] = (node, _size - outer.Size, _deepest - depth);
        }

        _deepest = Math.Max(_deepest, outer.Deepest);
    }

    /// <summary>The node that an alias names; null, with the reason, when it is refused.</summary>
    public YamlNode? Resolve(string name, int depth, out string reason)
    {
        reason = "";
        if (!_anchors.TryGetValue(name, out var target))
        {
            reason = $"no anchor '{DisplayText.OneLine(name, 80)}' is complete before this alias";
            return null;
        }

        if (depth + target.Height > MaximumDepth)
        {
            reason = $"nested more than {MaximumDepth} deep";
            return null;
        }

        // Sizes are at most the limit and what the file itself holds: no overflow.
        if (!TryAdd(target.Size))
        {
            reason = TooMuch;
            return null;
        }

        _size += target.Size;
        _deepest = Math.Max(_deepest, depth + target.Height);
        return target.Node;
    }

    /// <summary>
    /// The mapping with the keys that it merges (<c>&lt;&lt;</c>) and does not have itself; null when these are too many.
    /// </summary>
    public YamlMapping? Merge(YamlMapping mapping, out string reason)
    {
        reason = TooMuch;
        if (mapping.Entries.All(entry => entry.Key.Value != "<<"))
        {
            return mapping;
        }

        var entries = mapping.Entries.Where(entry => entry.Key.Value != "<<").ToList();
        var keys = new HashSet<string>(entries.Select(entry => entry.Key.Value), StringComparer.Ordinal);
        var merged = mapping.Entries.Where(entry => entry.Key.Value == "<<").SelectMany(entry => Mappings(entry.Value));
        foreach (var entry in merged.SelectMany(other => other.Entries))
        {
            if (!TryAdd(1))
            {
                return null;
            }

            if (keys.Add(entry.Key.Value))
            {
                entries.Add(entry);
            }
        }

        return mapping with { Entries = entries };
    }

    private static string TooMuch => $"its aliases add more than {MaximumAdded} values";

    private bool TryAdd(int size)
    {
        _added += size;
        return _added <= MaximumAdded;
    }

    private static IEnumerable<YamlMapping> Mappings(YamlNode node) =>
        node is YamlSequence list ? list.Items.OfType<YamlMapping>() : new[] { node }.OfType<YamlMapping>();
}
