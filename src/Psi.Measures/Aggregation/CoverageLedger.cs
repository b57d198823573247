namespace Psi.Measures;

/// <summary>
/// Which lines and branches tests covered, over the files of several test projects: a line that two of them tell about is one line, and
/// covered when one of them covered it.
/// </summary>
public sealed class CoverageLedger
{
    private readonly Dictionary<string, SourceCoverage> _files = new(StringComparer.Ordinal);

    /// <summary>Lines that can be covered, and those that were.</summary>
    public (long Covered, long All) Lines
    {
        get
        {
            var lines = _files.Values.SelectMany(file => file.Lines.Values);
            return (lines.LongCount(isCovered => isCovered), _files.Values.Sum(file => (long)file.Lines.Count));
        }
    }

    /// <summary>Branches that can be covered, and those that were.</summary>
    public (long Covered, long All) Branches
    {
        get
        {
            var branches = _files.Values.SelectMany(file => file.Branches).ToList();
            return (branches.Sum(branch => branch.Covered), branches.Sum(branch => branch.All));
        }
    }

    /// <summary>Whether it is told nothing.</summary>
    public bool IsEmpty => _files.Count == 0;

    /// <summary>Takes a line.</summary>
    public void Add(CoveredLine line)
    {
        var lines = FileOf(line.File).Lines;
        lines[line.Line] = lines.GetValueOrDefault(line.Line) || line.Hits > 0;
    }

    /// <summary>Takes a branch.</summary>
    public void Add(CoveredBranch branch) => FileOf(branch.File).Add(branch);

    /// <summary>Takes all of another one's.</summary>
    public void Add(CoverageLedger other)
    {
        foreach (var (name, file) in other._files)
        {
            FileOf(name).Add(file);
        }
    }

    private SourceCoverage FileOf(string name)
    {
        if (!_files.TryGetValue(name, out var file))
        {
            _files.Add(name, file = new SourceCoverage());
        }

        return file;
    }

    private sealed class SourceCoverage
    {
        private readonly Dictionary<(int Line, string Id), bool> _named = [];
        private readonly Dictionary<int, (int Covered, int All)> _counted = [];

        public Dictionary<int, bool> Lines { get; } = [];

        // Where a line's branches are named, counts of the same ones by another format add nothing.
        public IEnumerable<(int Covered, int All)> Branches
        {
            get
            {
                var lines = _named.Keys.Select(branch => branch.Line).ToHashSet();
                return
                [
                    .. _named.Values.Select(isCovered => (isCovered ? 1 : 0, 1)),
                    .. _counted.Where(line => !lines.Contains(line.Key)).Select(line => line.Value),
                ];
            }
        }

        public void Add(CoveredBranch branch)
        {
            if (branch.Id is { } id)
            {
                _named[(branch.Line, id)] = _named.GetValueOrDefault((branch.Line, id)) || branch.Covered > 0;
            }
            else
            {
                // Two counts of a line may be of different branches, so what both cover together is at least the greater one.
                var known = _counted.GetValueOrDefault(branch.Line);
                _counted[branch.Line] = (Math.Max(known.Covered, branch.Covered), Math.Max(known.All, branch.Total));
            }
        }

        public void Add(SourceCoverage other)
        {
            foreach (var (line, isCovered) in other.Lines)
            {
                Lines[line] = Lines.GetValueOrDefault(line) || isCovered;
            }

            foreach (var (branch, isCovered) in other._named)
            {
                _named[branch] = _named.GetValueOrDefault(branch) || isCovered;
            }

            foreach (var (line, (covered, all)) in other._counted)
            {
                var known = _counted.GetValueOrDefault(line);
                _counted[line] = (Math.Max(known.Covered, covered), Math.Max(known.All, all));
            }
        }
    }
}
