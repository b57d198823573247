namespace Psi.Policy.Tests.Knowledge;

/// <summary>Reads the tables in <c>knowledge</c>: columns apart by tabs, the first line names them.</summary>
internal static class KnowledgeTable
{
    public static IEnumerable<string[]> Rows(string name, params string[] columns)
    {
        var lines = RepositoryFile.Text($"knowledge/{name}").ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        Assert.Equal(columns, lines[0].Split('\t'));
        return lines.Skip(1).Select(line =>
        {
            var cells = line.Split('\t');
            Assert.True(cells.Length == columns.Length, $"knowledge/{name}: {line}");
            return cells;
        });
    }
}
