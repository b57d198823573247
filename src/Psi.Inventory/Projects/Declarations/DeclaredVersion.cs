using Psi.Policy;

namespace Psi.Inventory;

/// <summary>A version as a project file writes it.</summary>
/// <param name="Text">For instance <c>13.0.3</c>, <c>[1.0,2.0)</c> or <c>$(NewtonsoftVersion)</c>.</param>
/// <param name="Location">Where the attribute or element begins that holds it.</param>
internal sealed record DeclaredVersion(string Text, FileLocation Location)
{
    /// <summary>
    /// Whether it asks for the same versions as a range of the assets file: <c>13.0.3</c> and <c>[13.0.3, )</c> do, and <c>13.*</c> and
    /// <c>[13.*, )</c>.
    /// </summary>
    public bool AsksFor(string? range) =>
        range is not null
        && (string.Equals(Text, range, StringComparison.OrdinalIgnoreCase)
            || string.Equals($"[{Text}, )", range, StringComparison.OrdinalIgnoreCase)
            || (VersionInterval.TryParse(Text, out var written)
                && VersionInterval.TryParse(range, out var requested)
                && written == requested));
}
