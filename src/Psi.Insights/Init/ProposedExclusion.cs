namespace Psi.Insights.Init;

/// <summary>A project that a new product file excludes.</summary>
/// <param name="Path">The project file, relative to the root with <c>/</c>.</param>
/// <param name="Library">The library that makes it a build script.</param>
internal sealed record ProposedExclusion(string Path, string Library)
{
    /// <summary>What the product file gives as the reason.</summary>
    public string Reason => $"Build script ({Library}). It ships nothing.";

    /// <summary>What it was seen by.</summary>
    public string Because => $"{Path} is a program on {Library}, and no project refers to it";
}
