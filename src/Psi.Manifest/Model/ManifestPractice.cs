using Psi.Policy;

namespace Psi.Manifest;

/// <summary>A tool or a way of working found in the repository.</summary>
public sealed record ManifestPractice
{
    /// <summary>For example <c>central-package-management</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Where it shows.</summary>
    public required FileLocation At { get; init; }

    /// <summary>Of a threat model: the day it says it is of, else that of its last commit; null when neither is known.</summary>
    public CalendarDate? Date { get; init; }

    /// <summary>Of a threat model: how many threats nothing was done about yet.</summary>
    public int? Open { get; init; }

    /// <summary>Of a threat model: how many threats are mitigated.</summary>
    public int? Mitigated { get; init; }

    /// <summary>What else there is to say, such as the tool of a threat model.</summary>
    public string? Detail { get; init; }
}
