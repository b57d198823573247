using Psi.Policy;

namespace Psi.Insights.Report.Model;

/// <summary>A component over all its versions.</summary>
/// <param name="PackageIdentity">What its page is found by.</param>
/// <param name="Package">The package URL without a version.</param>
/// <param name="Type">The ecosystem.</param>
/// <param name="Name">The name people use.</param>
/// <param name="Versions">How many versions are in use.</param>
/// <param name="Repositories">How many repositories use it.</param>
/// <param name="WorstRank">The worst standing of its uses, as its rank; null when nobody uses it any more.</param>
internal sealed record PackageSummary(
    string PackageIdentity, string Package, string Type, string Name, int Versions, int Repositories, int? WorstRank)
{
    /// <inheritdoc cref="WorstRank"/>
    public ComponentStanding? Worst => (ComponentStanding?)WorstRank;
}
