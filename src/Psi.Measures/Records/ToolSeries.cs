namespace Psi.Measures;

/// <summary>
/// Runs of one tool over one thing: what an earlier one found and a later one does not is gone. Where nobody says what a tool looked at,
/// those whose file has one path.
/// </summary>
/// <param name="Tool">The tool.</param>
/// <param name="Product">The id of the product.</param>
/// <param name="Repository">The repository.</param>
/// <param name="Scope">What it looked at.</param>
/// <param name="Path">The file, where there is no scope.</param>
public sealed record ToolSeries(string Tool, string? Product, string? Repository, string? Scope, string? Path)
{
    /// <summary>That of a run or finding.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="product">The id of the product.</param>
    /// <param name="repository">The repository.</param>
    /// <param name="scope">What it looked at; null where nobody says.</param>
    /// <param name="path">The file that tells it.</param>
    public static ToolSeries Of(string tool, string? product, string? repository, string? scope, string path) =>
        new(tool, product, repository, scope, scope is null ? path : null);
}
