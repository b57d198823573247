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

    /// <summary>Each scope and product level that an entry applies to, as a number of its own: below nine.</summary>
    public static IReadOnlyList<int> CellsOf(ComponentEntry entry) =>
        [.. from scope in ScopesOf(entry) from level in LevelsOf(entry) select ((int)scope * AllLevels.Count) + level - 1];

    /// <summary>The same as a set of bits.</summary>
    public static int MaskOf(ComponentEntry entry) => CellsOf(entry).Aggregate(0, (mask, cell) => mask | (1 << cell));

    /// <summary>Whether one entry applies to every use that the other applies to, in every version.</summary>
    public static bool Covers(ComponentEntry wide, ComponentEntry narrow) =>
        wide.Pattern == narrow.Pattern && (MaskOf(narrow) & ~MaskOf(wide)) == 0;
}
