using Psi.Policy;

namespace Psi.Manifest;

/// <summary>A tool or a way of working that the policy asks of the product.</summary>
public sealed record ManifestAskedPractice
{
    /// <summary>A practice, or a kind of which any one is enough, such as <c>static-analysis</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What a missing one gives on the day decided for, before enforcement is applied.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The day from which on it is an error; null when that is now or never.</summary>
    public CalendarDate? ErrorFrom { get; init; }

    /// <summary>The oldest that a threat model may be, in days; null for any age.</summary>
    public int? MaxAgeDays { get; init; }

    /// <summary>Where a missing one is reported: the product file.</summary>
    public required FileLocation At { get; init; }
}
