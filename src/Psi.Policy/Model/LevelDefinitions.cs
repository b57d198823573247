namespace Psi.Policy;

/// <summary>Which product level (1–3) a technology, a data type or a criticality asks for. Keys compare ordinally.</summary>
/// <param name="Technology">By technology, for example web → 2.</param>
/// <param name="DataTypes">By data type, for example cardholder → 3.</param>
/// <param name="Criticality">By criticality, for example high → 3.</param>
public sealed record LevelDefinitions(
    IReadOnlyDictionary<string, int> Technology,
    IReadOnlyDictionary<string, int> DataTypes,
    IReadOnlyDictionary<string, int> Criticality)
{
    private static readonly IReadOnlyDictionary<string, int> Nothing = new Dictionary<string, int>();

    /// <summary>Nothing is defined.</summary>
    public static LevelDefinitions None { get; } = new(Nothing, Nothing, Nothing);

    /// <summary>These definitions, replaced by those of a stronger layer where it has any.</summary>
    public LevelDefinitions OverlaidWith(LevelDefinitions stronger) => new(
        Overlay(Technology, stronger.Technology), Overlay(DataTypes, stronger.DataTypes), Overlay(Criticality, stronger.Criticality));

    private static Dictionary<string, int> Overlay(IReadOnlyDictionary<string, int> weaker, IReadOnlyDictionary<string, int> stronger) =>
        weaker.Concat(stronger)
            .GroupBy(pair => pair.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last().Value, StringComparer.Ordinal);
}
