using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Why;

/// <summary>Says of a decision in a manifest what its build said: what is wrong, why it matters and what to do.</summary>
internal static class DecisionMessage
{
    /// <summary>The message; empty when there is nothing to report.</summary>
    public static string Of(PackageUrl component, ManifestComponentUse use, ManifestPolicy policy)
    {
        var (decision, location) = (use.Decision, use.Decision.Entry ?? default);
        if (decision.RuleId is null)
        {
            return "";
        }
        // A manifest holds no end of support, only the first day on which it is an error; what only tests use has none.
        if (decision is { RuleId: ProblemIds.EndOfSupport, EnforceFrom: null })
        {
            return DisplayText.OneLine($"The support of {component.FullName} {component.Version} ended or ends soon, by {location}. {decision.Reason} {(decision.Replacement is null ? "Move to a version that is supported." : $"Move to {decision.Replacement}.")}", 4000);
        }

        PackageUrl.TryParse(decision.Replacement, out var replacement, out _);
        VersionInterval.TryParse(decision.Versions, out var versions);
        ComponentPattern.TryParse(component.WithoutVersion.ToString(), out var pattern, out _);
        var support = decision.RuleId == ProblemIds.EndOfSupport || (decision.RuleId == ProblemIds.Undetermined && location.Path == KnownSupport.Name);
        var chain = use.Chains.FirstOrDefault() ?? [];
        return ComponentMessage.For(support ? BySupport() : ByList(), component, chain, policy.Organisation, policy.DecidedFor);

        ComponentDecision ByList() => new()
        {
            Status = decision.Status,
            RuleId = decision.RuleId,
            Severity = decision.Severity,
            Versions = decision.Versions,
            Entry = decision.Status == ComponentStatus.Unlisted ? null : new ComponentEntry
            {
                Location = location,
                Pattern = pattern!,
                Status = decision.Status,
                Versions = versions,
                Reason = decision.Reason,
                Replacement = replacement,
                EnforceFrom = decision.EnforceFrom,
            },
        };

        ComponentDecision BySupport()
        {
            var end = decision.EnforceFrom is { } from && from > default(CalendarDate) ? from.AddDays(-1) : policy.DecidedFor;
            return new ComponentDecision
            {
                Status = decision.Status,
                RuleId = decision.RuleId,
                Severity = decision.Severity,
                IsBySupport = true,
                Support = new SupportStanding
                {
                    Entry = new SupportEntry { Location = location, Pattern = pattern!, EndOfSupport = end, Versions = versions, Reason = decision.Reason, Replacement = replacement },
                    IsDetermined = decision.RuleId == ProblemIds.EndOfSupport,
                    HasEnded = end < policy.DecidedFor,
                    Severity = decision.Severity,
                    ErrorFrom = decision.EnforceFrom,
                },
            };
        }
    }
}
