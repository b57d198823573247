using Psi.Manifest;

namespace Psi.Insights.Report.Model;

/// <summary>One project in one target framework and configuration.</summary>
internal sealed record ProjectBuild(
    long RepositoryId,
    string Path,
    string? TargetFramework,
    string? RuntimeIdentifier,
    string? Configuration,
    string? Language,
    bool IsTest,
    ProjectState State,
    string? Reason,
    int Errors,
    int Warnings,
    int ReportedErrors);
