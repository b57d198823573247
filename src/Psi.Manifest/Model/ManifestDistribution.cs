namespace Psi.Manifest;

/// <summary>How large some values are.</summary>
public sealed record ManifestDistribution
{
    /// <summary>How many values.</summary>
    public required int Count { get; init; }

    /// <summary>Their arithmetic mean.</summary>
    public required double Mean { get; init; }

    /// <summary>The smallest value that half of them do not exceed.</summary>
    public required double P50 { get; init; }

    /// <summary>The smallest value that three quarters of them do not exceed.</summary>
    public required double P75 { get; init; }

    /// <summary>The smallest value that 95 of 100 of them do not exceed.</summary>
    public required double P95 { get; init; }
}
