namespace Psi.Policy;

/// <summary>An attestation on a date.</summary>
/// <param name="Attestation">The attestation.</param>
/// <param name="State">Whether it counts.</param>
/// <param name="Reason">Why it counts for nothing, as the rest of a sentence; null when it counts.</param>
/// <param name="Problem">What to report of it (PSI0002 when refused, else PSI0005); null for nothing.</param>
public sealed record AttestationStatus(Attestation Attestation, AttestationState State, string? Reason, Problem? Problem)
{
    /// <summary>Whether it counts.</summary>
    public bool IsInForce => State is AttestationState.Valid or AttestationState.Expiring;
}
