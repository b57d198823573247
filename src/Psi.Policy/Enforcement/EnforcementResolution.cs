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

        return new(policy.MinimumEnforcement, requested is null ? [] : [IsIneffective(wished, policy, requestedAt)]);
    }

    private static Problem IsIneffective(EnforcementMode wished, EffectivePolicy policy, FileLocation requestedAt)
    {
        var (asked, minimum) = (Word(wished), Word(policy.MinimumEnforcement));
        return new(
            ProblemIds.RepositoryLoosens, Severity.Warning, requestedAt,
            $"PsiEnforcement={asked} has no effect: the policy of {policy.Organisation} asks for at least '{minimum}' "
            + "(enforcement.minimum), so errors still fail this build. "
            + "Remove the setting; for what cannot be fixed in time, ask for a waiver.");

        static string Word(EnforcementMode mode) => Vocabularies.EnforcementModes.WordOf(mode);
    }
}
