namespace Psi.Policy;

/// <summary>The state of a waiver on a date.</summary>
public enum WaiverState
{
    /// <summary>It covers what it names.</summary>
    Valid,

    /// <summary>It covers what it names, and expires within 30 days.</summary>
    Expiring,

    /// <summary>Its last day is past; it covers nothing.</summary>
    Expired,

    /// <summary>The organisation's rules for waivers do not allow it; it covers nothing.</summary>
    Refused,
}
