using System.Globalization;
using Psi.Policy;

namespace Psi.Build;

/// <summary>What <c>PsiVerbose</c> prints: the inputs of the decision about a project, and its results.</summary>
internal static class DecisionTrace
{
    /// <summary>One line each; for the project, framework and configuration of the settings.</summary>
    /// <param name="step">The step that prints them.</param>
    public static IEnumerable<string> Of(string step, ProjectDecision decision, BuildSettings settings, ShownPaths paths)
    {
        var setup = decision.Setup;
        var runtime = settings.RuntimeIdentifier is null ? "" : $", {settings.RuntimeIdentifier}";
        yield return $"Psi {settings.PsiVersion}, {step}: {paths.Show(settings.ProjectFile)} "
            + $"({settings.FrameworkName}, {settings.Configuration}{runtime})";
        var level = setup.Level.Level.ToString(CultureInfo.InvariantCulture);
        var product = setup.Product is null ? " (no product file)" : $" of {setup.Product.Id}";
        yield return $"Psi: decided for {setup.Today}, {setup.Enforcement.ToString().ToLowerInvariant()}, product level {level}{product}";
        foreach (var layer in setup.Policy.Layers)
        {
            yield return $"Psi: policy: {layer.File.Path} {layer.File.Version} ({layer.Kind.ToString().ToLowerInvariant()}), "
                + $"sha256 {layer.Sha256}";
        }

        if (setup.Exclusion is { } exclusion)
        {
            yield return $"Psi: excluded by {exclusion.Location}: {exclusion.Reason}";
        }

        foreach (var pair in settings.Overrides)
        {
            yield return $"Psi: set by the repo or the command line: {pair.Key}={pair.Value}";
        }

        foreach (var status in decision.Components.Uses.GroupBy(use => use.Decision.Status).OrderBy(group => group.Key))
        {
            yield return $"Psi: components {status.Key.ToString().ToLowerInvariant()}: "
                + $"{status.Count().ToString(CultureInfo.InvariantCulture)}";
        }

        foreach (var verdict in decision.Requirements.Verdicts)
        {
            yield return $"Psi: {verdict.Requirement.Id}: {verdict.State} ({verdict.Reason})";
        }

        foreach (var service in decision.Services.Services)
        {
            yield return $"Psi: service {service.Service.Id}: {service.Verdict.State} in this project ({service.Verdict.Reason})";
        }

        foreach (var run in decision.Outcome.Runs.Where(run => run.State != RuleRunState.Ran))
        {
            yield return $"Psi: {run.RuleId}: {run.State} ({run.How}){(run.At is { } at ? $" at {at}" : "")}";
        }

        foreach (var waiver in setup.Waivers.Statuses)
        {
            yield return $"Psi: waiver {waiver.Waiver.Id}: {waiver.State.ToString().ToLowerInvariant()}, expires {waiver.Waiver.Expires}";
        }

        foreach (var file in decision.FilesRead)
        {
            yield return $"Psi: read: {paths.Show(file)}";
        }
    }
}
