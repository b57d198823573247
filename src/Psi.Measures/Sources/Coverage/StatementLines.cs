namespace Psi.Measures.Sources.Coverage;

/// <summary>
/// Gives away the lines of statements that may be longer than one. A short file that claims very many lines is refused before it fills
/// the memory.
/// </summary>
internal sealed class StatementLines(ISourceRecords records)
{
    /// <summary>The longest statement of which every line counts; of a longer one, its first.</summary>
    public const int LongestStatement = 10_000;

    // More than any code base has, and each line takes time.
    private const long MostLines = 50_000_000;

    private long _lines;

    /// <summary>Takes the lines of a statement.</summary>
    /// <param name="file">The file.</param>
    /// <param name="first">Its first line.</param>
    /// <param name="last">Its last line; null when it has only one.</param>
    /// <param name="hits">How often it ran.</param>
    /// <param name="line">Where the coverage file says so.</param>
    /// <exception cref="SourceFormatException">It ends before it begins, or there are far too many lines.</exception>
    public void Add(string file, int first, int? last, long hits, long line)
    {
        var end = last ?? first;
        if (end < first)
        {
            throw new SourceFormatException($"the code ends at line {end}, before it begins at line {first}", at: null, line);
        }

        if (end - first >= LongestStatement)
        {
            records.PassOver($"further lines of statements of more than {LongestStatement} lines");
            end = first;
        }

        _lines += end - first + 1;
        if (_lines > MostLines)
        {
            throw new SourceFormatException($"there are more than {MostLines} lines in this file", at: null, line);
        }

        for (var number = first; number <= end; number++)
        {
            records.Add(new CoveredLine(file, number, hits));
        }
    }
}
