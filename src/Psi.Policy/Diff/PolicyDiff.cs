namespace Psi.Policy;

/// <summary>
/// What one policy says differently from another, and whether that is stricter or looser. Decisions are compared, on a date and on every
/// later one: an entry that is removed counts by what decides in its place. Pure.
/// </summary>
/// <param name="Changes">By part and subject.</param>
/// <param name="IsComplete">False when there were too many pairs of patterns with <c>*</c> to look at their common names.</param>
public sealed record PolicyDiff(IReadOnlyList<PolicyChange> Changes, bool IsComplete)
{
    /// <summary>Which way all changes together go.</summary>
    public ChangeDirection Direction => Changes.Aggregate(ChangeDirection.SameWeight, (all, change) => all | change.Direction);

    /// <summary>Compares two policies without repository layers: those can only be stricter, in their own repository.</summary>
    /// <param name="old">The policy that is replaced.</param>
    /// <param name="new">The policy that replaces it.</param>
    /// <param name="on">The date from which on decisions are compared.</param>
    /// <exception cref="ArgumentException">A policy has a repository layer.</exception>
    public static PolicyDiff Of(EffectivePolicy old, EffectivePolicy @new, CalendarDate on)
    {
        if (old.Layers.Concat(@new.Layers).Any(layer => layer.Kind == PolicyLayerKind.Repository))
        {
            throw new ArgumentException("a repository's layer is no part of an organisation's policy");
        }

        var components = ListComparison.Of(ChangedPart.Component, ComparedList.OfComponents(old), ComparedList.OfComponents(@new), on);
        var support = ListComparison.Of(ChangedPart.Support, ComparedList.OfSupport(old), ComparedList.OfSupport(@new), on);
        return new PolicyDiff(
            [
                .. SettingChanges.Of(old, @new),
                .. components.Changes,
                .. support.Changes,
                .. RequirementChanges.Of(old, @new, on),
                .. ServiceChanges.Of(old, @new, on),
                .. DemandChanges.Of(ChangedPart.OperatingModel, old.OperatingModel, @new.OperatingModel, on),
                .. DemandChanges.Of(ChangedPart.Practice, old.Practices, @new.Practices, on),
            ],
            components.IsComplete && support.IsComplete);
    }
}
