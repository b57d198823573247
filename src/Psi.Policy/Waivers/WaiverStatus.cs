namespace Psi.Policy;

/// <summary>A waiver on a date.</summary>
/// <param name="Waiver">The waiver.</param>
/// <param name="State">Whether it covers anything.</param>
/// <param name="Problem">
/// Why it covers nothing (PSI0002 when refused, else PSI0005), or that it soon won't (PSI0005); null when there is nothing to say.
/// </param>
public sealed record WaiverStatus(Waiver Waiver, WaiverState State, Problem? Problem)
{
    /// <summary>Whether it covers what it names.</summary>
    public bool IsInForce => State is WaiverState.Valid or WaiverState.Expiring;
}
