using Psi.Insights.Baselines;
using Psi.Insights.Text;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Policies;

/// <summary>Decides anew about everything a manifest states, by a policy and a date. Pure.</summary>
internal sealed class ManifestJudge
{
    private const string EnforcementProperty = "PsiEnforcement";

    private readonly SecurityManifest _manifest;
    private readonly EffectivePolicy _policy;
    private readonly CalendarDate _on;
    private readonly WaiverBook _waivers;
    private readonly Dictionary<string, EnforcementMode> _enforcement;

    public ManifestJudge(SecurityManifest manifest, EffectivePolicy policy, CalendarDate on)
    {
        (_manifest, _policy, _on) = (manifest, policy, on);
        var product = ManifestProductFile.Of(manifest);
        _waivers = WaiverBook.Open(policy, product, on, ManifestBaseline.Of(manifest));
        // A manifest's level may be one that its own policy derived, or one that was declared: it stays the least.
        Level = manifest.Product is null ? ProductLevel.Unknown : ProductLevel.Of(product, policy.Levels).Level;
        _enforcement = manifest.Projects.Select(project => project.Path).Distinct(StringComparer.Ordinal).ToDictionary(path => path, EnforcementOf, StringComparer.Ordinal);
    }

    /// <summary>The product level decided for, 1–3.</summary>
    public int Level { get; }

    /// <summary>The waivers, held against the policy's rules for them.</summary>
    public IReadOnlyList<WaiverStatus> Waivers => _waivers.Statuses;

    /// <summary>What the policy makes of each component use, each known vulnerability and each requirement.</summary>
    public Dictionary<ManifestStatement, ManifestVerdict> Verdicts() => Components().Concat(Requirements())
        .GroupBy(item => item.Statement, item => item.Verdict)
        .ToDictionary(group => group.Key, group => group.OrderByDescending(verdict => verdict.Severity).First());

    private IEnumerable<(ManifestStatement Statement, ManifestVerdict Verdict)> Components()
    {
        foreach (var component in _manifest.Components)
        {
            foreach (var use in component.Uses)
            {
                var decision = ComponentDecider.Decide(_policy, component.Purl, use.Scope, Level, _on);
                var chain = use.Chains.FirstOrDefault() ?? [];
                var waiver = decision.RuleId is { } ruleId ? InForce(_waivers.ForComponent(component.Purl, ruleId, use.At.Path)) : null;
                yield return (
                    new ManifestStatement(component.Purl.ToString(), use.Project, use.TargetFramework, $"{EnumWord.Of(use.Scope)} {use.At}"),
                    Verdict(use.Project, decision.Severity, decision.RuleId, ComponentMessage.For(decision, component.Purl, chain, _policy.Organisation, _on), waiver));

                foreach (var vulnerability in use.Vulnerabilities)
                {
                    var known = new KnownVulnerability(vulnerability.Advisory, vulnerability.Severity);
                    var severity = _policy.Vulnerabilities.Of(vulnerability.Severity);
                    yield return (
                        new ManifestStatement(component.Purl.ToString(), use.Project, use.TargetFramework, $"{EnumWord.Of(use.Scope)} {use.At} {known.Id}"),
                        Verdict(
                            use.Project, severity, severity == Severity.None ? null : ProblemIds.Vulnerable, VulnerabilityMessage.For(known, component.Purl, chain),
                            InForce(_waivers.ForVulnerability(component.Purl, vulnerability.Advisory, use.At.Path))));
                }
            }
        }
    }

    private IEnumerable<(ManifestStatement Statement, ManifestVerdict Verdict)> Requirements()
    {
        var stated = _manifest.Requirements.ToLookup(requirement => requirement.Id, StringComparer.Ordinal);
        foreach (var requirement in _policy.Requirements.Where(requirement => requirement.AppliesTo(Level)))
        {
            var statement = stated[requirement.Id].FirstOrDefault();
            foreach (var project in _manifest.Projects.Select(project => (project.Path, project.TargetFramework)).Distinct())
            {
                var verdict = statement?.Projects.FirstOrDefault(verdict => verdict.Project == project.Path && verdict.TargetFramework == project.TargetFramework)
                    ?? statement?.Projects.FirstOrDefault(verdict => verdict.Project == project.Path);
                yield return (
                    new ManifestStatement(requirement.Id, project.Path, project.TargetFramework, "requirement"),
                    Requirement(requirement, statement, verdict, project.Path, project.TargetFramework));
            }
        }
    }

    private ManifestVerdict Requirement(Requirement requirement, ManifestRequirement? statement, ManifestRequirementVerdict? verdict, string project, string? targetFramework)
    {
        if (statement is null || verdict is null)
        {
            return Unknown("the manifest says nothing about it");
        }

        var added = requirement.Rules.Except(statement.Rules, StringComparer.Ordinal).ToList();
        var isNarrower = statement.Rules.Except(requirement.Rules, StringComparer.Ordinal).Any();
        switch (verdict.State)
        {
            case RequirementState.NotApplicable:
                return Unknown("it did not apply when the manifest was made");
            case RequirementState.NotAssessed:
                return Unknown(verdict.Reason);
            case RequirementState.Unmet or RequirementState.Waived:
                return OfFindings() ?? (isNarrower ? Unknown($"the manifest counts {string.Join(", ", statement.Rules.Except(requirement.Rules, StringComparer.Ordinal))} too, and does not say what the other rules found") : AsStated());
            default:
                return added.Count > 0 ? Unknown($"the manifest does not say what {string.Join(", ", added)} would find") : ManifestVerdict.Nothing;
        }

        // Null when the manifest holds no findings that speak against it.
        ManifestVerdict? OfFindings()
        {
            var findings = _manifest.Findings
                .Where(finding => !finding.Suppressed && finding.Project == project && requirement.Rules.Contains(finding.RuleId, StringComparer.Ordinal))
                .Where(finding => targetFramework is null || finding.TargetFrameworks.Count == 0 || finding.TargetFrameworks.Contains(targetFramework, StringComparer.Ordinal))
                .ToList();
            if (findings.Count == 0)
            {
                return null;
            }

            var counts = FindingCounts.Of(findings.Select(finding => new RuleFinding(finding.RuleId, finding.At)));
            var covering = findings.ConvertAll(finding => InForce(_waivers.ForRule(finding.RuleId, finding.At.Path))
                ?? InForce(_waivers.ForRequirement(requirement.Id, finding.At.Path))
                ?? InForce(_waivers.ForFinding(finding.RuleId, finding.At.Path, counts)));
            var open = findings.Where((_, index) => covering[index] is null).ToList();
            if (open.Count > 0)
            {
                return Unmet($"{Quantity.Of(open.Count, "finding")} of {string.Join(", ", open.Select(finding => finding.RuleId).Distinct().Order(StringComparer.Ordinal))}, the first at {open[0].At}");
            }

            return added.Count > 0 ? Unknown($"the manifest does not say what {string.Join(", ", added)} would find") : Waived(covering.OfType<string>().Order(StringComparer.Ordinal).First());
        }

        ManifestVerdict AsStated() => verdict.State == RequirementState.Unmet ? Unmet(verdict.Reason)
            : verdict.Waiver is { } id && _waivers.Statuses.Any(standing => standing.IsInForce && standing.Waiver.Id == id) ? Waived(id)
            : Unmet($"waiver {verdict.Waiver} is not in force");

        ManifestVerdict Unmet(string because) => Verdict(
            project, requirement.SeverityOn(_on), ProblemIds.RequirementUnmet, $"Requirement {requirement.Id} is not met: {requirement.Title.TrimEnd('.')}. {because.TrimEnd('.')}.", null);

        ManifestVerdict Waived(string id) => Verdict(project, requirement.SeverityOn(_on), ProblemIds.RequirementUnmet, "", id);

        ManifestVerdict Unknown(string because) => Verdict(project, requirement.SeverityOn(_on), null, "", null) with { CannotTell = because };
    }

    private ManifestVerdict Verdict(string project, Severity severity, string? ruleId, string why, string? waiver)
    {
        if (waiver is not null && severity > Severity.None)
        {
            return new ManifestVerdict(Severity.None, ruleId, why, waiver);
        }

        var isReported = severity == Severity.Error && _enforcement.TryGetValue(project, out var mode) && mode == EnforcementMode.Report;
        return new ManifestVerdict(isReported ? Severity.Warning : severity, ruleId, ruleId is null ? "" : why, null);
    }

    // What the project asks for is asked for again; what it did not ask for is the policy's default.
    private EnforcementMode EnforcementOf(string project)
    {
        var asked = _manifest.Overrides.FirstOrDefault(setting => setting.Project == project && setting.Name == EnforcementProperty)?.Value;
        EnforcementMode? requested = asked is not null && EnumWord.TryParse<EnforcementMode>(asked.Trim().ToLowerInvariant(), out var mode) ? mode : null;
        return EnforcementResolution.Resolve(_policy, requested, new FileLocation(project)).Mode;
    }

    private static string? InForce(WaiverStatus? standing) => standing is { IsInForce: true } ? standing.Waiver.Id : null;
}
