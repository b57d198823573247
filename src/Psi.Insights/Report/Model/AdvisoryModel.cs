using Psi.Policy;

namespace Psi.Insights.Report.Model;

/// <summary>Everything an advisory's page shows.</summary>
/// <param name="Advisory">Its address.</param>
/// <param name="Uses">Every component use that has the vulnerability; at least one.</param>
internal sealed record AdvisoryModel(string Advisory, IReadOnlyList<Vulnerability> Uses)
{
    public string Id => Uses[0].AdvisoryId;

    /// <summary>The most severe that a manifest calls it.</summary>
    public VulnerabilitySeverity Severity => Uses.Max(use => use.AdvisorySeverity);

    /// <summary>Since when a repository has had it.</summary>
    public string Since => Uses.Min(use => use.Since)!;

    /// <summary>The repositories that have it, and how many of these waive all of it.</summary>
    public (int All, int Waived) Repositories
    {
        get
        {
            var waived = Uses.GroupBy(use => use.RepositoryId).Select(repository => repository.All(use => use.Waiver is not null)).ToList();
            return (waived.Count, waived.Count(isWaived => isWaived));
        }
    }
}
