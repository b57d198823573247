using Psi.Policy;

namespace Psi.Measures.Sources.Tests;

/// <summary>The names of tests. Their parameters can be any text, and still each test has to keep a name of its own.</summary>
internal static class TestName
{
    /// <summary>A test by its class and name, which may begin with the class itself.</summary>
    /// <param name="type">The class; null or empty when the file does not say.</param>
    /// <param name="test">The test.</param>
    /// <param name="at">Where the file names it.</param>
    /// <param name="line">The line there.</param>
    /// <exception cref="SourceFormatException">The test has no name.</exception>
    public static string Of(string? type, string test, string at, long line)
    {
        var (outer, name) = (type?.Trim() ?? "", test.Trim());
        if (name.Length == 0)
        {
            throw new SourceFormatException("the name of the test is missing", at, line);
        }

        return Visible(outer.Length == 0 || name.StartsWith($"{outer}.", StringComparison.Ordinal) ? name : $"{outer}.{name}");
    }

    // Shortened or with characters replaced, two names could become one; the fingerprint keeps them apart.
    private static string Visible(string name) =>
        name.Length <= SourceText.Longest - 100 && DisplayText.IsPrintable(name)
            ? name
            : $"{DisplayText.OneLine(name, 400)} #{Fingerprint.Of(name)[..16]}";
}
