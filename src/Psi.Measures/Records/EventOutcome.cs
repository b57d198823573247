namespace Psi.Measures;

/// <summary>How an event ended.</summary>
public enum EventOutcome
{
    /// <summary>As intended: deployed, merged, published, solved.</summary>
    Succeeded,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>It was taken back after it had succeeded.</summary>
    RolledBack,

    /// <summary>It was given up before it ended: a pull request closed without a merge, a deployment stopped by hand.</summary>
    Cancelled,
}
