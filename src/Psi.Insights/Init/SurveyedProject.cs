using Psi.Insights.Checkout;

namespace Psi.Insights.Init;

/// <summary>A project and what it makes.</summary>
/// <param name="Path">The project file, relative to the root with <c>/</c>.</param>
/// <param name="Technology">What it makes.</param>
/// <param name="IsTest">Whether it only tests or measures others.</param>
internal sealed record SurveyedProject(string Path, ProjectTechnology Technology, bool IsTest)
{
    /// <summary>The library that makes it a build script; null for any other.</summary>
    public string? BuildLibrary { get; init; }

    /// <summary>The projects it refers to, relative to the root with <c>/</c>.</summary>
    public IReadOnlyList<string> ReferredTo { get; init; } = [];

    /// <summary>Whether it is a file-based app that serves nothing: beside projects, such an app helps to develop the product.</summary>
    public bool IsScript => ProjectFiles.IsApp(Path) && Technology.Word is ("cli" or "tool");
}
