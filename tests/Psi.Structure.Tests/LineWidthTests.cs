namespace Psi.Structure.Tests;

/// <summary>A line that needs scrolling says too much: split what it says, not the line.</summary>
public sealed class LineWidthTests
{
    private const int Code = 140;
    private const int Prose = 120;

    [Fact]
    public void Code_is_at_most_140_characters_wide() => Offenders.AreAbsent(
        from file in SourceTree.Files(".cs", ".csproj", ".props", ".targets", ".sql", ".css", ".yaml")
        from line in file.Lines.Index()
        where line.Item.Length > Code && !HoldsOnlyAnAddress(line.Item)
        select $"{file.Path}:{line.Index + 1} is {line.Item.Length} wide");

    [Fact]
    public void Prose_is_at_most_120_characters_wide() => Offenders.AreAbsent(
        from file in SourceTree.Files(".md")
        where !file.Path.Contains("/AnalyzerReleases.", StringComparison.Ordinal)
        from line in ProseOf(file)
        where line.Text.Length > Prose && !HoldsOnlyAnAddress(line.Text)
        select $"{file.Path}:{line.Number} is {line.Text.Length} wide");

    /// <summary>Tables and what a program printed are as wide as they are; everything else can be wrapped.</summary>
    private static IEnumerable<(int Number, string Text)> ProseOf(SourceFile file)
    {
        var isFenced = false;
        foreach (var (index, line) in file.Lines.Index())
        {
            var text = line.TrimStart();
            if (text.StartsWith("```", StringComparison.Ordinal))
            {
                isFenced = !isFenced;
            }
            else if (!isFenced && !text.StartsWith('|'))
            {
                yield return (index + 1, line);
            }
        }
    }

    /// <summary>An address or a link has no place to break.</summary>
    private static bool HoldsOnlyAnAddress(string line)
    {
        var longest = line.Split(' ', StringSplitOptions.RemoveEmptyEntries).MaxBy(word => word.Length)!;
        return line.TrimStart().StartsWith("![", StringComparison.Ordinal)
            || (longest.Contains("://", StringComparison.Ordinal) && line.Trim().Length - longest.Length < 40);
    }
}
