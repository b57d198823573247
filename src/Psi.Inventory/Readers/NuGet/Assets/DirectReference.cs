namespace Psi.Inventory;

/// <summary>A package or project that the project names itself.</summary>
/// <param name="Name">As the project spells it; ids compare ignoring case.</param>
/// <param name="RequestedVersion">The range asked for, for instance <c>[13.0.3, )</c>; null for projects.</param>
internal sealed record DirectReference(string Name, string? RequestedVersion)
{
    /// <summary>The codes of the reference's own <c>NoWarn</c>.</summary>
    public IReadOnlyList<string> NoWarn { get; init; } = [];
}
