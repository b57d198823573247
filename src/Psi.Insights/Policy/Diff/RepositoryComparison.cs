using Psi.Insights.Decisions;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Policy.Diff;

/// <summary>What another policy does to a repository, by its manifest.</summary>
/// <param name="Repository">Its address, and the folder in it.</param>
/// <param name="Path">The manifest's file.</param>
/// <param name="Effect">The summary.</param>
/// <param name="Changes">What gets a higher or lower severity, failures first.</param>
/// <param name="CannotTell">What may get a higher severity but can't be told from the manifest, each with the reason.</param>
/// <param name="Notes">What else to know of the comparison.</param>
internal sealed record RepositoryComparison(
    string Repository,
    string Path,
    PolicyEffect Effect,
    IReadOnlyList<StatementChange> Changes,
    IReadOnlyList<string> CannotTell,
    IReadOnlyList<string> Notes)
{
    /// <summary>Compares what two policies make of a manifest on a date. Pure.</summary>
    public static RepositoryComparison Of(
        string path, SecurityManifest manifest, EffectivePolicy old, EffectivePolicy @new, CalendarDate on)
    {
        var (before, after) = (new ManifestDecider(manifest, old, on), new ManifestDecider(manifest, @new, on));
        var (was, becomes) = (before.Outcomes(), after.Outcomes());
        var pairs = was.Keys.Union(becomes.Keys)
            .Select(statement => (Statement: statement, Was: In(was, statement), Becomes: In(becomes, statement)))
            .ToList();
        var told = pairs.Where(pair => pair.Was.CannotTell is null && pair.Becomes.CannotTell is null).ToList();
        return new RepositoryComparison(
            manifest.Subject is { Path.Length: > 0 } subject ? $"{subject.Repository}/{subject.Path}" : manifest.Subject.Repository,
            path,
            EffectOf([.. told.Select(pair => (pair.Was.Severity, pair.Becomes.Severity))]),
            StatementChange.Of(told),
            [
                .. pairs
                    .Where(
                        pair => pair.Becomes.CannotTell is not null
                            && pair.Becomes.Severity > Severity.None
                            && (pair.Was.CannotTell is null || pair.Becomes.Severity > pair.Was.Severity))
                    .GroupBy(pair => (pair.Statement.Subject, pair.Becomes.Severity, pair.Becomes.CannotTell))
                    .OrderBy(group => group.Key.Subject, StringComparer.Ordinal)
                    .ThenBy(group => group.Key.CannotTell, StringComparer.Ordinal)
                    .Select(group => CannotTellLine(
                        group.Key.Subject, group.Key.Severity, group.Key.CannotTell!, group.Select(pair => pair.Statement.Project))),
            ],
            [.. NotesOn(manifest, before, after)]);

        static StatementOutcome In(Dictionary<ManifestStatement, StatementOutcome> outcomes, ManifestStatement statement) =>
            outcomes.TryGetValue(statement, out var outcome) ? outcome : StatementOutcome.Nothing;
    }

    private static string CannotTellLine(string subject, Severity severity, string reason, IEnumerable<string> projects) =>
        $"{subject} is not assessed, and {(severity == Severity.Error ? "an error" : "a warning")} where it is not met: {reason} "
        + $"({string.Join(", ", projects.Distinct().Order(StringComparer.Ordinal))})";

    private static PolicyEffect EffectOf(IReadOnlyList<(Severity Was, Severity Becomes)> outcomes)
    {
        var failed = outcomes.Any(outcome => outcome.Was == Severity.Error);
        var fails = outcomes.Any(outcome => outcome.Becomes == Severity.Error);
        return (failed, fails) switch
        {
            (false, true) => PolicyEffect.NewlyFails,
            (true, true) when outcomes.Any(outcome => outcome is { Was: < Severity.Error, Becomes: Severity.Error }) =>
                PolicyEffect.FailsForMore,
            (true, false) => PolicyEffect.NewlyPasses,
            _ when outcomes.Any(outcome => outcome is { Was: Severity.None, Becomes: Severity.Warning }) => PolicyEffect.NewlyWarns,
            _ when outcomes.Any(outcome => outcome.Becomes < outcome.Was) => PolicyEffect.Eased,
            _ => PolicyEffect.AsBefore,
        };
    }

    private static IEnumerable<string> NotesOn(SecurityManifest manifest, ManifestDecider before, ManifestDecider after)
    {
        if (before.Level != after.Level)
        {
            yield return $"its product level is {before.Level} by the old policy and {after.Level} by the new one";
        }

        foreach (var (was, becomes) in before.Waivers.Zip(after.Waivers))
        {
            if (was.IsInForce && !becomes.IsInForce)
            {
                yield return becomes.Problem!.Message;
            }
            else if (!was.IsInForce && becomes.IsInForce)
            {
                yield return $"Waiver {becomes.Waiver.Id} covers {becomes.Waiver.Target} again: the new policy lets it.";
            }
        }

        if (ManifestBaseline.NoteOn(manifest) is { } baseline)
        {
            yield return baseline;
        }

        var projects = manifest.Projects.GroupBy(project => project.Path, StringComparer.Ordinal).ToList();
        var unseen = projects
            .Where(rows => rows.Any(row => row.State == ProjectState.NotAssessed))
            .Select(rows => rows.Key)
            .Order(StringComparer.Ordinal)
            .ToList();
        if (unseen.Count > 0)
        {
            yield return $"{unseen.Count} of {projects.Count} projects are not assessed, and what is in them is not known: "
                + string.Join(", ", unseen);
        }

        var own = manifest.Policy.Layers.Where(layer => layer.Layer == PolicyLayerKind.Repository).Select(layer => layer.Name).ToList();
        if (own.Count > 0)
        {
            yield return $"the repository's own policy ({string.Join(", ", own)}) is not in its manifest: "
                + "what it makes stricter is not counted";
        }
    }
}

/// <summary>What another policy does to a repository; the worst first.</summary>
internal enum PolicyEffect
{
    /// <summary>It has errors, and had none.</summary>
    NewlyFails,

    /// <summary>It had errors, and has new ones.</summary>
    FailsForMore,

    /// <summary>It has new warnings, and no new errors.</summary>
    NewlyWarns,

    /// <summary>It has no errors any more.</summary>
    NewlyPasses,

    /// <summary>Something gets a lower severity, and nothing a higher one.</summary>
    Eased,

    /// <summary>No severity changes.</summary>
    AsBefore,
}
