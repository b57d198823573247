namespace Psi.Policy;

/// <summary>Assesses one requirement of a project after the other.</summary>
/// <param name="facts">What is known of the project.</param>
/// <param name="waivers">The product's waivers.</param>
/// <param name="attestations">The product's attestations.</param>
internal sealed class RequirementCases(RequirementFacts facts, WaiverBook waivers, AttestationBook attestations)
{
    private readonly ILookup<string, RuleRun> _runs = facts.Runs.ToLookup(run => run.RuleId, StringComparer.Ordinal);

    /// <summary>How many findings there are where a baseline accepts some.</summary>
    public FindingCounts Counts { get; } =
        waivers.Baseline is null ? FindingCounts.None : FindingCounts.Of(facts.Findings.Where(finding => !finding.IsSuppressed));

    /// <summary>Assesses a requirement that is for the project.</summary>
    public RequirementCase Assess(Requirement requirement)
    {
        var covering = new SortedDictionary<string, WaiverStatus>(StringComparer.Ordinal);
        var open = facts.Findings
            .Where(finding => requirement.Rules.Contains(finding.RuleId))
            .Where(finding => !IsCovered(
                finding.RuleId,
                finding.At.Path,
                finding.IsSuppressed ? null : waivers.BaselineForFinding(finding.RuleId, finding.At.Path, Counts)))
            .ToList();
        open.Sort(ByPlace);
        var hindrances = requirement.Rules
            .SelectMany(rule => RunsOf(rule)
                .Where(run => run.State != RuleRunState.Ran)
                .Where(run => !IsCovered(rule, (run.Hides ?? run.At ?? facts.Project).Path, baseline: null)))
            .ToList();
        var verdict = Verdict(requirement, open, hindrances, covering);
        // Where somebody's word counts, nobody has to look.
        return verdict.Basis.Contains(RequirementBasis.Attestation)
            ? new RequirementCase(verdict, [], [.. covering.Values])
            : new RequirementCase(verdict, hindrances, [.. covering.Values]);

        bool IsCovered(string ruleId, string path, WaiverStatus? baseline) => Cover(
            covering, waivers.ForRule(ruleId, path), waivers.ForRequirement(requirement.Id, path), baseline);
    }

    private RequirementVerdict Verdict(
        Requirement requirement, List<RuleFinding> open, List<RuleRun> hindrances, SortedDictionary<string, WaiverStatus> covering)
    {
        var evidence = facts.Evidence.Where(seen => requirement.Evidence.Contains(seen.RuleId)).ToList();
        evidence.Sort(ByPlace);
        var verdict = new RequirementVerdict
        {
            Requirement = requirement,
            State = RequirementState.NotAssessed,
            Reason = "",
            OpenFindings = open,
            Evidence = evidence,
            Waivers = InForce(covering),
        };
        if (open.Count > 0)
        {
            return verdict with { State = RequirementState.Unmet, Reason = $"{Found(open)}, the first at {open[0].At}" };
        }

        var attestation = requirement.IsAttestable ? attestations.For(requirement.Id) : null;
        if (hindrances.Count > 0)
        {
            // A rule that was switched off is nothing that anybody can vouch for.
            var reason = $"{string.Join(", ", hindrances.Select(run => run.RuleId).Distinct())} did not look at all of the project";
            return hindrances.TrueForAll(run => run.State == RuleRunState.Unsupported)
                ? Attested(verdict, attestation, [], reason)
                : verdict with { Reason = reason };
        }

        if (verdict.Waivers.Count > 0)
        {
            return Waived(verdict);
        }

        List<RequirementBasis> basis = [];
        List<string> reasons = [];
        if (requirement.Rules.Count > 0)
        {
            basis.Add(RequirementBasis.Rules);
            reasons.Add($"{string.Join(", ", requirement.Rules)} ran and found nothing");
        }

        if (evidence.Count > 0)
        {
            basis.Add(RequirementBasis.Evidence);
            reasons.Add($"{evidence[0].RuleId} was seen at {evidence[0].At}");
        }

        if (evidence.Count > 0 || requirement.Evidence.Count == 0 && requirement.Rules.Count > 0)
        {
            return verdict with { State = RequirementState.Met, Basis = basis, Reason = string.Join("; ", reasons) };
        }

        var missing = requirement.Evidence.Count > 0
            ? $"{string.Join(", ", requirement.Evidence)} was not seen: nothing shows that it is met"
            : "no rule can show it";
        verdict = Attested(verdict, attestation, basis, missing);
        return verdict.State == RequirementState.NotAssessed && WaivedAsAWhole(requirement, covering) ? Waived(verdict) : verdict;

        RequirementVerdict Waived(RequirementVerdict assessed)
        {
            var ids = InForce(covering);
            return assessed with { State = RequirementState.Waived, Waivers = ids, Reason = $"waived by {string.Join(", ", ids)}" };
        }
    }

    private static RequirementVerdict Attested(
        RequirementVerdict verdict, AttestationStatus? status, IEnumerable<RequirementBasis> basis, string missing) => status switch
        {
            { IsInForce: true, Attestation: var word } => verdict with
            {
                State = RequirementState.Met,
                Basis = [.. basis, RequirementBasis.Attestation],
                Reason = $"{missing}; {word.By} attested it on {word.On} until {word.Until}: {word.Note}",
            },
            { Attestation: var word } =>
                verdict with { Reason = $"{missing}, and the attestation by {word.By} counts for nothing: {status.Reason}" },
            null when verdict.Requirement.IsAttestable => verdict with { Reason = $"{missing}, and nobody has attested it" },
            null => verdict with { Reason = missing },
        };

    private bool WaivedAsAWhole(Requirement requirement, SortedDictionary<string, WaiverStatus> covering) =>
        Cover(covering, waivers.ForRequirement(requirement.Id, facts.Project.Path));

    private static bool Cover(SortedDictionary<string, WaiverStatus> covering, params WaiverStatus?[] candidates)
    {
        var status = candidates.OfType<WaiverStatus>().OrderByDescending(candidate => candidate.IsInForce).FirstOrDefault();
        if (status is null)
        {
            return false;
        }

        covering[status.Waiver.Id] = status;
        return status.IsInForce;
    }

    private static IReadOnlyList<string> InForce(SortedDictionary<string, WaiverStatus> covering) =>
        [.. covering.Values.Where(status => status.IsInForce).Select(status => status.Waiver.Id)];

    private IEnumerable<RuleRun> RunsOf(string rule) =>
        _runs.Contains(rule) ? _runs[rule] : [new RuleRun(rule, RuleRunState.DidNotRun, "no analyzer of the compile has it")];

    private static string Found(List<RuleFinding> open) =>
        $"{Quantity.Of(open.Count, "finding")} of {string.Join(", ", open.Select(finding => finding.RuleId).Distinct())}";

    private static int ByPlace(RuleFinding left, RuleFinding right) =>
        left.At.CompareTo(right.At) is not 0 and var byPlace ? byPlace : string.CompareOrdinal(left.RuleId, right.RuleId);
}

/// <summary>One requirement of a project.</summary>
/// <param name="Verdict">Whether it is met.</param>
/// <param name="Hindrances">What kept its rules from looking, and no waiver covers.</param>
/// <param name="Covering">The waivers that are about it, in force or not.</param>
internal sealed record RequirementCase(
    RequirementVerdict Verdict, IReadOnlyList<RuleRun> Hindrances, IReadOnlyList<WaiverStatus> Covering);
