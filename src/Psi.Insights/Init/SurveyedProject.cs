namespace Psi.Insights.Init;

/// <summary>A project and what it makes.</summary>
/// <param name="Path">The project file, relative to the root with <c>/</c>.</param>
/// <param name="Technology">What it makes.</param>
/// <param name="IsTest">Whether it only tests or measures others.</param>
internal sealed record SurveyedProject(string Path, ProjectTechnology Technology, bool IsTest);
