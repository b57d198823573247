namespace Psi.Policy;

/// <summary>A waiver as it stands on a date.</summary>
/// <param name="Waiver">The waiver.</param>
/// <param name="State">Whether it covers anything.</param>
/// <param name="Problem">Why it does not, or that it soon won't; null when there is nothing to say. PSI0002 when refused, else PSI0005.</param>
public sealed record WaiverStatus(Waiver Waiver, WaiverState State, Problem? Problem)
{
    /// <summary>Whether it covers what it names.</summary>
    public bool IsInForce => State is WaiverState.Valid or WaiverState.Expiring;
}
