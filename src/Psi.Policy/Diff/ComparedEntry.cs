namespace Psi.Policy;

/// <summary>An entry of the component list or the support list, as far as comparing policies needs it.</summary>
/// <param name="Pattern">What it is about.</param>
/// <param name="Location">Where it is written.</param>
/// <param name="Strength">Its layer's; more is stronger.</param>
/// <param name="Versions">The versions it is about; null for all.</param>
/// <param name="Turns">The days on which it becomes stricter.</param>
/// <param name="Fields">What it says.</param>
internal sealed record ComparedEntry(
    ComponentPattern Pattern,
    FileLocation Location,
    int Strength,
    VersionInterval? Versions,
    IReadOnlyList<CalendarDate> Turns,
    IReadOnlyList<KeyValuePair<string, string?>> Fields)
{
    /// <summary>All it says: two entries with the same content and pattern are one entry, wherever they are written.</summary>
    public string Content { get; } = string.Join("\n", Fields.Select(field => $"{field.Key}={field.Value}"));
}
