using Psi.Policy.Reading;

namespace Psi.Policy;

/// <summary>What errors do in a build, and what its owner must know about that.</summary>
/// <param name="Mode">What they do.</param>
/// <param name="Problems">PSI0004 when the build asked for less than the organisation's minimum.</param>
public sealed record EnforcementResolution(EnforcementMode Mode, IReadOnlyList<Problem> Problems)
{
    /// <summary>Resolves what a build asked for with what the policy says.</summary>
    /// <param name="policy">All layers.</param>
    /// <param name="requested">What the build asked for; null when it did not.</param>
    /// <param name="requestedAt">Where to report it.</param>
    public static EnforcementResolution Resolve(EffectivePolicy policy, EnforcementMode? requested, FileLocation requestedAt)
    {
        var wished = requested ?? policy.DefaultEnforcement;
        if (wished >= policy.MinimumEnforcement)
        {
            return new(wished, []);
        }

        return new(policy.MinimumEnforcement, requested is null ? [] :
        [
            new Problem(
                ProblemIds.RepositoryLoosens, Severity.Warning, requestedAt,
                $"PsiEnforcement={Vocabularies.EnforcementModes.WordOf(wished)} has no effect: the policy of {policy.Organisation} asks for at least '{Vocabularies.EnforcementModes.WordOf(policy.MinimumEnforcement)}' (enforcement.minimum), so errors still fail this build. Remove the setting; for what cannot be fixed in time, ask for a waiver."),
        ]);
    }
}
