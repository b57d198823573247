using Microsoft.Build.Framework;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Build;

/// <summary>
/// After the compile: decides from findings, policy, waivers and the date, writes the final fragment and logs all diagnostics.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class PsiGate : PsiTask
{
    /// <summary>The compile: an item with one metadatum per property of <see cref="CompileFacts"/> that is a single text.</summary>
    public ITaskItem? Compile { get; set; }

    /// <summary>What the compiler of a failed compile wrote; it is deleted.</summary>
    public string FreshCompilerLog { get; set; } = "";

    /// <summary>
    /// Whether the compile failed: then only what does not depend on it is reported, and the first fragment is written again.
    /// </summary>
    public bool CompileFailed { get; set; }

    /// <summary>Whether the compiler ran in this build.</summary>
    public bool CompileRan { get; set; }

    /// <summary>The assemblies that are where one of the project would be; looked for where it has no source files.</summary>
    public ITaskItem[] Assemblies { get; set; } = [];

    /// <summary>The analyzer configuration files of the compile.</summary>
    public ITaskItem[] Configurations { get; set; } = [];

    /// <summary>The analyzer assemblies of the compile.</summary>
    public ITaskItem[] Analyzers { get; set; } = [];

    /// <summary>The source files of the compile.</summary>
    public ITaskItem[] Sources { get; set; } = [];

    /// <summary>The repo's own <c>ErrorLog</c>, which gets a copy; empty when it has none.</summary>
    public string UserErrorLog { get; set; } = "";

    /// <summary>Where diagnostics are left for a build that has nothing to do; empty for nowhere.</summary>
    public string ReplayFile { get; set; } = "";

    /// <summary>Everything the decision rests on that is not in a file.</summary>
    public string Basis { get; set; } = "";

    private protected override void Run()
    {
        var settings = Settings;
        var known = Memory.Take(settings);
        var paths = known?.Paths ?? new ShownPaths(settings.RepositoryRoot, settings.PackageRoot);
        RemoveReplayFiles();
        if (CompileFailed)
        {
            EndFailedCompile(known?.Decision, settings, paths);
            return;
        }

        var facts = Facts;
        if (PackagedAnalyzer.Of(typeof(PsiGate).Assembly.Location) is { } packaged)
        {
            settings = settings with
            {
                Foreign = [.. settings.Foreign, .. PackagedAnalyzer.Swapped(packaged, facts.PsiAnalyzer, facts.Analyzers)],
                AnalyzersSha256 = PackagedAnalyzer.DigestOf(packaged),
            };
            facts = facts with { PsiAnalyzer = packaged };
        }

        // Other analyzers than the package's are part of the decision, and only this step sees them.
        known = known?.Settings.SaysTheSameAs(settings) is true ? known : null;
        var decision = settings.IsEnabled && IsWithoutCode(facts)
            ? ProjectDecider.WithoutCode(settings, paths)
            : ProjectDecider.AfterCompile(
                known?.Decision, settings, paths, decided => CompilerOutcomeReader.Read(facts, settings, paths, decided));
        decision = decision.With(ErrorLogCopy.Make(UserErrorLog, facts.CompilerLog, new FileLocation(paths.Show(settings.ProjectFile))));
        Explain("after the compile", decision, paths);
        var notAssessed = ProjectDecider.ReasonNotAssessed(settings, decision);
        decision = decision.With(Write(
            FragmentBuilder.Build(decision, settings, paths, FragmentStage.Final, notAssessed, known?.Inputs),
            isSettled: decision.Diagnostics.Count == 0));
        if (decision.Setup.Exclusion is { } exclusion)
        {
            Log.LogMessage(
                MessageImportance.Low,
                "{0}",
                $"Psi decides nothing about {paths.Show(settings.ProjectFile)}: {exclusion.Location} excludes it. "
                + DisplayText.OneLine(exclusion.Reason, 1000));
            return;
        }

        if (decision.Setup.Policy.IsOnlyBaseline && decision.Setup.IsReliable)
        {
            Report([BaselineInUse(decision, paths.Show(settings.ProjectFile))], decision.Setup, paths, oncePerBuild: true);
        }

        Report(decision.Diagnostics, decision.Setup, paths);
        // Last, so that it is newer than everything it depends on. When only the baseline is mentioned, there is a stamp and nothing
        // runs.
        if (ReplayFile.Length > 0 && decision.Diagnostics.Count > 0 && DiagnosticReplay.Write(Logged, Basis) is { } replay)
        {
            AtomicFile.Write(ReplayFile, replay);
        }
    }

    // A log that is missing proves nothing by itself: that there was nothing to compile must be seen.
    private bool IsWithoutCode(CompileFacts facts) =>
        !CompileRan && Sources.Length == 0 && !Paths(Assemblies).Any(File.Exists) && !File.Exists(facts.CompilerLog);

    // The fragment is written again: the one that is there may be from an earlier build whose sources compiled.
    private void EndFailedCompile(ProjectDecision? known, BuildSettings settings, ShownPaths paths)
    {
        var decision = (known ?? ProjectDecider.BeforeCompile(settings, paths))
            .With(ErrorLogCopy.Make(UserErrorLog, FreshCompilerLog, new FileLocation(paths.Show(settings.ProjectFile))));
        if (FreshCompilerLog.Length > 0)
        {
            File.Delete(FreshCompilerLog);
        }

        Explain("after a failed compile", decision, paths);
        decision = decision.With(Write(
            FragmentBuilder.Build(decision, settings, paths, FragmentStage.BeforeCompile, ProjectDecider.ReasonUnfinished(decision)),
            isSettled: false));
        Report(decision.Diagnostics, decision.Setup, paths);
    }

    private CompileFacts Facts => new()
    {
        CompilerLog = Fact("CompilerLog"),
        CompilerLogSeal = Fact("CompilerLogSeal"),
        UnloggableConfiguration = Fact("UnloggableConfiguration"),
        Configurations = Paths(Configurations),
        PolicyConfiguration = Fact("PolicyConfiguration"),
        Analyzers = Paths(Analyzers),
        PsiAnalyzer = Fact("PsiAnalyzer"),
        Sources = Paths(Sources),
        RuleSet = Fact("RuleSet"),
        NoWarn = Fact("NoWarn").Split([';', ',', ' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries),
        WarningLevel = Fact("WarningLevel"),
        RunAnalyzers = Fact("RunAnalyzers"),
        RunAnalyzersDuringBuild = Fact("RunAnalyzersDuringBuild"),
    };

    private string Fact(string name) => Compile?.GetMetadata(name).Trim() ?? "";

    private static IReadOnlyList<string> Paths(ITaskItem[] items) => [.. items.Select(item => item.GetMetadata("FullPath"))];

    private static Problem BaselineInUse(ProjectDecision decision, string project) => new(
        ProblemIds.BaselineInUse, Severity.Warning, new FileLocation(project),
        $"No policy is given, so Psi's built-in baseline {decision.Setup.Policy.Version} applies in "
        + $"'{decision.Setup.Enforcement.ToString().ToLowerInvariant()}' mode. "
        + "Install your organisation's policy package or add a PsiPolicy item to decide by your own rules (docs/policy.md).");

    // Also those of other days, policies and versions.
    private void RemoveReplayFiles()
    {
        var folder = Path.GetDirectoryName(Stamp)!;
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "gate.*.repeat") : [])
        {
            File.Delete(file);
        }
    }
}
