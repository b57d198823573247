namespace Psi.Insights.Init;

/// <summary>A value of the product file that is known.</summary>
/// <param name="Value">As the product file's reader takes it; the items of a list with commas.</param>
/// <param name="Source">From where it is known, for people: <c>from the folder's name</c>.</param>
internal sealed record Finding(string Value, string Source)
{
    /// <summary>What else was found and a reader should know; null when nothing was.</summary>
    public string? Remark { get; init; }
}
