using Psi.Policy;

namespace Psi.Manifest;

/// <summary>A shared security service that the policy names, and whether the product uses it.</summary>
public sealed record ManifestService
{
    /// <summary>Its id in the policy.</summary>
    public required string Id { get; init; }

    /// <summary>The name people use.</summary>
    public required string Title { get; init; }

    /// <summary>What it is for, for example <c>identity</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What another, an own or no service gives on the day decided for, before enforcement is applied.</summary>
    public Severity Severity { get; init; }

    /// <summary>The day from which on that is an error; null when that is now or never.</summary>
    public CalendarDate? ErrorFrom { get; init; }

    /// <summary>Why the product must use it; null when it need not.</summary>
    public string? Required { get; init; }

    /// <summary>Whether the product uses it; in a fragment, as far as one project shows.</summary>
    public required ServiceState State { get; init; }

    /// <summary>Why it has that state.</summary>
    public string? Reason { get; init; }

    /// <summary>Why some of the code could not be looked at; null when all was, or it does not matter.</summary>
    public string? NotSeen { get; init; }

    /// <summary>The waiver in force that lets the product do without it altogether; null for none.</summary>
    public string? Waiver { get; init; }

    /// <summary>By what its use shows, each as <c>key: value</c> with a key of the policy, such as <c>hosts: login.example</c>.</summary>
    public IReadOnlyList<string> Recommended { get; init => field = value ?? []; } = [];

    /// <summary>By what the use of something else shows, in the same form.</summary>
    public IReadOnlyList<string> InsteadOf { get; init => field = value ?? []; } = [];

    /// <summary>Every place that shows something of it, sorted by place.</summary>
    public IReadOnlyList<ManifestServiceSighting> Sightings { get; init => field = value ?? []; } = [];
}
