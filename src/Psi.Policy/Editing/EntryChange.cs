namespace Psi.Policy;

/// <summary>A key of a component entry that gets another value, or one at all.</summary>
/// <param name="Entry">The entry, by its <see cref="ComponentEntry.Location"/>.</param>
/// <param name="Key">A key whose value is a single text: <c>status</c>, <c>versions</c>, <c>replacement</c> or <c>reason</c>.</param>
/// <param name="Value">The value as it is meant, not as YAML writes it.</param>
public sealed record EntryChange(FileLocation Entry, string Key, string Value);
