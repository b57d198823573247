using Psi.Insights.Baselines;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Policies;

/// <summary>What another policy does to a repository, by its manifest.</summary>
/// <param name="Repository">Its address, and the folder in it.</param>
/// <param name="Path">The manifest's file.</param>
/// <param name="Standing">In a word.</param>
/// <param name="Changes">What comes to weigh more or less, what fails first.</param>
/// <param name="CannotTell">What may come to weigh more and can't be told from the manifest, each with why.</param>
/// <param name="Notes">What else to know of the comparison.</param>
internal sealed record RepositoryComparison(
    string Repository, string Path, RepositoryStanding Standing, IReadOnlyList<VerdictChange> Changes, IReadOnlyList<string> CannotTell, IReadOnlyList<string> Notes)
{
    /// <summary>Compares what two policies make of a manifest on a date. Pure.</summary>
    public static RepositoryComparison Of(string path, SecurityManifest manifest, EffectivePolicy old, EffectivePolicy @new, CalendarDate on)
    {
        var (before, after) = (new ManifestJudge(manifest, old, on), new ManifestJudge(manifest, @new, on));
        var (was, becomes) = (before.Verdicts(), after.Verdicts());
        var pairs = was.Keys.Union(becomes.Keys).Select(statement => (Statement: statement, Was: In(was, statement), Becomes: In(becomes, statement))).ToList();
        var told = pairs.Where(pair => pair.Was.CannotTell is null && pair.Becomes.CannotTell is null).ToList();
        return new RepositoryComparison(
            manifest.Subject is { Path.Length: > 0 } subject ? $"{subject.Repository}/{subject.Path}" : manifest.Subject.Repository,
            path,
            StatusOf([.. told.Select(pair => (pair.Was.Severity, pair.Becomes.Severity))]),
            VerdictChange.Of(told),
            [
                .. pairs
                    .Where(pair => pair.Becomes.CannotTell is not null && pair.Becomes.Severity > Severity.None && (pair.Was.CannotTell is null || pair.Becomes.Severity > pair.Was.Severity))
                    .GroupBy(pair => (pair.Statement.Subject, pair.Becomes.Severity, pair.Becomes.CannotTell))
                    .OrderBy(group => group.Key.Subject, StringComparer.Ordinal)
                    .ThenBy(group => group.Key.CannotTell, StringComparer.Ordinal)
                    .Select(group => $"{group.Key.Subject} is not assessed, and {(group.Key.Severity == Severity.Error ? "an error" : "a warning")} where it is not met: {group.Key.CannotTell} ({string.Join(", ", group.Select(pair => pair.Statement.Project).Distinct().Order(StringComparer.Ordinal))})"),
            ],
            [.. NotesOn(manifest, before, after)]);

        static ManifestVerdict In(Dictionary<ManifestStatement, ManifestVerdict> verdicts, ManifestStatement statement) =>
            verdicts.TryGetValue(statement, out var verdict) ? verdict : ManifestVerdict.Nothing;
    }

    private static RepositoryStanding StatusOf(IReadOnlyList<(Severity Was, Severity Becomes)> verdicts)
    {
        var (failed, fails) = (verdicts.Any(verdict => verdict.Was == Severity.Error), verdicts.Any(verdict => verdict.Becomes == Severity.Error));
        return (failed, fails) switch
        {
            (false, true) => RepositoryStanding.NewlyFails,
            (true, true) when verdicts.Any(verdict => verdict is { Was: < Severity.Error, Becomes: Severity.Error }) => RepositoryStanding.FailsForMore,
            (true, false) => RepositoryStanding.NewlyPasses,
            _ when verdicts.Any(verdict => verdict is { Was: Severity.None, Becomes: Severity.Warning }) => RepositoryStanding.NewlyWarns,
            _ when verdicts.Any(verdict => verdict.Becomes < verdict.Was) => RepositoryStanding.Eased,
            _ => RepositoryStanding.AsBefore,
        };
    }

    private static IEnumerable<string> NotesOn(SecurityManifest manifest, ManifestJudge before, ManifestJudge after)
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
        var unseen = projects.Where(rows => rows.Any(row => row.State != ProjectState.Assessed)).Select(rows => rows.Key).Order(StringComparer.Ordinal).ToList();
        if (unseen.Count > 0)
        {
            yield return $"{unseen.Count} of {projects.Count} projects are not assessed, and what is in them is not known: {string.Join(", ", unseen)}";
        }

        var own = manifest.Policy.Layers.Where(layer => layer.Layer == PolicyLayerKind.Repository).Select(layer => layer.Name).ToList();
        if (own.Count > 0)
        {
            yield return $"the repository's own policy ({string.Join(", ", own)}) is not in its manifest: what it makes stricter is not counted";
        }
    }
}

/// <summary>What another policy does to a repository; the worst first.</summary>
internal enum RepositoryStanding
{
    /// <summary>It has errors, and had none.</summary>
    NewlyFails,

    /// <summary>It had errors, and has new ones.</summary>
    FailsForMore,

    /// <summary>It has warnings that were none, and no new errors.</summary>
    NewlyWarns,

    /// <summary>It has no errors any more.</summary>
    NewlyPasses,

    /// <summary>Something weighs less, and nothing more.</summary>
    Eased,

    /// <summary>Nothing weighs more or less.</summary>
    AsBefore,
}
