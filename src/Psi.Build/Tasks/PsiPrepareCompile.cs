using Microsoft.Build.Framework;
using Psi.Manifest;

namespace Psi.Build;

/// <summary>
/// Before the compile: decides the components, writes the first fragment and the analyzers' view of the policy. Logs nothing: whatever the
/// decisions are, the developer gets to see the compile's messages too.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class PsiPrepareCompile : PsiTask
{
    /// <summary>The analyzers' view of the policy.</summary>
    [Required]
    public string GlobalConfig { get; set; } = "";

    /// <summary>Whether the build is one an editor makes to learn about the project: it leaves fragments alone.</summary>
    public bool IsDesignTime { get; set; }

    private protected override void Run()
    {
        var settings = Settings;
        var paths = new ShownPaths(settings.RepositoryRoot, settings.PackageRoot);
        if (IsDesignTime)
        {
            if (settings.IsEnabled) AtomicFile.WriteIfDifferent(GlobalConfig, PolicyGlobalConfig.Write(PolicySetupReader.Read(settings, paths)));
            return;
        }

        if (!settings.IsEnabled)
        {
            Write(FragmentBuilder.Build(ProjectDecider.SwitchedOff(settings, paths), settings, paths, FragmentStage.Final, ProjectDecider.PsiSwitchedOff), isSettled: true);
            return;
        }

        var decision = ProjectDecider.BeforeCompile(settings, paths);
        Explain("before the compile", decision, paths);
        AtomicFile.WriteIfDifferent(GlobalConfig, PolicyGlobalConfig.Write(decision.Setup));
        var reasonUnfinished = decision.Setup.IsReliable ? ProjectDecider.CompileUnfinished : ProjectDecider.InvalidPolicy;
        Write(FragmentBuilder.Build(decision, settings, paths, FragmentStage.BeforeCompile, reasonUnfinished), isSettled: true);
    }
}
