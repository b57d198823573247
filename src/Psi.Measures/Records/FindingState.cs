namespace Psi.Measures;

/// <summary>What became of a finding, as its tool says.</summary>
public enum FindingState
{
    /// <summary>It is there.</summary>
    Open,

    /// <summary>Somebody decided that it stays: suppressed, accepted, a false positive, not affected.</summary>
    Accepted,

    /// <summary>It is gone, or what it warns of is mitigated.</summary>
    Fixed,
}
