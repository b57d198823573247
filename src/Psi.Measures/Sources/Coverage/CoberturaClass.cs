namespace Psi.Measures.Sources.Coverage;

/// <summary>
/// A class of a Cobertura file. Its own lines repeat those of its methods; tools that write the lines of methods only get them counted too.
/// </summary>
internal sealed class CoberturaClass(string file, int depth)
{
    private readonly List<Line> _own = [];
    private readonly List<Line> _ofMethods = [];

    /// <summary>The file that it is in.</summary>
    public string File => file;

    /// <summary>How many elements are around it.</summary>
    public int Depth => depth;

    /// <summary>Takes a line of the class itself, or of one of its methods.</summary>
    public void Add(Line line, bool isInMethod) => (isInMethod ? _ofMethods : _own).Add(line);

    /// <summary>Gives the lines away.</summary>
    public void Finish(ISourceRecords records)
    {
        foreach (var line in _own.Count > 0 ? _own : _ofMethods)
        {
            records.Add(line.Covered);
            if (line.Branches is { } branches)
            {
                records.Add(branches);
            }

            if (line.HasUncountedBranches)
            {
                records.PassOver("branches of lines that are not counted");
            }
        }
    }

    /// <summary>A line with its branches.</summary>
    /// <param name="Covered">The line.</param>
    /// <param name="Branches">Its branches; null when it has none, or they are not counted.</param>
    /// <param name="HasUncountedBranches">Whether the file says that there are branches, and not how many.</param>
    public readonly record struct Line(CoveredLine Covered, CoveredBranch? Branches, bool HasUncountedBranches);
}
