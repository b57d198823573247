using Psi.Build;
using Psi.Manifest;
using Psi.Policy;
using Psi.Verify.Claims;

namespace Psi.Verify.Projects;

/// <summary>Decides about one project of a log, by the same code as the gate in a build.</summary>
/// <param name="request">By what to decide.</param>
internal sealed class ProjectVerification(VerificationRequest request)
{
    /// <summary>Decides about a project.</summary>
    /// <param name="project">The project, with the decision about its components.</param>
    /// <param name="outcome">What looking at its code showed; null where there was none to look at.</param>
    /// <param name="doubts">Why its code can't be assessed, each as the rest of a sentence; none when every assembly is explained.</param>
    public VerifiedProject Decide(ProjectBeginning project, CompilerOutcome? outcome, IReadOnlyList<string> doubts)
    {
        var (settings, decision, reason) = (project.Settings, project.Decision, project.NotAssessed);
        if (reason is null)
        {
            reason = doubts.FirstOrDefault();
            decision = reason is not null ? Doubted(decision, doubts, project.Place) : Decided(project, outcome);
        }

        decision = decision.With(Disagreement(Stated(decision), project.Place));
        return new VerifiedProject(Stated(decision), DecisionReport.Of(decision), decision.Setup)
        {
            IsUnknown = doubts.Contains(OutputVerification.NothingCompiled),
        };

        Fragment Stated(ProjectDecision decided) =>
            FragmentBuilder.Build(decided, settings, project.Paths, FragmentStage.Final, reason);
    }

    /// <summary>Decides about the components of a project whose compile failed.</summary>
    /// <param name="project">The project, with the decision about its components.</param>
    /// <param name="why">The first error, as the rest of a sentence.</param>
    public VerifiedProject NotCompiled(ProjectBeginning project, string why)
    {
        var reason = project.NotAssessed ?? DisplayText.OneLine($"it was not built: {why}", 1000);
        var decision = project.NotAssessed is null ? Unbuilt(project.Decision, reason, project.Place) : project.Decision;
        return new VerifiedProject(
            FragmentBuilder.Build(decision, project.Settings, project.Paths, FragmentStage.Final, reason),
            DecisionReport.Of(decision),
            decision.Setup)
        {
            IsUnknown = project.NotAssessed is null,
        };
    }

    private static ProjectDecision Unbuilt(ProjectDecision decision, string reason, FileLocation project) => decision with
    {
        Requirements = RequirementAssessment.NotYet(decision.Setup.Policy, decision.Setup.Level.Level, reason),
        Services = decision.Services.NotSeen(reason),
        Outcome = decision.Outcome with
        {
            Problems = [Problem.Undetermined(project, $"Nothing of this project's code is verified, because {reason}")],
        },
    };

    private static ProjectDecision Decided(ProjectBeginning project, CompilerOutcome? outcome) => project.Settings.Language switch
    {
        "C#" when outcome is null => ProjectDecider.WithoutCode(project.Settings, project.Paths),
        "C#" => ProjectDecider.AfterCompile(project.Decision, project.Settings, project.Paths, _ => outcome!),
        var other => ProjectDecider.AfterCompile(
            project.Decision,
            project.Settings,
            project.Paths,
            decided => CompilerOutcome.Unsupported(CompilerOutcome.RulesOf(decided.Setup.Policy), other)),
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

    // PSI0104: the log says something else than the assembly.
    private static ProjectDecision Doubted(ProjectDecision decision, IReadOnlyList<string> doubts, FileLocation project) => decision with
    {
        Requirements = RequirementAssessment.NotYet(decision.Setup.Policy, decision.Setup.Level.Level, doubts[0]),
        Services = decision.Services.NotSeen(doubts[0]),
        Outcome = decision.Outcome with
        {
            Problems = [.. doubts.Select(doubt => new Problem(ProblemIds.VerificationDiffers, Severity.Error, project, Message(doubt)))],
        },
    };

    private static string Message(string doubt) =>
        $"What runs is not what was looked at: {doubt.TrimEnd('.')}. No requirement of this project is assessed, because its rules would "
        + "look at other code than the code that ships. Build from a clean checkout with the .NET SDK alone, or remove what changes it.";
}

/// <summary>What was decided about one project.</summary>
/// <param name="Fragment">What it states, as a build would.</param>
/// <param name="Diagnostics">What is to be reported, with enforcement applied.</param>
/// <param name="Setup">By what was decided.</param>
internal sealed record VerifiedProject(Fragment Fragment, IReadOnlyList<CheckDiagnostic> Diagnostics, PolicySetup Setup)
{
    /// <summary>Whether the input was not enough to verify it.</summary>
    public bool IsUnknown { get; init; }
}
