using Psi.Build;
using Psi.Policy;
using Psi.Verify.Rules;

namespace Psi.Verify.Projects;

/// <summary>Has the rules look at what a project compiled.</summary>
/// <param name="rules">The rules.</param>
internal sealed class CodeVerification(RuleExecution rules)
{
    /// <summary>What the rules found; null when the project compiled nothing, or is not to be decided about.</summary>
    /// <param name="project">The project.</param>
    /// <param name="assemblies">What it compiled, compiled again.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<CompilerOutcome?> LookAsync(
        ProjectBeginning project, IReadOnlyList<CompiledAssembly> assemblies, CancellationToken cancellation)
    {
        if (project.Settings.Language != "C#" || assemblies.Count == 0 || project.NotAssessed is not null)
        {
            return null;
        }

        var setup = project.Decision.Setup;
        var policy = PolicyGlobalConfig.Write(setup, project.Decision.Components, project.Settings.Tests);
        var named = CompilerOutcome.RulesOf(setup.Policy);
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
        var tests = look?.Decide(project.Settings.Tests);
        if (CodeLook.WhySilent(look, tests, setup.Policy) is { } silent)
        {
            runs = [.. runs.Select(run => CodeRules.IsPsi(run.RuleId) ? new RuleRun(run.RuleId, RuleRunState.DidNotRun, silent) : run)];
        }

        return new CompilerOutcome([.. runs.Distinct()], InOrder(findings), InOrder(evidence), [])
        {
            ObeysSuppressions = false,
            Tests = tests,
        };

        FileLocation Shown(FileLocation at) => at.Path.Length == 0 ? project.Place : project.Paths.Show(at);
    }

    private static List<LoggedResult> InOrder(IEnumerable<LoggedResult> results) => [.. LoggedResult.InOrder(results.Distinct())];
}
