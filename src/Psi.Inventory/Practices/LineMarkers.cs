using System.Text;

namespace Psi.Inventory.Practices;

/// <summary>Looks for words in the lines of a pipeline or a settings file; what is commented out does not count.</summary>
internal static class LineMarkers
{
    /// <summary>Whether a line has one of these words, ignoring case.</summary>
    public static Func<RepositoryFile, PracticeEvidence?> AnyOf(params string[] words) => file =>
        LineOf(file, line => Array.Exists(words, word => line.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0));

    /// <summary>Whether some line has the first word, and some line one of the others: a task, and what it is told to do.</summary>
    public static Func<RepositoryFile, PracticeEvidence?> Both(string word, params string[] others) => file =>
        AnyOf(others)(file) is null ? null : AnyOf(word)(file);

    /// <summary>Whether a line says anything at all.</summary>
    public static PracticeEvidence? Anything(RepositoryFile file) => LineOf(file, line => line.Trim().Length > 0);

    private static PracticeEvidence? LineOf(RepositoryFile file, Func<string, bool> isIt)
    {
        using var reader = new StreamReader(new MemoryStream(file.Content), Encoding.UTF8);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (isIt(WithoutComment(line)))
            {
                return new PracticeEvidence(number);
            }
        }

        return null;
    }

    // '#' begins a comment in YAML, TOML, properties and shell, '//' in a Jenkinsfile. Inside a word it is an address or an anchor.
    private static string WithoutComment(string line)
    {
        if (line.TrimStart().StartsWith("//", StringComparison.Ordinal))
        {
            return "";
        }

        for (var at = line.IndexOf('#'); at >= 0; at = line.IndexOf('#', at + 1))
        {
            if (at == 0 || char.IsWhiteSpace(line[at - 1]))
            {
                return line.Substring(0, at);
            }
        }

        return line;
    }
}
