using Psi.Inventory;
using Psi.Inventory.Services;
using Psi.Policy;

namespace Psi.Build;

/// <summary>
/// Decides about a project. No step trusts what an earlier one left in a file that anyone could edit in between: it reads its inputs again,
/// or takes what the earlier one decided from the memory of the same process (<see cref="DecisionMemory"/>).
/// </summary>
internal static class ProjectDecider
{
    /// <summary>Why requirements are not assessed before the compile has been looked at.</summary>
    public const string CompileUnfinished = "the compile did not finish";

    /// <summary>Before the compile: components are decided, requirements are not assessed.</summary>
    public static ProjectDecision BeforeCompile(BuildSettings settings, ShownPaths paths) =>
        BeforeCompile(settings, paths, settings.MayBeTests);

    private static ProjectDecision BeforeCompile(BuildSettings settings, ShownPaths paths, bool isTest)
    {
        var read = PolicySetupReader.Read(settings, paths);
        if (read.Exclusion is { } exclusion)
        {
            // Whatever is wrong with the policy is said by every other project.
            return Nothing(read, exclusion.Reason);
        }

        var (setup, components, filesRead) = AssessComponents(read, settings, paths, isTest);
        var reason = setup.IsReliable ? CompileUnfinished : InvalidPolicy;
        var traits = setup.IsReliable ? TraitsOf(settings, setup, components) : null;
        var files = setup.IsReliable && setup.Policy.Services.Count > 0
            ? ProjectServiceSigns.Of(settings.RepositoryRoot, settings.ProjectFile)
            : ServiceSurvey.Empty;
        return new ProjectDecision
        {
            Setup = setup,
            Components = components,
            Traits = traits,
            Outcome = CompilerOutcome.None,
            SettingsFiles = files,
            Services = !setup.IsReliable ? ServiceAssessment.Nothing(setup.Policy, reason)
                : IsPassedOver(setup, isTest) ? ServiceAssessment.Nothing(setup.Policy, reason: null)
                : ServiceAssessment.Assess(setup, traits, components, files, outcome: null, reason),
            Requirements = RequirementAssessment.NotYet(setup.Policy, setup.Level.Level, reason),
            FilesRead = [.. filesRead, .. files.FilesRead],
        };
    }

    // What tests use is no part of the product.
    private static bool IsPassedOver(PolicySetup setup, bool isTest) => isTest && setup.Policy.Tests == TestCode.Ignore;

    /// <summary>Without a compile: components are decided as before one, requirements are not assessed.</summary>
    public static ProjectDecision WithoutCompile(BuildSettings settings, ShownPaths paths)
    {
        var decision = BeforeCompile(settings, paths);
        var reason = decision.Setup.IsReliable ? NotCompiled : InvalidPolicy;
        return decision.IsExcluded ? decision : decision with
        {
            Services = IsPassedOver(decision.Setup, settings.MayBeTests) ? decision.Services : decision.Services.NotSeen(reason),
            Requirements = RequirementAssessment.NotYet(decision.Setup.Policy, decision.Setup.Level.Level, reason),
        };
    }

    /// <summary>For a project Psi is switched off for: what it is decided by, and nothing more.</summary>
    public static ProjectDecision SwitchedOff(BuildSettings settings, ShownPaths paths) =>
        Nothing(PolicySetupReader.Read(settings, paths), PsiSwitchedOff);

    private static ProjectDecision Nothing(PolicySetup setup, string reason) => new()
    {
        Setup = setup with { Problems = [] },
        Components = ComponentAssessment.None,
        Outcome = CompilerOutcome.None,
        Services = ServiceAssessment.Nothing(setup.Policy, reason),
        Requirements = RequirementAssessment.NotYet(setup.Policy, setup.Level.Level, reason),
        FilesRead = setup.FilesRead,
    };

    /// <summary>
    /// After a build that compiled nothing, like that of a project that only brings packages or files together: no requirement on code
    /// applies.
    /// </summary>
    public static ProjectDecision WithoutCode(BuildSettings settings, ShownPaths paths)
    {
        var decision = BeforeCompile(settings, paths, isTest: false);
        return decision.IsExcluded || !decision.Setup.IsReliable
            ? decision
            : decision with
            {
                Services = ServiceAssessment.Assess(
                    decision.Setup, decision.Traits, decision.Components, decision.SettingsFiles, outcome: null, notSeen: null),
                Requirements = new(
                    [.. decision.Setup.Policy.Requirements.Select(requirement => new RequirementVerdict
                    {
                        Requirement = requirement,
                        State = RequirementState.NotApplicable,
                        Reason = NoCode,
                    })],
                    []),
            };
    }

    /// <summary>After the compile: everything is decided.</summary>
    /// <param name="readOutcome">Reads what the compile left behind; it is given the decision that was made before the compile.</param>
    public static ProjectDecision AfterCompile(
        BuildSettings settings, ShownPaths paths, Func<ProjectDecision, CompilerOutcome> readOutcome) =>
        AfterCompile(known: null, settings, paths, readOutcome);

    /// <summary>The same, for who decided before the compile in the same process.</summary>
    /// <param name="known">What was decided before the compile by the same settings; null to decide now.</param>
    /// <inheritdoc cref="AfterCompile(BuildSettings, ShownPaths, Func{ProjectDecision, CompilerOutcome})"/>
    public static ProjectDecision AfterCompile(
        ProjectDecision? known, BuildSettings settings, ShownPaths paths, Func<ProjectDecision, CompilerOutcome> readOutcome)
    {
        var decision = known ?? (settings.IsEnabled ? BeforeCompile(settings, paths) : SwitchedOff(settings, paths));
        if (decision.IsExcluded || !decision.Setup.IsReliable)
        {
            return decision;
        }

        var setup = decision.Setup;
        var outcome = readOutcome(decision);
        var assessment = RequirementAssessment.Assess(
            setup.Policy,
            setup.Level.Level,
            new RequirementFacts
            {
                Runs = outcome.Runs,
                Findings = [.. (decision with { Outcome = outcome }).OpenFindings],
                Evidence = [.. outcome.Evidence.Where(seen => !seen.IsSuppressed).Select(seen => new RuleFinding(seen.RuleId, seen.At))],
                Traits = decision.Traits ?? TraitsOf(settings, setup, decision.Components),
                Project = new FileLocation(paths.Show(settings.ProjectFile)),
            },
            setup.Waivers,
            setup.Attestations,
            setup.Today);
        var isPassedOver = IsPassedOver(setup, outcome.Tests is { IsTest: true });
        if (isPassedOver)
        {
            assessment = assessment.WithoutTests(outcome.Tests!);
        }

        // What a project that only calls itself one of tests uses, the product uses.
        var components = settings.MayBeTests && outcome.Tests is { IsTest: false }
            ? AssessComponents(setup, settings, paths, isTest: false).Components
            : decision.Components;
        return decision with
        {
            Outcome = outcome,
            Requirements = assessment,
            Components = components,
            Services = isPassedOver
                ? ServiceAssessment.Nothing(setup.Policy, reason: null)
                : ServiceAssessment.Assess(setup, decision.Traits, components, decision.SettingsFiles, outcome, notSeen: null),
        };
    }

    /// <summary>Why nothing is assessed when Psi is switched off.</summary>
    public const string PsiSwitchedOff = "PsiEnabled is false";

    /// <summary>Why nothing is assessed when the policy is invalid.</summary>
    public const string InvalidPolicy = "the policy or a setting is invalid, so nothing was decided";

    /// <summary>Why requirements are not assessed when nothing is compiled, as in <c>psi check</c>.</summary>
    public const string NotCompiled = "nothing was compiled: rules look at code, build to assess it";

    private const string NoCode = "the project compiles no code";

    /// <summary>
    /// Why the project is not assessed; null when it is. An excluded project is not assessed for the reason of its exclusion.
    /// </summary>
    public static string? ReasonNotAssessed(BuildSettings settings, ProjectDecision decision)
    {
        if (decision.Setup.Exclusion is { } exclusion)
        {
            return exclusion.Reason;
        }

        if (!settings.IsEnabled)
        {
            return PsiSwitchedOff;
        }

        return decision.Setup.IsReliable ? null : InvalidPolicy;
    }

    /// <summary>Why the project is not assessed before its compile has been looked at.</summary>
    public static string ReasonUnfinished(ProjectDecision decision) =>
        decision.Setup.Exclusion?.Reason ?? (decision.Setup.IsReliable ? CompileUnfinished : InvalidPolicy);

    private static ProjectTraits TraitsOf(BuildSettings settings, PolicySetup setup, ComponentAssessment components) =>
        ProjectTraits.Of(new ProjectTraitFacts
        {
            ApplicationSdk = settings.Tests.ApplicationSdk,
            OutputType = settings.Tests.OutputType,
            TargetPlatform = settings.TargetPlatformMoniker,
            Components =
            [
                .. components.Uses.Where(use => use.Use.Scope != ComponentScope.Build).Select(use => use.Use.Component),
            ],
            Technology = setup.Product?.Technology,
        });

    private static AssessedComponents AssessComponents(PolicySetup setup, BuildSettings settings, ShownPaths paths, bool isTest)
    {
        if (!setup.IsReliable)
        {
            return new(setup, ComponentAssessment.None, setup.FilesRead);
        }

        var inventory = ProjectInventory.Read(new ProjectInventoryRequest
        {
            RepositoryRoot = settings.RepositoryRoot,
            ProjectFile = settings.ProjectFile,
            AssetsFile = settings.AssetsFile,
            PackagesConfig = settings.PackagesConfig,
            TargetFramework = settings.TargetFramework,
            TargetFrameworkMoniker = settings.TargetFrameworkMoniker,
            TargetPlatformMoniker = settings.TargetPlatformMoniker,
            RuntimeIdentifier = settings.RuntimeIdentifier,
            IsTestProject = isTest,
            AcceptsLockFile = settings.AcceptsLockFile,
            SdkVersion = settings.SdkVersion,
            RollForward = settings.RollForward,
            IsSelfContained = settings.IsSelfContained,
            ReferencePaths = settings.ReferencePaths,
            AnalyzerPaths = settings.AnalyzerPaths,
            Copies = settings.Copies,
            PackageFolders = settings.PackageFolders,
            FrameworkFolders = settings.FrameworkFolders,
            // A line in a file of a package or of the SDK is nobody's to change.
            DeclarationFiles = [.. settings.DeclarationFiles
                .Where(file => !paths.IsPackage(file) && !paths.IsBelow(settings.ToolFolders, file))],
            // References in the files of a package come too late for restore and have no effect.
            References = [.. settings.References.Where(reference => !paths.IsPackage(reference.File)).Select(reference => reference.Id)],
        });
        setup = setup.With(
            inventory.InternalNames.Select(name =>
                new ForeignInput(name.Name, name.Value, paths.Show(name.At), ForeignInput.InEffect)),
            paths.Show(settings.ProjectFile));
        if (setup.Policy.IsOnlyBaseline && inventory.UnrestoredReferences is [var unrestored, ..])
        {
            return new(
                MissingPackages.Unrestored(setup, unrestored, settings, paths),
                ComponentAssessment.None,
                [.. setup.FilesRead, .. inventory.FilesRead]);
        }

        var packages = settings.PackageRoot is null ? null : new PackageFolder(settings.PackageRoot);
        var shown = inventory with
        {
            Uses = [.. inventory.Uses.Select(use =>
                use with { DeclaredAt = paths.Show(use.DeclaredAt), VersionDeclaredAt = paths.Show(use.VersionDeclaredAt) })],
            Problems = [.. inventory.Problems.Select(problem => problem with { Location = paths.Show(problem.Location) })],
        };
        return new(setup, ComponentAssessment.Assess(setup, shown, packages), [.. setup.FilesRead, .. inventory.FilesRead]);
    }

    private sealed record AssessedComponents(PolicySetup Setup, ComponentAssessment Components, IReadOnlyList<string> FilesRead);
}
