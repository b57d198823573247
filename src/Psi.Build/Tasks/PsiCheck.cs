using Microsoft.Build.Framework;
using Psi.Manifest;

namespace Psi.Build;

/// <summary>
/// For <c>psi check</c>: decides as the gate does before the compile and writes the result into a file. It logs nothing and leaves the
/// files of builds alone.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class PsiCheck : PsiTask
{
    /// <summary>Where the result goes; a full path.</summary>
    [Required]
    public string ResultFile { get; set; } = "";

    private protected override void Run()
    {
        var settings = Settings with { AcceptsLockFile = true };
        var paths = new ShownPaths(settings.RepositoryRoot, settings.PackageRoot);
        var decision = settings.IsEnabled ? ProjectDecider.WithoutCompile(settings, paths) : ProjectDecider.SwitchedOff(settings, paths);
        Explain("check", decision, paths);
        var notAssessed = ProjectDecider.ReasonNotAssessed(settings, decision);
        AtomicFile.Write(ResultFile, ManifestJson.Write(new CheckResult
        {
            CheckVersion = CheckResult.CurrentVersion,
            Fragment = FragmentBuilder.Build(decision, settings, paths, FragmentStage.Final, notAssessed),
            Help = decision.Setup.Policy.Pages.Template,
            Diagnostics = DecisionReport.Of(decision),
        }));
    }
}
