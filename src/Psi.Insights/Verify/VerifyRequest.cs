using Psi.Insights.CommandLine;
using Psi.Policy;

namespace Psi.Insights.Verify;

/// <summary>What to verify and by what.</summary>
/// <param name="Root">The repository root, a full path.</param>
/// <param name="Policies">The organisation's policy files in layer order; none for the baseline.</param>
/// <param name="Today">The date to decide for.</param>
/// <param name="BinaryLog">The log that the pipeline made, a full path; null for a build of our own.</param>
/// <param name="Artifacts">What ships, a full path of a folder or package; null when nothing is to be compared.</param>
/// <param name="SdkVersion">The SDK to believe; null for the one that <c>dotnet</c> chooses outside of the repository.</param>
internal sealed record VerifyRequest(
    string Root,
    IReadOnlyList<PolicyInput> Policies,
    CalendarDate Today,
    string? BinaryLog,
    string? Artifacts,
    string? SdkVersion)
{
    /// <summary>The configuration that an own build makes: what ships is built in it, and any other may have other code.</summary>
    public required string Configuration { get; init; }
}
