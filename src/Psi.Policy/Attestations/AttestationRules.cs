namespace Psi.Policy;

/// <summary>Whose attestations an organisation accepts, and for how long.</summary>
/// <param name="By">E-mail addresses; empty for anyone; null where a file does not say.</param>
/// <param name="MaximumDays">From the day it was said to its last day; null for no limit.</param>
public sealed record AttestationRules(IReadOnlyList<string>? By, int? MaximumDays)
{
    /// <summary>Nothing is said.</summary>
    public static AttestationRules None { get; } = new(null, null);

    /// <summary>What another file says on top of this.</summary>
    public AttestationRules OverlaidWith(AttestationRules other) => new(other.By ?? By, other.MaximumDays ?? MaximumDays);
}
