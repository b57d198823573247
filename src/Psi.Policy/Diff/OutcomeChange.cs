namespace Psi.Policy;

/// <summary>Uses of components that two policies decide differently.</summary>
/// <param name="Was">What the old policy decides about them.</param>
/// <param name="Becomes">What the new policy decides about them.</param>
public sealed record OutcomeChange(PolicyOutcome Was, PolicyOutcome Becomes)
{
    /// <summary>The first day of the difference; null when it is there on the date the policies are compared for.</summary>
    public CalendarDate? From { get; init; }

    /// <summary>The last day of the difference; null when it stays.</summary>
    public CalendarDate? Until { get; init; }

    /// <summary>The versions, as intervals in NuGet's notation; null for every version there is.</summary>
    public IReadOnlyList<string>? Versions { get; init; }

    /// <summary>Whether it is the same where the version is not known or can't be compared.</summary>
    public bool IncludesUnknownVersion { get; init; }

    /// <summary>The scopes; null for all.</summary>
    public IReadOnlyList<ComponentScope>? Scopes { get; init; }

    /// <summary>The product levels; null for all.</summary>
    public IReadOnlyList<int>? Levels { get; init; }

    /// <summary>Limits it to names that this other pattern matches too; null for all other names of the entry.</summary>
    public ComponentPattern? AlsoMatching { get; init; }

    /// <summary>Which way it goes.</summary>
    public ChangeDirection Direction => Becomes.Severity.CompareTo(Was.Severity) switch
    {
        > 0 => ChangeDirection.Stricter,
        < 0 => ChangeDirection.Looser,
        _ => ChangeDirection.SameWeight,
    };
}
