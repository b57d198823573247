using Psi.Build;
using Psi.Policy;
using Psi.Verify.Claims;
using Psi.Verify.Projects;
using Psi.Verify.Toolchain;

namespace Psi.Verify;

/// <summary>By what to decide. Nothing of it comes from the repository but its place.</summary>
internal sealed record VerificationRequest
{
    /// <summary>The repository root that the log's paths lie in, a full path.</summary>
    public required string Root { get; init; }

    /// <summary>The organisation's policy files in layer order; none for the baseline.</summary>
    public required IReadOnlyList<PolicySource> Policies { get; init; }

    /// <summary>The date to decide for.</summary>
    public required CalendarDate Today { get; init; }

    /// <summary>The SDK whose compiler and analyzers are believed.</summary>
    public required TrustedSdk Sdk { get; init; }

    /// <summary>What the repo's own builds said.</summary>
    public BuildClaims Claims { get; init; } = BuildClaims.None;

    /// <summary>What the repository brings, in the folder that was built.</summary>
    public required RepositoryFiles RepositoryFiles { get; init; }

    /// <summary>Whether another build made the log.</summary>
    public bool IsLogGiven { get; init; }

    /// <summary>The version of the tool that decides.</summary>
    public required string PsiVersion { get; init; }
}
