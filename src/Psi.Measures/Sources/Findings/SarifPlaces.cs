using Psi.Measures.Sources.Json;

namespace Psi.Measures.Sources.Findings;

/// <summary>What the paths of a SARIF run begin with, so that they are the same on each machine.</summary>
internal sealed class SarifPlaces
{
    private const string OfThisMachine = "file:///";

    private readonly List<string> _roots = [];
    private readonly Dictionary<string, (string? Uri, string? Outer)> _bases = new(StringComparer.Ordinal);

    /// <summary>Takes <c>originalUriBaseIds</c>: folders by their names, some of them in others.</summary>
    public void TakeBases(SourceValue bases)
    {
        foreach (var (name, location) in bases.Properties())
        {
            var folder = location.AsObject();
            _bases[name] = (folder.Text("uri"), folder.Text("uriBaseId"));
            TakeRoot(folder);
        }
    }

    /// <summary>Takes a folder of the machine that the tool ran on.</summary>
    public void TakeRoot(SourceValue folder)
    {
        if (folder.Text("uri") is { } uri && uri.EndsWith('/') && uri.StartsWith(OfThisMachine, StringComparison.OrdinalIgnoreCase))
        {
            _roots.Add(uri);
            // The longest first, as one folder may lie in another.
            _roots.Sort(static (left, right) => right.Length.CompareTo(left.Length));
        }
    }

    /// <summary>A path without the folder of the machine, where the run says it; else as it is.</summary>
    /// <param name="uri">The path or address.</param>
    /// <param name="folder">The name of the folder that it is in; null when it has none.</param>
    public string Path(string uri, string? folder)
    {
        uri = InOuterFolders(uri, folder);
        var relative = _roots.Find(root => uri.StartsWith(root, StringComparison.OrdinalIgnoreCase)) is { } found
            ? uri[found.Length..]
            : uri;
        relative = SourceText.Path(relative.Contains("://", StringComparison.Ordinal) ? relative : Uri.UnescapeDataString(relative));
        return relative.StartsWith("./", StringComparison.Ordinal) ? relative[2..] : relative;
    }

    // A folder that itself is relative belongs to the path, as 'src/' in the root of the repository.
    private string InOuterFolders(string uri, string? folder)
    {
        if (uri.Contains(':', StringComparison.Ordinal) || uri.StartsWith('/'))
        {
            return uri;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (folder is not null && seen.Add(folder) && _bases.TryGetValue(folder, out var outer)
            && outer.Uri is { Length: > 0 } around && !around.Contains(':', StringComparison.Ordinal) && !around.StartsWith('/')
            && uri.Length + around.Length <= SourceText.Longest)
        {
            uri = $"{around.TrimEnd('/')}/{uri}";
            folder = outer.Outer;
        }

        return uri;
    }
}
