namespace Psi.Policy;

/// <summary>
/// Finds entries by their pattern without looking at each: exact patterns by their name, globs by the text before their first <c>*</c>.
/// </summary>
internal sealed class PatternIndex<T>
{
    private readonly Dictionary<PackageUrl, List<T>> _exact = [];
    private readonly Dictionary<string, List<T>> _globs = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedSet<int> _prefixLengths = [];

    /// <summary>Adds an entry.</summary>
    public void Add(ComponentPattern pattern, T entry)
    {
        if (pattern.IsExact)
        {
            if (_exact.TryGetValue(pattern.Exactly, out var same))
            {
                same.Add(entry);
            }
            else
            {
                _exact.Add(pattern.Exactly, [entry]);
            }

            return;
        }

        var prefix = pattern.Name.Substring(0, pattern.Name.IndexOf('*'));
        _prefixLengths.Add(prefix.Length);
        if (_globs.TryGetValue(prefix, out var alike))
        {
            alike.Add(entry);
        }
        else
        {
            _globs.Add(prefix, [entry]);
        }
    }

    /// <summary>Every entry whose pattern may name this component, and few others; whether it does is for the caller to ask.</summary>
    public List<T> Candidates(PackageUrl component)
    {
        var found = new List<T>();
        if (_exact.Count > 0 && _exact.TryGetValue(component.WithoutVersion, out var exact))
        {
            found.AddRange(exact);
        }

        foreach (var length in _prefixLengths)
        {
            if (length > component.Name.Length)
            {
                break;
            }

            if (_globs.TryGetValue(component.Name.Substring(0, length), out var alike))
            {
                found.AddRange(alike);
            }
        }

        return found;
    }
}
