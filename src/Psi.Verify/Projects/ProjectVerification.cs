using Psi.Build;
using Psi.Manifest;
using Psi.Policy;
using Psi.Verify.Claims;
using Psi.Verify.Rules;

namespace Psi.Verify.Projects;

/// <summary>Decides about one project of a log, by the same code as the gate in a build.</summary>
/// <param name="request">By what to decide.</param>
/// <param name="rules">The rules that look.</param>
internal sealed class ProjectVerification(VerificationRequest request, RuleExecution rules)
{
    /// <summary>Looks at what a project compiled; null when it compiled nothing, or is not to be decided about.</summary>
    /// <param name="build">The build of the project.</param>
    /// <param name="assemblies">What it compiled, compiled again.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<CompilerOutcome?> LookAsync(
        ProjectBuild build, IReadOnlyList<CompiledAssembly> assemblies, CancellationToken cancellation)
    {
        var settings = ProjectSettings.Of(build, request);
        if (settings.Language != "C#" || assemblies.Count == 0)
        {
            return null;
        }

        var paths = new ShownPaths(settings.RepositoryRoot, settings.PackageRoot);
        var decision = ProjectDecider.BeforeCompile(settings, paths);
        return ProjectDecider.ReasonNotAssessed(settings, decision) is null
            ? await LookAsync(decision, settings, paths, assemblies, cancellation)
            : null;
    }

    /// <summary>Decides about a project.</summary>
    /// <param name="build">The build of the project.</param>
    /// <param name="outcome">What looking at its code showed; null where there was none to look at.</param>
    /// <param name="doubts">Why its code can't be assessed, each as the rest of a sentence; none when every assembly is explained.</param>
    public VerifiedProject Decide(ProjectBuild build, CompilerOutcome? outcome, IReadOnlyList<string> doubts)
    {
        var settings = ProjectSettings.Of(build, request);
        var paths = new ShownPaths(settings.RepositoryRoot, settings.PackageRoot);
        var decision = ProjectDecider.BeforeCompile(settings, paths);
        var reason = ProjectDecider.ReasonNotAssessed(settings, decision);
        if (reason is null)
        {
            reason = doubts.FirstOrDefault();
            decision = reason is not null
                ? Doubted(decision, doubts, new FileLocation(paths.Show(settings.ProjectFile)))
                : Decided(settings, paths, outcome);
        }

        decision = decision.With(Disagreement(Stated(decision), new FileLocation(paths.Show(settings.ProjectFile))));
        return new VerifiedProject(Stated(decision), DecisionReport.Of(decision), decision.Setup)
        {
            PackageRoot = settings.PackageRoot,
            IsUnknown = doubts.Contains(OutputVerification.NothingCompiled),
        };

        Fragment Stated(ProjectDecision decided) => FragmentBuilder.Build(decided, settings, paths, FragmentStage.Final, reason);
    }

    /// <summary>Decides about the components of a project whose compile failed.</summary>
    /// <param name="build">The build of the project.</param>
    /// <param name="why">The first error, as the rest of a sentence.</param>
    public VerifiedProject NotCompiled(ProjectBuild build, string why)
    {
        var settings = ProjectSettings.Of(build, request);
        var paths = new ShownPaths(settings.RepositoryRoot, settings.PackageRoot);
        var decision = ProjectDecider.BeforeCompile(settings, paths);
        var known = ProjectDecider.ReasonNotAssessed(settings, decision);
        var reason = known ?? DisplayText.OneLine($"it was not built: {why}", 1000);
        if (known is null)
        {
            decision = Unbuilt(decision, reason, new FileLocation(paths.Show(settings.ProjectFile)));
        }

        return new VerifiedProject(
            FragmentBuilder.Build(decision, settings, paths, FragmentStage.Final, reason), DecisionReport.Of(decision), decision.Setup)
        {
            IsUnknown = known is null,
        };
    }

    private static ProjectDecision Unbuilt(ProjectDecision decision, string reason, FileLocation project) => decision with
    {
        Requirements = RequirementAssessment.NotYet(decision.Setup.Policy, decision.Setup.Level.Level, reason),
        Outcome = decision.Outcome with
        {
            Problems = [Problem.Undetermined(project, $"Nothing of this project's code is verified, because {reason}")],
        },
    };

    private static ProjectDecision Decided(BuildSettings settings, ShownPaths paths, CompilerOutcome? outcome) => settings.Language switch
    {
        "C#" when outcome is null => ProjectDecider.WithoutCode(settings, paths),
        "C#" => ProjectDecider.AfterCompile(settings, paths, _ => outcome!),
        var other => ProjectDecider.AfterCompile(settings, paths, decided => Unsupported(decided.Setup.Policy, other)),
    };

    // It changes no verdict, because that of the verification holds; but somebody was told something else.
    private Problem? Disagreement(Fragment verified, FileLocation project) =>
        request.Claims.About(verified) is { } claimed && ClaimComparison.Difference(claimed, verified) is { } difference
            ? new Problem(
                ProblemIds.VerificationDiffers,
                Severity.Warning,
                project,
                $"The repo's own build says something else than the verification: {difference.TrimEnd('.')}. What the verification found "
                + "holds. Build again with the policy and date of the verification; if they still differ, find out what the build was "
                + "told.")
            : null;

    /// <summary>States of a project that was not built why nothing is known of it.</summary>
    /// <param name="file">Its project file or file-based app, a full path.</param>
    /// <param name="why">Why it was not built, as the rest of a sentence.</param>
    public VerifiedProject NotBuilt(string file, string why)
    {
        var settings = new BuildSettings
        {
            RepositoryRoot = request.Root,
            ProductFile = Path.Combine(request.Root, "psi.yaml"),
            Policies = request.Policies,
            Today = request.Today.ToString(),
            ProjectFile = file,
            AssetsFile = "",
            TargetFramework = "",
            TargetFrameworkMoniker = "",
            Configuration = "",
            Language = Path.GetExtension(file) switch { ".fsproj" => "F#", ".vbproj" => "VB", _ => "C#" },
            PsiVersion = request.PsiVersion,
        };
        var paths = new ShownPaths(settings.RepositoryRoot, packageRoot: null);
        var reason = DisplayText.OneLine($"it was not built: {why}", 1000);
        var decision = ProjectDecider.SwitchedOff(settings, paths);
        if (!decision.IsExcluded)
        {
            decision = Unbuilt(decision, reason, new FileLocation(paths.Show(file)));
        }

        var fragment = FragmentBuilder.Build(
            decision, settings, paths, FragmentStage.Final, ProjectDecider.ReasonNotAssessed(settings, decision) ?? reason);
        return new VerifiedProject(WithoutVariant(fragment), DecisionReport.Of(decision), decision.Setup)
        {
            IsUnknown = !decision.IsExcluded,
        };
    }

    // Nobody knows for which framework it would have been built.
    private static Fragment WithoutVariant(Fragment fragment) => fragment with
    {
        Project = fragment.Project with { TargetFramework = null, Configuration = null },
        Requirements =
        [
            .. fragment.Requirements.Select(requirement => requirement with
            {
                Projects = [.. requirement.Projects.Select(verdict => verdict with { TargetFramework = null })],
            }),
        ],
    };

    private async Task<CompilerOutcome> LookAsync(
        ProjectDecision before,
        BuildSettings settings,
        ShownPaths paths,
        IReadOnlyList<CompiledAssembly> assemblies,
        CancellationToken cancellation)
    {
        var policy = PolicyGlobalConfig.Write(before.Setup, before.Components, settings.Tests);
        var named = RulesOf(before.Setup.Policy);
        var runs = new List<RuleRun>();
        var findings = new List<LoggedResult>();
        var evidence = new List<LoggedResult>();
        foreach (var compilation in assemblies.Select(assembly => assembly.Compilation!))
        {
            var found = await rules.LookAsync(compilation, policy, named, cancellation);
            runs.AddRange(found.Runs);
            foreach (var result in found.Results)
            {
                var shown = result with { At = Shown(result.At) };
                (found.Evidence.Contains(result.RuleId) ? evidence : findings).Add(shown);
            }
        }

        var look = CodeLook.In(findings);
        findings.RemoveAll(finding => finding.RuleId == CodeLook.RuleId);
        var tests = look is null
            ? null
            : TestProjectDecision.Decide(settings.Tests with { Framework = look.Framework, FirstTest = look.FirstTest });
        if (CompilerOutcomeReader.WhySilent(look, tests, before.Setup.Policy) is { } silent)
        {
            runs = [.. runs.Select(run => CodeRules.IsPsi(run.RuleId) ? new RuleRun(run.RuleId, RuleRunState.DidNotRun, silent) : run)];
        }

        return new CompilerOutcome([.. runs.Distinct()], InOrder(findings), InOrder(evidence), [])
        {
            ObeysSuppressions = false,
            Tests = tests,
        };

        FileLocation Shown(FileLocation at) =>
            at.Path.Length == 0 ? new FileLocation(paths.Show(settings.ProjectFile)) : paths.Show(at);
    }

    private static List<LoggedResult> InOrder(IEnumerable<LoggedResult> results) =>
    [
        .. results.Distinct()
            .OrderBy(result => result.At)
            .ThenBy(result => result.RuleId, StringComparer.Ordinal)
            .ThenBy(result => result.Message, StringComparer.Ordinal),
    ];

    private static CompilerOutcome Unsupported(EffectivePolicy policy, string language) => new(
        [
            .. RulesOf(policy).Select(rule => new RuleRun(
                rule, RuleRunState.Unsupported, $"Psi's rules are for C#, and this project is {language}")),
        ],
        [], [], []);

    // PSI0104: the log says something else than the assembly.
    private static ProjectDecision Doubted(ProjectDecision decision, IReadOnlyList<string> doubts, FileLocation project) => decision with
    {
        Requirements = RequirementAssessment.NotYet(decision.Setup.Policy, decision.Setup.Level.Level, doubts[0]),
        Outcome = decision.Outcome with
        {
            Problems = [.. doubts.Select(doubt => new Problem(ProblemIds.VerificationDiffers, Severity.Error, project, Message(doubt)))],
        },
    };

    private static string Message(string doubt) =>
        $"What runs is not what was looked at: {doubt.TrimEnd('.')}. No requirement of this project is assessed, because its rules would "
        + "look at other code than the code that ships. Build from a clean checkout with the .NET SDK alone, or remove what changes it.";

    private static List<string> RulesOf(EffectivePolicy policy) =>
        [.. policy.Requirements.SelectMany(requirement => requirement.Rules).Distinct(StringComparer.Ordinal)];
}

/// <summary>What was decided about one project.</summary>
/// <param name="Fragment">What it states, as a build would.</param>
/// <param name="Diagnostics">What is to be reported, with enforcement applied.</param>
/// <param name="Setup">By what was decided.</param>
internal sealed record VerifiedProject(Fragment Fragment, IReadOnlyList<CheckDiagnostic> Diagnostics, PolicySetup Setup)
{
    /// <summary>Where its packages were unpacked, a full path; null when not known.</summary>
    public string? PackageRoot { get; init; }

    /// <summary>Whether the input was not enough to verify it.</summary>
    public bool IsUnknown { get; init; }
}
