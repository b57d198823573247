using Psi.Policy;

namespace Psi.Manifest;

/// <summary>Some days, in UTC.</summary>
public sealed record ManifestPeriod
{
    /// <summary>The first, which belongs to it.</summary>
    public required CalendarDate From { get; init; }

    /// <summary>The last, which belongs to it.</summary>
    public required CalendarDate To { get; init; }
}
