using Psi.Policy.Reading;

namespace Psi.Policy;

/// <summary>Entries as names and values in words, so that a message can say what differs.</summary>
internal static class EntryFields
{
    public static IReadOnlyList<KeyValuePair<string, string?>> Of(ComponentEntry entry) =>
    [
        new("status", Vocabularies.Statuses.WordOf(entry.Status)),
        new("versions", entry.Versions?.ToString()),
        new("enforceFrom", entry.EnforceFrom?.ToString()),
        new("scopes", Scopes(entry.Scopes)),
        new("levels", Levels(entry.Levels)),
        new("replacement", entry.Replacement?.ToString()),
        new("reason", Text(entry.Reason)),
        new("owner", Text(entry.Owner)),
        new("reviewBy", entry.ReviewBy?.ToString()),
    ];

    public static IReadOnlyList<KeyValuePair<string, string?>> Of(SupportEntry entry) =>
    [
        new("endOfSupport", entry.EndOfSupport.ToString()),
        new("versions", entry.Versions?.ToString()),
        new("replacement", entry.Replacement?.ToString()),
        new("reason", Text(entry.Reason)),
        new("source", Text(entry.Source)),
    ];

    /// <summary>The differences, in the order of the fields; every given field where one of the two has none.</summary>
    public static IReadOnlyList<string> Differences(
        IReadOnlyList<KeyValuePair<string, string?>> old, IReadOnlyList<KeyValuePair<string, string?>> @new)
    {
        if (old.Count == 0)
        {
            return [.. Given(@new)];
        }

        if (@new.Count == 0)
        {
            return [.. Given(old)];
        }

        return
        [
            .. from index in Enumerable.Range(0, old.Count)
               let was = old[index].Value
               let becomes = @new[index].Value
               where was != becomes
               select (was, becomes) switch
               {
                   (null, _) => $"{old[index].Key} {becomes} is new",
                   (_, null) => $"{old[index].Key} {was} is gone",
                   _ => $"{old[index].Key} from {was} to {becomes}",
               },
        ];

        static IEnumerable<string> Given(IReadOnlyList<KeyValuePair<string, string?>> fields) =>
            fields.Where(field => field.Value is not null).Select(field => $"{field.Key} {field.Value}");
    }

    public static string? Levels(IReadOnlyList<int>? levels) =>
        levels is null ? null : string.Join(", ", levels.Distinct().OrderBy(level => level));

    public static string? List(IEnumerable<object> items)
    {
        var texts = items.Select(item => Text(item.ToString())).Distinct(StringComparer.Ordinal);
        return string.Join(", ", texts.OrderBy(text => text, StringComparer.Ordinal)) is { Length: > 0 } list ? list : null;
    }

    private static string? Scopes(IReadOnlyList<ComponentScope>? scopes) =>
        scopes is null ? null : string.Join(", ", scopes.Distinct().OrderBy(scope => scope).Select(Vocabularies.Scopes.WordOf));

    private static string? Text(string? text) => text is null ? null : DisplayText.OneLine(text);
}
