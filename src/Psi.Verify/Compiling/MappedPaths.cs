namespace Psi.Verify.Compiling;

/// <summary>The paths that a compile writes into its results in the place of others (<c>/pathmap</c>).</summary>
/// <param name="map">Prefix and replacement, in the order in which they are tried.</param>
internal sealed class MappedPaths(IReadOnlyList<KeyValuePair<string, string>> map)
{
    /// <summary>The path as it is written into results.</summary>
    public string Mapped(string path)
    {
        foreach (var (prefix, replacement) in map)
        {
            if (prefix.Length > 0 && path.StartsWith(prefix, StringComparison.Ordinal))
            {
                return WithSeparatorsOf(replacement, replacement + path[prefix.Length..]);
            }
        }

        return path;
    }

    /// <summary>A path that is mapped to this one.</summary>
    public string Original(string mapped)
    {
        foreach (var (prefix, replacement) in map)
        {
            if (replacement.Length > 0 && mapped.StartsWith(replacement, StringComparison.Ordinal))
            {
                return WithSeparatorsOf(prefix, prefix + mapped[replacement.Length..]);
            }
        }

        return mapped;
    }

    // The compiler writes the whole path with the separators of the replacement, where that has one kind only.
    private static string WithSeparatorsOf(string part, string path) => (part.Contains('/'), part.Contains('\\')) switch
    {
        (true, false) => path.Replace('\\', '/'),
        (false, true) => path.Replace('/', '\\'),
        _ => path,
    };
}
