using Microsoft.Build.Framework;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Build;

/// <summary>After the compile: turns findings, policy, waivers and the date into pass or fail, writes the final fragment and logs everything.</summary>
[MSBuildMultiThreadableTask]
public sealed class PsiGate : PsiTask
{
    /// <summary>The compile: an item with one metadatum per property of <see cref="CompileFacts"/> that is a single text.</summary>
    public ITaskItem? Compile { get; set; }

    /// <summary>Whether the compile failed: then only what does not rest on it is said, and the first fragment stands.</summary>
    public bool CompileFailed { get; set; }

    /// <summary>The analyzer configuration files of the compile.</summary>
    public ITaskItem[] Configurations { get; set; } = [];

    /// <summary>The analyzer assemblies of the compile.</summary>
    public ITaskItem[] Analyzers { get; set; } = [];

    /// <summary>The source files of the compile.</summary>
    public ITaskItem[] Sources { get; set; } = [];

    /// <summary>The repo's own <c>ErrorLog</c>, which gets a copy; empty when it has none.</summary>
    public string UserErrorLog { get; set; } = "";

    /// <summary>Where diagnostics are left for a build that has nothing to do; empty for nowhere.</summary>
    public string RepeatFile { get; set; } = "";

    /// <summary>Everything the decision rests on that is not in a file.</summary>
    public string Basis { get; set; } = "";

    private protected override void Run()
    {
        var settings = Settings;
        var paths = new ShownPaths(settings.RepositoryRoot, settings.PackageRoot);
        if (CompileFailed)
        {
            var unfinished = ProjectDecider.BeforeCompile(settings, paths);
            Explain("after a failed compile", unfinished, paths);
            Report(unfinished.Diagnostics, unfinished.Setup.Enforcement, paths);
            return;
        }

        RemoveRepeatFiles();
        var facts = Facts;
        var decision = ProjectDecider.AfterCompile(settings, paths, setup => CompilerOutcomeReader.Read(facts, settings, paths, setup));
        Explain("after the compile", decision, paths);
        var errorLogChanged = ErrorLogCopy.Make(UserErrorLog, facts.CompilerLog, new FileLocation(paths.Show(settings.ProjectFile)));
        var diagnostics = errorLogChanged is null ? decision.Diagnostics : [.. decision.Diagnostics, errorLogChanged];

        var notAssessed = !settings.IsEnabled ? ProjectDecider.PsiSwitchedOff : !decision.Setup.IsReliable ? ProjectDecider.InvalidPolicy : null;
        Write(FragmentBuilder.Build(decision, settings, paths, FragmentStage.Final, notAssessed), isSettled: diagnostics.Count == 0);
        if (decision.Setup.Policy.IsOnlyBaseline && decision.Setup.IsReliable) Report([BaselineInUse(decision, paths.Show(settings.ProjectFile))], EnforcementMode.Report, paths, oncePerBuild: true);
        Report(diagnostics, decision.Setup.Enforcement, paths);
        // Last, so that it is newer than everything it rests on. With nothing but the baseline's mention the stamp stands, and nothing runs.
        if (RepeatFile.Length > 0 && diagnostics.Count > 0 && Psi.Build.RepeatFile.Write(Said, Basis) is { } repeat) AtomicFile.Write(RepeatFile, repeat);
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
        $"No policy is given, so Psi's built-in baseline {decision.Setup.Policy.Version} applies in '{decision.Setup.Enforcement.ToString().ToLowerInvariant()}' mode. "
        + "Install your organisation's policy package or add a PsiPolicy item to decide by your own rules (docs/policy.md).");

    // Those of other days, policies and versions, too.
    private void RemoveRepeatFiles()
    {
        var folder = Path.GetDirectoryName(Stamp)!;
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "gate.*.repeat") : []) File.Delete(file);
    }
}
