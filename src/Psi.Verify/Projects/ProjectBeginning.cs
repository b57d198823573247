using Psi.Build;
using Psi.Policy;

namespace Psi.Verify.Projects;

/// <summary>A project of a log before anything is said of its code: what is known of it, and what was decided of its components.</summary>
/// <param name="Build">Its build.</param>
/// <param name="Settings">What the decision is told.</param>
/// <param name="Paths">How its files are shown.</param>
/// <param name="Decision">The decision before the compile.</param>
internal sealed record ProjectBeginning(ProjectBuild Build, BuildSettings Settings, ShownPaths Paths, ProjectDecision Decision)
{
    /// <summary>Why nothing of it is assessed, whatever it compiled; null when it is.</summary>
    public string? NotAssessed { get; } = ProjectDecider.ReasonNotAssessed(Settings, Decision);

    /// <summary>The project file, as it is shown.</summary>
    public FileLocation Place { get; } = new(Paths.Show(Settings.ProjectFile));

    /// <summary>The packages that were decided about.</summary>
    public IEnumerable<PackageUrl> Packages => Decision.Components.Uses.Select(use => use.Use.Component).Where(IsPackage);

    /// <summary>Reads what the project uses, and decides about it.</summary>
    public static ProjectBeginning Of(ProjectBuild build, VerificationRequest request)
    {
        var settings = ProjectSettings.Of(build, request);
        var paths = new ShownPaths(settings.RepositoryRoot, settings.PackageRoot);
        return new ProjectBeginning(build, settings, paths, ProjectDecider.BeforeCompile(settings, paths));
    }

    /// <summary>The same, decided again with copies of packages that lie in its output.</summary>
    /// <param name="copies">Of each all files that it may be a copy of.</param>
    /// <param name="request">By what to decide.</param>
    public ProjectBeginning With(IReadOnlyList<IReadOnlyList<string>> copies, VerificationRequest request) =>
        copies.Count == 0 ? this : Of(Build with { Copies = copies }, request);

    private static bool IsPackage(PackageUrl component) => component is { Type: "nuget", Version: not null };
}
