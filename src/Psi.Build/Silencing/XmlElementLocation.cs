using Psi.Policy;

namespace Psi.Build;

/// <summary>An element of a project file, as it is written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Attributes">Its attributes by name, ignoring case, as MSBuild does.</param>
/// <param name="Text">What it holds, if that is only text; else empty.</param>
/// <param name="Depth">How many elements are around it.</param>
/// <param name="IsConditional">Whether it or an element around it has a condition.</param>
/// <param name="At">Where its start tag begins.</param>
internal sealed record XmlElementLocation(
    string Name,
    IReadOnlyDictionary<string, string> Attributes,
    string Text,
    int Depth,
    bool IsConditional,
    FileLocation At)
{
    /// <summary>Whether it has this name, ignoring case.</summary>
    public bool Is(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>An attribute's value; empty without the attribute.</summary>
    public string Attribute(string name) => Attributes.TryGetValue(name, out var value) ? value : "";
}
