using Psi.Measures.Sources.Json;

namespace Psi.Measures.Sources.Events;

/// <summary>What every CDEvent says in the same way.</summary>
internal sealed class CdEvent
{
    private readonly SourceEntry _entry;
    private readonly SourceValue _context;
    private readonly SourceValue _subject;

    /// <summary>Understands the two halves of an event.</summary>
    /// <exception cref="SourceFormatException">One is missing, or says something that can't be right.</exception>
    public CdEvent(SourceValue told, SourceEntry entry)
    {
        (_entry, _context, _subject) = (entry, told.Required("context"), told.Required("subject"));
        var type = _context.Required("type");
        What = type.Text().Split('.') is ["dev", "cdevents", var subject, var predicate, ..]
            ? $"{subject}.{predicate}"
            : throw new SourceFormatException("expected a type of CDEvents such as dev.cdevents.change.merged.0.2.0", type.At);
        Time = _context.RequiredTime("timestamp", entry);
    }

    /// <summary>Its subject and what became of it, without <c>dev.cdevents</c> and the version: <c>change.merged</c>.</summary>
    public string What { get; }

    /// <summary>When.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>What the event says of its subject.</summary>
    public DeliveryEvent Part(EventKind kind) => About(kind, _subject.Required("id").Id());

    /// <summary>A deployment. Its subject is the service, one for all of its deployments, so the event's own id names it.</summary>
    public DeliveryEvent Deployment() => About(EventKind.Deployment, _context.Required("id").Id()) with
    {
        Commits = CommitsOf(_subject["content"]?.Name("artifactId")),
    };

    /// <summary>The version of a package address, where it is a commit: <c>pkg:generic/shop@0123…</c></summary>
    public static IReadOnlyList<string> CommitsOf(string? purl) =>
        purl?.Split('@') is [_, .., var version] ? CommitIds.Among(version.Split('?', '#')[0]) : [];

    private DeliveryEvent About(EventKind kind, string id)
    {
        var happened = EntryEvent.Of(_entry, "cdevents", kind, id);
        return happened with
        {
            // Only changes name a repository. Where the entry does, changes and deployments have to name the same one to be matched.
            Repository = happened.Repository ?? _subject["content"]?["repository"]?.Name("id"),
            Environment = _subject["content"]?["environment"]?.Name("id") ?? happened.Environment,
            Updated = Time,
        };
    }
}
