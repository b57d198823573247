using Microsoft.Build.Framework;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Build;

/// <summary>
/// Before the compile: decides the components, writes the first fragment and the analyzers' view of the policy. Logs nothing but that a
/// target of Psi's is defined again: whatever the decisions are, the developer also sees the messages of the compiler.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class PsiPrepareCompile : PsiTask
{
    /// <summary>What the analyzers know of the policy.</summary>
    [Required]
    public string GlobalConfig { get; set; } = "";

    /// <summary>Whether the build is one an editor makes to learn about the project: it leaves fragments alone.</summary>
    public bool IsDesignTime { get; set; }

    /// <summary>The configuration that silences rules of the SDK's analyzers.</summary>
    public string SilencingConfig { get; set; } = "";

    /// <summary>The package's list of such rules for the SDK that builds; empty when it may not be used.</summary>
    public string SdkRuleList { get; set; } = "";

    /// <summary>Why the list may not be used, as a clause.</summary>
    public string SdkRuleObstacle { get; set; } = "";

    /// <summary>The analyzer configuration files of the compile.</summary>
    public ITaskItem[] AnalyzerConfigurations { get; set; } = [];

    private protected override void Run()
    {
        var settings = Settings;
        var paths = new ShownPaths(settings.RepositoryRoot, settings.PackageRoot);
        if (IsDesignTime)
        {
            // The same content as in a real build; otherwise each would overwrite the file of the other. A project that is not restored has
            // no components to decide.
            if (settings.IsEnabled)
            {
                WriteGlobalConfig(ProjectDecider.BeforeCompile(settings, paths));
            }

            return;
        }

        if (!settings.IsEnabled)
        {
            Write(
                FragmentBuilder.Build(
                    ProjectDecider.SwitchedOff(settings, paths), settings, paths, FragmentStage.Final, ProjectDecider.PsiSwitchedOff),
                isSettled: true);
            return;
        }

        var decision = ProjectDecider.BeforeCompile(settings, paths);
        Explain("before the compile", decision, paths);
        WriteGlobalConfig(decision);
        if (SilencingConfig.Length > 0)
        {
            AtomicFile.WriteIfDifferent(SilencingConfig, Silencing(decision.Setup));
        }

        // Where a target of Psi's is defined again, the gate may not run, and nobody else would say so.
        var redefined = decision.Setup.Foreign
            .Where(input => input.IsTarget)
            .Select(input => input.AsProblem(new FileLocation(paths.Show(settings.ProjectFile))))
            .ToList();
        var fragment = FragmentBuilder.Build(
            decision, settings, paths, FragmentStage.BeforeCompile, ProjectDecider.ReasonUnfinished(decision));
        Write(fragment, isSettled: redefined.Count == 0);
        Memory.Keep(new(settings, decision, paths, fragment.Inputs));
        Report(redefined, decision.Setup, paths);
    }

    private void WriteGlobalConfig(ProjectDecision decision) =>
        AtomicFile.WriteIfDifferent(GlobalConfig, PolicyGlobalConfig.Write(decision.Setup, decision.Components, Settings.Tests));

    private byte[] Silencing(PolicySetup setup) => SilencedSdkRulesConfig.Write(
        SilencedSdkRulesReader.Read(
            SdkRuleList, SdkRuleObstacle, AnalyzerConfigurations.Select(item => item.GetMetadata("FullPath")), setup));
}
