namespace Psi.Insights.Why;

/// <summary>Chains as a tree: a common beginning is drawn once.</summary>
internal static class ChainTree
{
    /// <summary>One line per link, the shortest chains first. A link of several chains is drawn with the shortest.</summary>
    public static IEnumerable<string> Lines(IEnumerable<IReadOnlyList<string>> chains)
    {
        var roots = new List<Link>();
        var shortestFirst = chains
            .Where(chain => chain.Count > 0)
            .OrderBy(chain => chain.Count)
            .ThenBy(chain => string.Join("\n", chain), StringComparer.Ordinal);
        foreach (var chain in shortestFirst)
        {
            var links = roots;
            foreach (var name in chain)
            {
                var link = links.Find(known => known.Name == name);
                if (link is null)
                {
                    links.Add(link = new Link(name, []));
                }

                links = link.Next;
            }
        }

        // Chains may be long: no recursion.
        var open = new Stack<(Link Link, string Before, string Below)>(roots.AsEnumerable().Reverse().Select(root => (root, "", "")));
        while (open.TryPop(out var current))
        {
            yield return current.Before + Shown(current.Link.Name);
            for (var index = current.Link.Next.Count - 1; index >= 0; index--)
            {
                var isLast = index == current.Link.Next.Count - 1;
                open.Push(
                    (current.Link.Next[index], $"{current.Below}{(isLast ? "└─ " : "├─ ")}", $"{current.Below}{(isLast ? "   " : "│  ")}"));
            }
        }
    }

    // Packages are name@version, projects a name alone.
    private static string Shown(string link) => link.LastIndexOf('@') is > 0 and var at ? $"{link[..at]} {link[(at + 1)..]}" : link;

    private sealed record Link(string Name, List<Link> Next);
}
