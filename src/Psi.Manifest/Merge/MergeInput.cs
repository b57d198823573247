namespace Psi.Manifest;

/// <summary>A fragment, and how far its statements count in the manifest.</summary>
/// <param name="Fragment">What the build wrote.</param>
/// <param name="SharesDecisionContext">Whether it was decided by the manifest's policy, date and product.</param>
/// <param name="NotAssessedReason">Why its project is not assessed; null when it is.</param>
internal sealed record MergeInput(Fragment Fragment, bool SharesDecisionContext, string? NotAssessedReason)
{
    /// <summary>Whether its verdicts and its evidence count.</summary>
    public bool IsAssessed => NotAssessedReason is null;
}
