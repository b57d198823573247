namespace Psi.Inventory;

/// <summary>What NuGet's audit left in the assets file: NU1900 to NU1905.</summary>
/// <param name="Code">For instance <c>NU1903</c>.</param>
/// <param name="Message">NuGet's message as written, in the language of the machine that restored.</param>
/// <param name="LibraryId">The package it is about; null when it is about none.</param>
/// <param name="Targets">The targets it is about, as the file names them; empty for all.</param>
internal sealed record AuditEntry(string Code, string Message, string? LibraryId, IReadOnlyList<string> Targets)
{
    /// <summary>Whether a code is one of the audit's.</summary>
    public static bool IsAudit(string? code) => code is ['N' or 'n', 'U' or 'u', '1', '9', '0', >= '0' and <= '5'];
}
