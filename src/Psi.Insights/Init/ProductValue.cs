namespace Psi.Insights.Init;

/// <summary>A value of the product file, and how it is known.</summary>
/// <param name="Value">As the product file has it; the items of a list with commas between them.</param>
/// <param name="Source">Where it comes from, as it is shown: <c>from the folder's name</c>.</param>
internal sealed record ProductValue(string Value, string Source)
{
    /// <summary>What else was found and the reader should know; null without such a thing.</summary>
    public string? Remark { get; init; }
}
