namespace Psi.Inventory;

/// <summary>A package or project that the project names itself.</summary>
/// <param name="Name">As the project spells it; ids compare ignoring case.</param>
/// <param name="RequestedVersion">The range asked for, for instance <c>[13.0.3, )</c>; null for projects.</param>
internal sealed record DirectReference(string Name, string? RequestedVersion)
{
    /// <summary>Whether the .NET SDK adds it by itself (<c>IsImplicitlyDefined</c>).</summary>
    public bool IsAutoReferenced { get; init; }

    /// <summary>Whether the framework provides it, so that restore takes nothing out of the package (NU1510).</summary>
    public bool IsPruned { get; init; }

    /// <summary>The codes of the reference's own <c>NoWarn</c>.</summary>
    public IReadOnlyList<string> NoWarn { get; init; } = [];
}
