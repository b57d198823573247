using Psi.Policy.Reading;

namespace Psi.Policy;

/// <summary>
/// A word of <c>appliesTo</c>: a kind of application (<c>web</c>) or something that a project uses (<c>uses:database</c>, or a component
/// of its own by <c>uses:pkg:nuget/Npgsql*</c>).
/// </summary>
public sealed record ProjectTrait
{
    private const string UsesPrefix = "uses:";

    private ProjectTrait(string text, ComponentPattern? component = null) => (Text, Component) = (text, component);

    /// <summary>The word as a policy writes it.</summary>
    public string Text { get; }

    /// <summary>The component it asks for; null for a kind of application and for a known technology.</summary>
    public ComponentPattern? Component { get; }

    /// <summary>That a project has the trait, as a clause.</summary>
    public string InWords => Text.StartsWith(UsesPrefix, StringComparison.Ordinal)
        ? $"a project uses {Text.Substring(UsesPrefix.Length)}"
        : $"a project is of the kind {Text}";

    /// <summary>Reads a word.</summary>
    public static bool TryParse(string text, out ProjectTrait? trait, out string expectation)
    {
        expectation = "";
        trait = null;
        if (!text.StartsWith(UsesPrefix, StringComparison.Ordinal))
        {
            trait = ProjectKinds.All.Contains(text, StringComparer.Ordinal) ? new(text) : null;
        }
        else if (KnownTechnologies.Names.Contains(text.Substring(UsesPrefix.Length), StringComparer.Ordinal))
        {
            trait = new(text);
        }
        else if (ComponentPattern.TryParse(text.Substring(UsesPrefix.Length), out var pattern, out _))
        {
            trait = new(text, pattern);
        }

        if (trait is null)
        {
            List<string> known = [.. ProjectKinds.All, .. KnownTechnologies.Names.Select(name => UsesPrefix + name)];
            expectation = $"expected one of {string.Join(", ", known)}, or a component such as uses:pkg:nuget/Npgsql*"
                + Suggestion.For(text, known);
        }

        return trait is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>The word for a technology.</summary>
    internal static string Uses(string technology) => UsesPrefix + technology;
}
