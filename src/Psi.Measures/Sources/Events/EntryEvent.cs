using Psi.Measures.Sources.Json;

namespace Psi.Measures.Sources.Events;

/// <summary>An event with what its sources file says of all of them; a reader adds what the event says itself.</summary>
internal static class EntryEvent
{
    /// <param name="entry">What the sources file says.</param>
    /// <param name="system">The origin, unless the entry names one.</param>
    /// <param name="kind">What happened.</param>
    /// <param name="id">Its id.</param>
    public static DeliveryEvent Of(SourceEntry entry, string system, EventKind kind, string id) => new()
    {
        Kind = kind,
        Id = id,
        Origin = entry.Origin ?? system,
        Product = entry.Product,
        Repository = entry.Repository,
        Environment = entry.Environment,
    };

    /// <summary>A property that is a name; null when it is missing or blank.</summary>
    /// <exception cref="SourceFormatException">It is something else.</exception>
    public static string? Name(this SourceValue value, string property) =>
        value[property] is { } name ? SourceText.OptionalName(name.Text(), $"'{property}'", name.At) : null;

    /// <summary>A time that has to be there.</summary>
    /// <exception cref="SourceFormatException">It is missing or something else.</exception>
    public static DateTimeOffset RequiredTime(this SourceValue value, string property, SourceEntry entry) =>
        value.Time(property, entry) ?? throw new SourceFormatException($"'{property}' is missing", value.At);
}
