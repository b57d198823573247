using Psi.Insights.CommandLine;
using Psi.Insights.Decisions;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Policy.Diff;

/// <summary>What <c>psi policy diff --json</c> writes.</summary>
internal static class DiffJson
{
    /// <summary>The two policies, the changes with what they do, and the repositories with what becomes of them.</summary>
    public static string Of(PolicyComparison comparison) => ReadableJson.Of(
        new
        {
            Old = Policy(comparison.Old),
            New = Policy(comparison.New),
            On = comparison.On.ToString(),
            Direction = ManifestWord.Of(comparison.Diff.Direction),
            comparison.Diff.IsComplete,
            Changes = comparison.Diff.Changes.Select(change => new
            {
                Part = ManifestWord.Of(change.Part),
                change.Subject,
                Kind = ManifestWord.Of(change.Kind),
                Direction = ManifestWord.Of(change.Direction),
                change.Differences,
                OldAt = change.OldAt.Select(at => at.ToString()),
                NewAt = change.NewAt.Select(at => at.ToString()),
                Outcomes = change.Outcomes.Select(outcome => new
                {
                    Direction = ManifestWord.Of(outcome.Direction),
                    Was = Outcome(outcome.Was),
                    Becomes = Outcome(outcome.Becomes),
                    From = outcome.From?.ToString(),
                    Until = outcome.Until?.ToString(),
                    outcome.Versions,
                    outcome.IncludesUnknownVersion,
                    Scopes = outcome.Scopes?.Select(ManifestWord.Of),
                    outcome.Levels,
                    AlsoMatching = outcome.AlsoMatching?.ToString(),
                }),
            }),
            Repositories = comparison.Repositories?.Select(repository => new
            {
                repository.Repository,
                repository.Path,
                Standing = ManifestWord.Of(repository.Effect),
                Changes = repository.Changes.Select(
                    change => new { change.Subject, change.Projects, Was = Outcome(change.Was), Becomes = Outcome(change.Becomes) }),
                repository.CannotTell,
                repository.Notes,
            }),
            NotInManifests = comparison.Repositories is null ? null : comparison.NotInManifests,
            Refused = comparison.Refused.Select(refused => new { refused.Path, refused.Reason }),
        });

    private static object Policy(EffectivePolicy policy) => new { policy.Organisation, policy.Version, policy.Sha256 };

    private static object Outcome(PolicyOutcome outcome) => new
    {
        Status = outcome.Status is { } status ? ManifestWord.Of(status) : null,
        EndOfSupport = outcome.EndOfSupport?.ToString(),
        outcome.RuleId,
        Severity = ManifestWord.Of(outcome.Severity),
    };

    private static object Outcome(StatementOutcome outcome) => new
    {
        Severity = ManifestWord.Of(outcome.Severity),
        outcome.RuleId,
        Message = outcome.Why.Length == 0 ? null : outcome.Why,
        outcome.WaivedBy,
    };
}
