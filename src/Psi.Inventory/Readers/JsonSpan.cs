namespace Psi.Inventory;

/// <summary>Where a JSON value lies in its file, in bytes.</summary>
internal readonly record struct JsonSpan(int Start, int Length);
