namespace Psi.Policy;

/// <summary>Compares which uses entries apply to.</summary>
internal static class EntryReach
{
    /// <summary>Every scope.</summary>
    public static readonly IReadOnlyList<ComponentScope> AllScopes = [ComponentScope.Runtime, ComponentScope.Build, ComponentScope.Test];

    /// <summary>Every product level.</summary>
    public static readonly IReadOnlyList<int> AllLevels = [1, 2, 3];

    /// <summary>The scopes that an entry applies to.</summary>
    public static IReadOnlyList<ComponentScope> ScopesOf(ComponentEntry entry) => entry.Scopes ?? AllScopes;

    /// <summary>The product levels that an entry applies to.</summary>
    public static IReadOnlyList<int> LevelsOf(ComponentEntry entry) => entry.Levels ?? AllLevels;

    /// <summary>Whether one entry applies to every use that the other applies to, in every version.</summary>
    public static bool Covers(ComponentEntry wide, ComponentEntry narrow) =>
        wide.Pattern == narrow.Pattern && !ScopesOf(narrow).Except(ScopesOf(wide)).Any() && !LevelsOf(narrow).Except(LevelsOf(wide)).Any();

    /// <summary>Whether there is a use, in some version, that both apply to.</summary>
    public static bool Meet(ComponentEntry one, ComponentEntry other) =>
        one.Pattern == other.Pattern && ScopesOf(one).Intersect(ScopesOf(other)).Any() && LevelsOf(one).Intersect(LevelsOf(other)).Any();
}
