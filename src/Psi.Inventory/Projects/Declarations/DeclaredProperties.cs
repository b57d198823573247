namespace Psi.Inventory;

/// <summary>The properties of project files as they are written, to find the one that a version is written with.</summary>
internal sealed class DeclaredProperties
{
    // A definition may lead to further ones, and a hostile file makes their number grow with every step. Real files need one or two.
    private const int MaximumAttempts = 256;

    private readonly Dictionary<string, List<DeclaredVersion>> _definitions = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds a definition; those of the files in which a developer would look first come first.</summary>
    public void Add(string name, DeclaredVersion definition)
    {
        if (!_definitions.TryGetValue(name, out var definitions))
        {
            _definitions.Add(name, definitions = []);
        }

        definitions.Add(definition);
    }

    /// <summary>
    /// Where the property is given the value that makes a version ask for the range; null when it is made of none, of several, or of one
    /// that no file defines so.
    /// </summary>
    /// <param name="version">For instance <c>$(SerilogVersion)</c> or <c>[$(SerilogVersion)]</c>.</param>
    /// <param name="range">The range restore was asked for.</param>
    public DeclaredVersion? Find(DeclaredVersion version, string? range)
    {
        var attempts = MaximumAttempts;
        return range is null ? null : Find(version, range, ref attempts);
    }

    private DeclaredVersion? Find(DeclaredVersion version, string range, ref int attempts)
    {
        if (PropertyIn(version.Text) is not { } name || !_definitions.TryGetValue(name, out var definitions))
        {
            return null;
        }

        foreach (var definition in definitions)
        {
            if (attempts-- <= 0)
            {
                return null;
            }

            var written = definition with { Text = version.Text.Replace($"$({name})", definition.Text) };
            if (written.AsksFor(range))
            {
                return written;
            }

            if (Find(written, range, ref attempts) is { } deeper)
            {
                return deeper;
            }
        }

        return null;
    }

    // With several properties none of them is the place of the version, and a function call would have to be evaluated.
    private static string? PropertyIn(string text)
    {
        var start = text.IndexOf("$(", StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf(')', start);
        if (end < 0 || text.IndexOf("$(", start + 2, StringComparison.Ordinal) >= 0)
        {
            return null;
        }

        var name = text.Substring(start + 2, end - start - 2);
        return name.Length > 0 && name.All(character => char.IsLetterOrDigit(character) || character is '_' or '-') ? name : null;
    }
}
