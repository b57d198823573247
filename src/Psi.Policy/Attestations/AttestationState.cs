namespace Psi.Policy;

/// <summary>What an attestation counts for on a date.</summary>
public enum AttestationState
{
    /// <summary>It counts.</summary>
    Valid,

    /// <summary>It counts, and ends within 30 days.</summary>
    Expiring,

    /// <summary>Its last day is past; it counts for nothing.</summary>
    Expired,

    /// <summary>The organisation does not let it count.</summary>
    Refused,
}
