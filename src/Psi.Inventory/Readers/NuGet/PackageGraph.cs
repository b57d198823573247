namespace Psi.Inventory;

/// <summary>
/// Which package brings in which, within one target. Graphs come from files, so every query takes time proportional to the number of
/// dependencies, whatever their shape.
/// </summary>
internal sealed class PackageGraph
{
    /// <summary>Longer chains are not followed. The chains of real restores are far shorter.</summary>
    public const int MaximumChainLength = 64;

    private readonly AssetsLibrary[] _libraries;
    private readonly Dictionary<string, int> _positions = new(StringComparer.OrdinalIgnoreCase);
    private readonly int[][] _dependencies;
    private readonly bool[] _direct;
    private readonly bool[] _shipping;
    private readonly List<Chain>[] _chains;

    /// <param name="libraries">Each id once, ignoring case.</param>
    /// <param name="directReferences">What the project names; names that the target lacks are ignored.</param>
    public PackageGraph(IEnumerable<AssetsLibrary> libraries, IEnumerable<DirectReference> directReferences)
    {
        _libraries = [.. libraries];
        // Positions are in ordinal order of names, so that "first by name" is "smaller number" everywhere below.
        Array.Sort(_libraries, (one, other) => string.CompareOrdinal(one.Name, other.Name));
        for (var i = 0; i < _libraries.Length; i++)
        {
            _positions.Add(_libraries[i].Name, i);
        }

        _direct = new bool[_libraries.Length];
        foreach (var reference in directReferences)
        {
            if (_positions.TryGetValue(reference.Name, out var position))
            {
                _direct[position] = true;
            }
        }

        _dependencies = new int[_libraries.Length][];
        for (var i = 0; i < _libraries.Length; i++)
        {
            _dependencies[i] = DependenciesOf(_libraries[i]);
        }

        _shipping = FindShipping();
        _chains = FindChains();
    }

    /// <summary>How many packages and projects there are.</summary>
    public int Count => _libraries.Length;

    /// <summary>A package or project by its position in the ordinal order of names.</summary>
    public AssetsLibrary this[int position] => _libraries[position];

    /// <summary>The position of a package or project; null when the target has none of this id.</summary>
    public int? PositionOf(string name) => _positions.TryGetValue(name, out var position) ? position : null;

    /// <summary>Whether the project names it itself.</summary>
    public bool IsDirect(int position) => _direct[position];

    /// <summary>Whether it, or anything it depends on, brings something that exists at run time.</summary>
    public bool IsShipping(int position) => _shipping[position];

    /// <summary>
    /// The paths from direct references to it, by position, without repetitions: the shortest first and of equals the first by name, at
    /// most <see cref="ComponentUse.MaximumChains"/>. None when nothing the project names leads to it.
    /// </summary>
    /// <remarks>
    /// Complete in graphs without cycles; NuGet restores no others. In a graph with a cycle the first path is still the shortest.
    /// </remarks>
    public IReadOnlyList<IReadOnlyList<int>> ChainsTo(int position) => [.. _chains[position].Select(chain => chain.ToPath())];

    private int[] DependenciesOf(AssetsLibrary library)
    {
        var dependencies = new SortedSet<int>();
        foreach (var name in library.Dependencies)
        {
            // Restore leaves out of the target what the framework already brings.
            if (_positions.TryGetValue(name, out var position))
            {
                dependencies.Add(position);
            }
        }

        return [.. dependencies];
    }

    private bool[] FindShipping()
    {
        var dependents = new List<int>[Count];
        for (var i = 0; i < Count; i++)
        {
            dependents[i] = [];
        }

        for (var i = 0; i < Count; i++)
        {
            foreach (var dependency in _dependencies[i])
            {
                dependents[dependency].Add(i);
            }
        }

        var shipping = new bool[Count];
        var open = new Stack<int>();
        for (var i = 0; i < Count; i++)
        {
            if (_libraries[i].HasRuntimeAssets)
            {
                open.Push(i);
            }
        }

        while (open.Count > 0)
        {
            var position = open.Pop();
            if (shipping[position])
            {
                continue;
            }

            shipping[position] = true;
            foreach (var dependent in dependents[position])
            {
                open.Push(dependent);
            }
        }

        return shipping;
    }

    // Breadth first, all chains of one length before any longer one. Only the first few chains to each node are kept and followed on: a
    // path is among the first to its end only if what precedes its end is among the first there.
    private List<Chain>[] FindChains()
    {
        var chains = new List<Chain>[Count];
        var current = new List<Chain>();
        for (var i = 0; i < Count; i++)
        {
            chains[i] = [];
            if (!_direct[i])
            {
                continue;
            }

            var chain = new Chain(i, null);
            chains[i].Add(chain);
            current.Add(chain);
        }

        for (var length = 2; length <= MaximumChainLength && current.Count > 0; length++)
        {
            // Extending chains in order, each by its dependencies in order, leaves the longer ones in order.
            var next = new List<Chain>();
            foreach (var chain in current)
            {
                foreach (var dependency in _dependencies[chain.Last])
                {
                    if (chains[dependency].Count == ComponentUse.MaximumChains || chain.Contains(dependency))
                    {
                        continue;
                    }

                    var longer = new Chain(dependency, chain);
                    chains[dependency].Add(longer);
                    next.Add(longer);
                }
            }

            current = next;
        }

        return chains;
    }

    /// <summary>A path from a direct reference, shared with the paths it is the beginning of.</summary>
    private sealed class Chain(int last, Chain? before)
    {
        private readonly int _length = (before?._length ?? 0) + 1;

        public int Last => last;

        private Chain? Before => before;

        public bool Contains(int position)
        {
            for (var chain = this; chain is not null; chain = chain.Before)
            {
                if (chain.Last == position)
                {
                    return true;
                }
            }

            return false;
        }

        public int[] ToPath()
        {
            var path = new int[_length];
            var chain = this;
            for (var i = _length - 1; i >= 0; i--)
            {
                path[i] = chain!.Last;
                chain = chain.Before;
            }

            return path;
        }
    }
}
