namespace Psi.Inventory;

/// <summary>An error that restore left in the assets file.</summary>
/// <param name="Code">NuGet's code, for instance <c>NU1101</c>.</param>
/// <param name="Message">NuGet's message, on one line.</param>
/// <param name="LibraryId">The package it is about; null when it is about none.</param>
internal sealed record RestoreError(string Code, string Message, string? LibraryId);
