using Psi.Manifest;
using Psi.Policy;
using Psi.Store;

namespace Psi.Insights.Decisions;

/// <summary>
/// Decides again about everything in a manifest, and says where the manifest says something else. A repository's own policy may make it
/// stricter and is not in the manifest, so what is stricter there is no disagreement. Pure.
/// </summary>
internal static class ManifestDisagreements
{
    private const string Nothing = "nothing";

    /// <summary>The manifest by the organisation's policy on a date.</summary>
    public static Redecision Of(SecurityManifest manifest, EffectivePolicy policy, CalendarDate on)
    {
        var decider = new ManifestDecider(manifest, policy, on);
        var mayBeStricter = manifest.Policy.Layers.Any(layer => layer.Layer == PolicyLayerKind.Repository);
        return new Redecision(
            policy.Organisation,
            policy.Version,
            policy.Sha256,
            on,
            [
                .. Components(manifest, decider, mayBeStricter),
                .. Requirements(manifest, policy, decider, on, mayBeStricter),
                .. Services(decider, on, mayBeStricter),
            ]);
    }

    private static IEnumerable<Disagreement> Components(SecurityManifest manifest, ManifestDecider decider, bool mayBeStricter)
    {
        foreach (var component in manifest.Components)
        {
            foreach (var use in component.Uses)
            {
                foreach (var disagreement in About(component.Purl, use, decider, mayBeStricter))
                {
                    yield return disagreement with
                    {
                        Subject = component.Purl.ToString(),
                        Project = use.Project,
                        TargetFramework = use.TargetFramework,
                    };
                }
            }
        }
    }

    private static IEnumerable<Disagreement> About(
        PackageUrl component, ManifestComponentUse use, ManifestDecider decider, bool mayBeStricter)
    {
        var (decision, waiver) = decider.Decide(component, use);
        var (stated, scope) = (use.Decision, ManifestWord.Of(use.Scope));
        var isSame = (stated.Status, stated.RuleId, stated.Severity, stated.Waiver is null)
            == (decision.Status, decision.RuleId, decision.Severity, waiver is null);
        var isStricter = mayBeStricter
            && stated.Waiver is null
            && (stated.Severity, stated.Status).CompareTo((decision.Severity, decision.Status)) > 0;
        if (!isSame && !isStricter)
        {
            yield return new Disagreement
            {
                Kind = DisagreementKind.Component,
                Subject = "",
                Detail = scope,
                Stated = Words(stated.Status, stated.RuleId, stated.Severity, stated.Waiver),
                Decided = Words(decision.Status, decision.RuleId, decision.Severity, waiver),
                Reason = decider.MessageOf(decision, component, use) is { Length: > 0 } message ? message : null,
            };
        }

        foreach (var known in use.Vulnerabilities.GroupBy(vulnerability => vulnerability.Advisory, StringComparer.Ordinal))
        {
            var advisory = known.Key;
            var (severity, waivedBy) = decider.Decide(component, use, advisory, known.Max(vulnerability => vulnerability.Severity));
            var remark = use.Remarks.FirstOrDefault(one => one.RuleId == ProblemIds.Vulnerable && one.Advisory == advisory);
            var said = remark?.Severity ?? Severity.None;
            if ((said, remark?.Waiver is null) == (severity, waivedBy is null)
                || (mayBeStricter && remark?.Waiver is null && said > severity))
            {
                continue;
            }

            yield return new Disagreement
            {
                Kind = DisagreementKind.Vulnerability,
                Subject = "",
                Detail = $"{scope} {KnownVulnerability.IdOf(advisory)}",
                Stated = remark is null ? Nothing : Words(said, remark.Waiver),
                Decided = severity == Severity.None ? Nothing : Words(severity, waivedBy),
            };
        }
    }

    private static IEnumerable<Disagreement> Requirements(
        SecurityManifest manifest, EffectivePolicy policy, ManifestDecider decider, CalendarDate on, bool mayBeStricter)
    {
        var stated = manifest.Requirements.ToLookup(requirement => requirement.Id, StringComparer.Ordinal);
        var verdicts = decider.Verdicts();
        foreach (var requirement in policy.Requirements)
        {
            var statement = stated[requirement.Id].FirstOrDefault();
            var decided = verdicts.GetValueOrDefault(requirement.Id) ?? [];
            var severity = requirement.SeverityOn(on);
            if (statement is not null && statement.Severity != severity && !(mayBeStricter && statement.Severity > severity))
            {
                yield return new Disagreement
                {
                    Kind = DisagreementKind.Requirement,
                    Subject = requirement.Id,
                    Detail = "severity",
                    Stated = WhenUnmet(statement.Severity),
                    Decided = WhenUnmet(severity),
                };
            }

            foreach (var verdict in decided)
            {
                var said = statement?.Projects.FirstOrDefault(
                    one => one.Project == verdict.Project && one.TargetFramework == verdict.TargetFramework);
                if (said?.State == verdict.State
                    || (said is null && verdict.State == RequirementState.NotApplicable)
                    || (mayBeStricter && said?.State > verdict.State))
                {
                    continue;
                }

                yield return new Disagreement
                {
                    Kind = DisagreementKind.Requirement,
                    Subject = requirement.Id,
                    Project = verdict.Project,
                    TargetFramework = verdict.TargetFramework,
                    Stated = said is null ? Nothing : Words(said.State),
                    Decided = Words(verdict.State),
                    Reason = verdict.Reason,
                };
            }
        }

        var known = policy.Requirements.Select(requirement => requirement.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var unknown in manifest.Requirements.Where(requirement => !mayBeStricter && !known.Contains(requirement.Id)))
        {
            yield return new Disagreement
            {
                Kind = DisagreementKind.Requirement,
                Subject = unknown.Id,
                Stated = Words(unknown.State),
                Decided = Nothing,
                Reason = "the policy has no such requirement",
            };
        }
    }

    private static IEnumerable<Disagreement> Services(ManifestDecider decider, CalendarDate on, bool mayBeStricter)
    {
        foreach (var (service, stated, verdict) in decider.Services())
        {
            var severity = service.SeverityOn(on);
            if (stated is { Required: not null } && stated.Severity != severity && !(mayBeStricter && stated.Severity > severity))
            {
                yield return new Disagreement
                {
                    Kind = DisagreementKind.Service,
                    Subject = service.Id,
                    Detail = "severity",
                    Stated = ManifestWord.Of(stated.Severity),
                    Decided = ManifestWord.Of(severity),
                };
            }

            if (stated?.State == verdict.State
                || (stated is null && verdict.State == ServiceState.Unused)
                || (mayBeStricter && stated?.State > verdict.State))
            {
                continue;
            }

            yield return new Disagreement
            {
                Kind = DisagreementKind.Service,
                Subject = service.Id,
                Stated = stated is null ? Nothing : ManifestWord.Of(stated.State).Replace('-', ' '),
                Decided = ManifestWord.Of(verdict.State).Replace('-', ' '),
                Reason = verdict.Reason,
            };
        }
    }

    private static string Words(ComponentStatus status, string? ruleId, Severity severity, string? waiver) =>
        $"{ManifestWord.Of(status)}, {(ruleId is null ? "nothing to report" : $"{Words(severity, waiver)} {ruleId}")}";

    private static string Words(Severity severity, string? waiver) =>
        waiver is null ? ManifestWord.Of(severity) : $"{ManifestWord.Of(severity)} waived by {waiver}";

    // NotAssessed reads "not assessed".
    private static string Words(RequirementState state) => ManifestWord.Of(state).Replace('-', ' ');

    private static string WhenUnmet(Severity severity) => severity switch
    {
        Severity.Error => "an error when unmet",
        Severity.Warning => "a warning when unmet",
        _ => "not reported when unmet",
    };
}
