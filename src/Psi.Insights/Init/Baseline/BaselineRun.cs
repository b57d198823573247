using System.Text;
using Psi.Insights.Baselines;
using Psi.Insights.CommandLine;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Init.Baseline;

/// <summary>Records or shrinks one repository's baseline, once everything that it rests on is read.</summary>
/// <param name="terminal">Where to print.</param>
/// <param name="target">The baseline file.</param>
/// <param name="manifest">What the last build saw.</param>
/// <param name="asked">The terms from the command line.</param>
/// <param name="accountable">
/// Who answers for the product: by the product file as it is now, else by the one that builds saw; null when neither is valid.
/// </param>
internal sealed class BaselineRun(
    Terminal terminal, string target, SecurityManifest manifest, RequestedTerms asked, string? accountable)
{
    private const int Shown = 10;

    /// <summary>Writes a new baseline of what the last build reported.</summary>
    public int Record()
    {
        if (manifest.Policy.WaiverRules is not { } rules)
        {
            return Refuse(
                ExitCodes.BadInput,
                $"{manifest.Tool.Name} {manifest.Tool.Version}, which the repository was built with, does not say what the policy asks "
                + "of a waiver. Update the package, and build again");
        }

        if (BaselineTerms.Of(asked, manifest.Policy.Organisation, rules, accountable, out var refusal) is not { } terms)
        {
            return Refuse(refusal!.ExitCode, refusal.Message);
        }

        var now = ReportedStatements.Of(manifest);
        if (now.Open.IsEmpty)
        {
            terminal.Say("nothing to record: the last build reported nothing that a baseline can list, so no file is written");
            SayWhatIsLeft(now);
            return ExitCodes.Done;
        }

        var recorded = terms.With(now.Open);
        var text = BaselineText.Of(recorded);
        // Never write what the gate would refuse.
        var mistakes = BaselineFileReader.Read(BaselineFile.FileName, text).Problems;
        foreach (var mistake in mistakes)
        {
            terminal.SayError(mistake.Message);
        }

        if (mistakes.Count > 0)
        {
            return ExitCodes.Usage;
        }

        AtomicFile.Write(target, Encoding.UTF8.GetBytes(text));
        terminal.Say($"{target}: written, a {recorded.Target}, approved by {recorded.ApprovedBy}, valid until {recorded.Expires}");
        SayWhatIsLeft(now);
        terminal.Say(
            "commit it: whoever reviews the change sees what is accepted. From now on builds fail on what is "
            + $"new{(now.NotListable.Count > 0 ? ", and on what is named above" : " only")}");
        return ExitCodes.Done;
    }

    /// <summary>Takes out of a baseline what is gone, and adds nothing.</summary>
    public int Shrink(BaselineFile old)
    {
        if (asked.IsAny)
        {
            return Refuse(
                ExitCodes.Usage,
                $"{target} exists, and its owner, approver, dates and reason stay as they were approved. "
                + "For other ones, delete the file and run again: the reviewer sees the change");
        }

        if (old.Expires < asked.On)
        {
            return Refuse(
                ExitCodes.PolicyNotMet,
                $"{BaselineFile.FileName}: the baseline expired on {old.Expires} and covers nothing any more. Fix what it lists; "
                + "for a new one, with a new approval, delete the file and run again");
        }

        var unseen = Unassessed();
        var now = ReportedStatements.Of(manifest);
        var comparison = BaselineComparison.Of(
            old, now.Components, now.Findings, now.MayBeThere, unseen.Count == 0 ? null : MayBeElsewhere());
        // What would be gone if the projects that are not assessed had none of it.
        var held = BaselineComparison.Of(old, now.Components, now.Findings, now.MayBeThere).Gone.Except(comparison.Gone).ToList();
        if (held.Count > 0 && comparison.Gone.Count == 0)
        {
            SayHeld(held);
            SayUnassessed(unseen);
            return Refuse(
                ExitCodes.BadInput,
                "what the baseline lists may be in projects that are not assessed, so nothing is taken out of it. Build them first");
        }

        if (comparison.Kept.IsEmpty)
        {
            File.Delete(target);
            terminal.Say($"{target}: deleted, for nothing is left of what it listed");
        }
        else if (comparison.Gone.Count > 0)
        {
            var shrunk = old with { Components = comparison.Kept.Components, Findings = comparison.Kept.Findings };
            AtomicFile.Write(target, Encoding.UTF8.GetBytes(BaselineText.Of(shrunk)));
            terminal.Say(
                $"{target}: {BaselineCounts.Of(comparison.GoneDecisions, comparison.GoneFindings)} taken out, which the repository does "
                + $"not have any more; a {shrunk.Target} is left, valid until {shrunk.Expires}");
        }
        else
        {
            terminal.Say($"{target}: left as it is, a {old.Target}, valid until {old.Expires}: nothing that it lists is known to be gone");
        }

        SayHeld(held);
        if (comparison.NewDecisions + comparison.NewFindings > 0)
        {
            terminal.Say(
                $"not taken in: {BaselineCounts.Of(comparison.NewDecisions, comparison.NewFindings)} that the baseline did not list. "
                + "To accept new ones, delete the file and run again: the reviewer of that change sees it");
        }

        var kept = comparison.Kept.Components
            .SelectMany(entry => entry.Rules)
            .Concat(comparison.Kept.Findings.Select(entry => entry.RuleId))
            .Where(now.MayBeThere)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        if (kept.Count > 0)
        {
            terminal.Say($"psi: note: nothing of {string.Join(", ", kept)} is taken out, for the last build could not look everywhere");
        }

        SayWhatIsLeft(now);
        return ExitCodes.Done;
    }

    private void SayWhatIsLeft(ReportedStatements now)
    {
        if (now.NotListable.Count > 0)
        {
            terminal.Say(
                "not in a baseline, for nobody can accept beforehand what keeps Psi from deciding or looking. "
                + "Fix these, or waive them by hand (docs/policy.md):");
            foreach (var line in now.NotListable.Take(Shown))
            {
                terminal.Say($"  {line}");
            }

            if (now.NotListable.Count > Shown)
            {
                terminal.Say($"  and {now.NotListable.Count - Shown} more");
            }
        }

        SayUnassessed(Unassessed());
        var days = manifest.Policy.DecidedFor.DaysUntil(asked.On);
        if (days != 0)
        {
            terminal.Say(
                $"psi: note: the last build decided for {manifest.Policy.DecidedFor}, not for {asked.On}; "
                + "what changes between these days is not seen");
        }
    }

    private IReadOnlyList<ManifestProject> Unassessed() =>
        [.. manifest.Projects.Where(project => project.State == ProjectState.NotAssessed)];

    // The project file of a project that is assessed in all its builds is nobody else's. Any other file may be read by several projects.
    private Func<string, bool> MayBeElsewhere()
    {
        var own = manifest.Projects
            .GroupBy(project => project.Path, StringComparer.OrdinalIgnoreCase)
            .Where(builds => builds.All(build => build.State == ProjectState.Assessed))
            .Select(builds => builds.Key)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return path => !own.Contains(path);
    }

    private void SayHeld(List<GoneEntry> held)
    {
        if (held.Count == 0)
        {
            return;
        }

        terminal.Say("not seen any more, but kept, for a project that is not assessed may have it:");
        foreach (var entry in held.Take(Shown))
        {
            terminal.Say($"  {entry.What}");
        }

        if (held.Count > Shown)
        {
            terminal.Say($"  and {held.Count - Shown} more");
        }
    }

    private void SayUnassessed(IReadOnlyList<ManifestProject> projects)
    {
        if (projects.Count == 0)
        {
            return;
        }

        terminal.Say(
            $"psi: note: {Quantity.Of(projects.Count, "project")} not assessed; "
            + "what is in there is not known, and new when it is seen:");
        foreach (var project in projects.Take(Shown))
        {
            terminal.Say($"  {project.Path}: {project.Reason}");
        }

        if (projects.Count > Shown)
        {
            terminal.Say($"  and {projects.Count - Shown} more");
        }
    }

    private int Refuse(int exitCode, string message)
    {
        terminal.SayError(message);
        return exitCode;
    }
}
