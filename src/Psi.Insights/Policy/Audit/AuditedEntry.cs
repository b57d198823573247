using NuGet.Versioning;
using Psi.Insights.Policy.Audit.Sources;
using Psi.Policy;

namespace Psi.Insights.Policy.Audit;

/// <summary>An entry of the list, and what the package sources say of it today.</summary>
internal sealed record AuditedEntry
{
    /// <summary>The entry.</summary>
    public required ComponentEntry Entry { get; init; }

    /// <summary>How much could be learnt.</summary>
    public required AuditState State { get; init; }

    /// <summary>Why not all of it; null when all.</summary>
    public string? Reason { get; init; }

    /// <summary>The sources that were to answer.</summary>
    public IReadOnlyList<string> AskedOf { get; init; } = [];

    /// <summary>The newest version that is offered, whatever the entry says of it.</summary>
    public NuGetVersion? Newest { get; init; }

    /// <summary>
    /// The newest version that is offered and that the entry accepts; of a prohibited component, that it does not prohibit.
    /// </summary>
    public VersionFacts? NewestAccepted { get; init; }

    /// <summary>All versions it accepts, unlisted ones and prereleases among them, from the oldest to the newest.</summary>
    public IReadOnlyList<VersionFacts> Accepted { get; init; } = [];

    /// <summary>What someone should look at, the most severe first.</summary>
    public IReadOnlyList<AuditRemark> Remarks { get; init; } = [];
}

/// <summary>How much could be learnt about an entry.</summary>
internal enum AuditState
{
    /// <summary>All there is to know.</summary>
    Answered,

    /// <summary>Every source answered, and none has it.</summary>
    NotFound,

    /// <summary>It can't be asked about: it is a glob, or no source is mapped to it.</summary>
    NotAsked,

    /// <summary>Something: another source did not answer.</summary>
    Incomplete,

    /// <summary>Nothing: no source answered that may have it.</summary>
    Undetermined,
}

/// <summary>Something about an entry that someone should look at.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Message">What was found, and what to do.</param>
internal sealed record AuditRemark(AuditRemarkKind Kind, string Message)
{
    /// <summary>Whether something is wrong with the entry, and it is not just news.</summary>
    public bool IsWarning => Kind < AuditRemarkKind.OnlyPrereleases;
}

/// <summary>The kinds of remarks, the most severe first. From <see cref="OnlyPrereleases"/> on they are just news.</summary>
internal enum AuditRemarkKind
{
    /// <summary>Accepted versions have known vulnerabilities.</summary>
    Vulnerable,

    /// <summary>Its authors advise against the newest accepted version.</summary>
    Deprecated,

    /// <summary>Every accepted version was withdrawn from search.</summary>
    Unlisted,

    /// <summary>No version that exists is accepted.</summary>
    NothingAccepted,

    /// <summary>No source has it.</summary>
    NotFound,

    /// <summary>All that is accepted and offered are prereleases.</summary>
    OnlyPrereleases,

    /// <summary>There is a newer version than the entry accepts.</summary>
    NewerOutside,
}
