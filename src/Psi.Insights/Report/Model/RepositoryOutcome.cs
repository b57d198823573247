namespace Psi.Insights.Report.Model;

/// <summary>Whether a repository meets the policy; ordered from the best to the worst.</summary>
internal enum RepositoryOutcome
{
    /// <summary>Everything was assessed and nothing is an error.</summary>
    Passes,

    /// <summary>Nothing is an error, because a waiver covers what would be.</summary>
    PassesOnWaivers,

    /// <summary>Nothing is an error, but a component has a known vulnerability that the policy only warns of.</summary>
    PassesWithVulnerabilities,

    /// <summary>Nothing that was assessed is an error, but something was not assessed.</summary>
    NotAssessedInFull,

    /// <summary>Something is an error by the policy, but enforcement is off, so no build failed.</summary>
    OnlyReported,

    /// <summary>Something is an error, and fails builds.</summary>
    Fails,
}
