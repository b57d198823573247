using Psi.Insights.Report.Markup;

namespace Psi.Insights.Report.Pages;

/// <summary>A page before it is laid out.</summary>
internal sealed record Page
{
    /// <summary>Relative to the site.</summary>
    public required string Path { get; init; }

    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>What kind of page it is; said above the heading.</summary>
    public required string Kind { get; init; }

    /// <summary>The pages above it, the highest first.</summary>
    public IReadOnlyList<Html> Above { get; init; } = [];

    /// <summary>What comes right below the heading; the policy, the date decided for and the commit are always in it.</summary>
    public required Html Lead { get; init; }

    /// <summary>The sections, in order.</summary>
    public required IReadOnlyList<Section> Sections { get; init; }
}
