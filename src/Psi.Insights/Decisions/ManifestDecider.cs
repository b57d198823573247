using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Decisions;

/// <summary>Decides again about everything in a manifest, by a policy and for a date. Pure.</summary>
internal sealed class ManifestDecider
{
    private const string EnforcementProperty = "PsiEnforcement";

    private readonly SecurityManifest _manifest;
    private readonly EffectivePolicy _policy;
    private readonly CalendarDate _on;
    private readonly WaiverBook _waivers;
    private readonly Dictionary<string, EnforcementMode> _enforcement;

    public ManifestDecider(SecurityManifest manifest, EffectivePolicy policy, CalendarDate on)
    {
        (_manifest, _policy, _on) = (manifest, policy, on);
        var product = ManifestProductFile.Of(manifest);
        _waivers = WaiverBook.Open(policy, product, on, ManifestBaseline.Of(manifest));
        // The manifest's level was declared or derived by its own policy. The new level is never lower.
        Level = manifest.Product is null ? ProductLevel.Unknown : ProductLevel.Of(product, policy.Levels).Level;
        _enforcement = manifest.Projects
            .Select(project => project.Path)
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(path => path, EnforcementOf, StringComparer.Ordinal);
    }

    /// <summary>The product level decided for, 1–3.</summary>
    public int Level { get; }

    /// <summary>The waivers, each checked against the policy's rules for waivers.</summary>
    public IReadOnlyList<WaiverStatus> Waivers => _waivers.Statuses;

    /// <summary>The outcome for each component use, each known vulnerability and each requirement.</summary>
    public Dictionary<ManifestStatement, StatementOutcome> Outcomes() => Components().Concat(Requirements())
        .GroupBy(item => item.Statement, item => item.Outcome)
        .ToDictionary(group => group.Key, group => group.OrderByDescending(outcome => outcome.Severity).First());

    /// <summary>The verdict on each requirement that the policy has, by its id, for each project that is not excluded.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<DecidedVerdict>> Verdicts() =>
        ManifestVerdicts.Of(_manifest, _policy, Level, _waivers, _on);

    /// <summary>Whether the product uses each service that the policy names.</summary>
    public IEnumerable<DecidedService> Services() => ManifestServices.Of(_manifest, _policy, Level, _waivers);

    /// <summary>The decision about a component use, and the id of the waiver in force that covers it.</summary>
    public (ComponentDecision Decision, string? Waiver) Decide(PackageUrl component, ManifestComponentUse use)
    {
        var decision = ComponentDecider.Decide(_policy, component, use.Scope, Level, _on);
        return (decision, decision.RuleId is { } ruleId ? InForce(_waivers.ForComponent(component, ruleId, use.At.Path)) : null);
    }

    /// <summary>What is made of a known vulnerability of a component use, and the id of the waiver in force that covers it.</summary>
    public (Severity Severity, string? Waiver) Decide(
        PackageUrl component, ManifestComponentUse use, string advisory, VulnerabilitySeverity severity) =>
        _policy.Vulnerabilities.Of(severity) is > Severity.None and var weight
            ? (weight, InForce(_waivers.ForVulnerability(component, advisory, use.At.Path)))
            : (Severity.None, null);

    /// <summary>What a build says of a decision about a component use; empty when there is nothing to report.</summary>
    public string MessageOf(ComponentDecision decision, PackageUrl component, ManifestComponentUse use) =>
        ComponentMessage.For(decision, component, use.Chains.FirstOrDefault() ?? [], _policy.Organisation, _on);

    private IEnumerable<(ManifestStatement Statement, StatementOutcome Outcome)> Components()
    {
        foreach (var component in _manifest.Components)
        {
            foreach (var use in component.Uses)
            {
                var (decision, waiver) = Decide(component.Purl, use);
                var chain = use.Chains.FirstOrDefault() ?? [];
                yield return (
                    new ManifestStatement(
                        component.Purl.ToString(), use.Project, use.TargetFramework, $"{ManifestWord.Of(use.Scope)} {use.At}"),
                    Outcome(
                        use.Project,
                        decision.Severity,
                        decision.RuleId,
                        MessageOf(decision, component.Purl, use),
                        waiver));

                foreach (var vulnerability in use.Vulnerabilities)
                {
                    var known = new KnownVulnerability(vulnerability.Advisory, vulnerability.Severity);
                    var (severity, waivedBy) = Decide(component.Purl, use, vulnerability.Advisory, vulnerability.Severity);
                    yield return (
                        new ManifestStatement(
                            component.Purl.ToString(),
                            use.Project,
                            use.TargetFramework,
                            $"{ManifestWord.Of(use.Scope)} {use.At} {known.Id}"),
                        Outcome(
                            use.Project,
                            severity,
                            severity == Severity.None ? null : ProblemIds.Vulnerable,
                            VulnerabilityMessage.For(known, component.Purl, chain),
                            waivedBy));
                }
            }
        }
    }

    private IEnumerable<(ManifestStatement Statement, StatementOutcome Outcome)> Requirements()
    {
        var stated = _manifest.Requirements.ToLookup(requirement => requirement.Id, StringComparer.Ordinal);
        foreach (var requirement in _policy.Requirements.Where(requirement => requirement.IsForLevel(Level)))
        {
            var statement = stated[requirement.Id].FirstOrDefault();
            foreach (var project in _manifest.Projects.Select(project => (project.Path, project.TargetFramework)).Distinct())
            {
                var verdict = statement?.Projects.FirstOrDefault(
                    verdict => verdict.Project == project.Path && verdict.TargetFramework == project.TargetFramework)
                    ?? statement?.Projects.FirstOrDefault(verdict => verdict.Project == project.Path);
                yield return (
                    new ManifestStatement(requirement.Id, project.Path, project.TargetFramework, "requirement"),
                    Requirement(requirement, statement, verdict, project.Path, project.TargetFramework));
            }
        }
    }

    private StatementOutcome Requirement(
        Requirement requirement,
        ManifestRequirement? statement,
        ManifestRequirementVerdict? verdict,
        string project,
        string? targetFramework)
    {
        if (statement is null || verdict is null)
        {
            return Unknown("the manifest says nothing about it");
        }

        var added = requirement.Rules.Except(statement.Rules, StringComparer.Ordinal).ToList();
        var removed = statement.Rules.Except(requirement.Rules, StringComparer.Ordinal).ToList();
        switch (verdict.State)
        {
            case RequirementState.NotApplicable:
                return Unknown("it did not apply when the manifest was made");
            case RequirementState.NotAssessed:
                return Unknown(verdict.Reason);
            case RequirementState.Unmet or RequirementState.Waived:
                return OfFindings() ?? (removed.Count > 0 ? CountsMore() : AsStated());
            default:
                return added.Count > 0
                    ? Unknown($"the manifest does not say what {string.Join(", ", added)} would find")
                    : StatementOutcome.Nothing;
        }

        // Null when the manifest has no findings against it.
        StatementOutcome? OfFindings()
        {
            var findings = _manifest.Findings
                .Where(
                    finding => !finding.Suppressed
                        && finding.Project == project
                        && requirement.Rules.Contains(finding.RuleId, StringComparer.Ordinal))
                .Where(
                    finding => targetFramework is null
                        || finding.TargetFrameworks.Count == 0
                        || finding.TargetFrameworks.Contains(targetFramework, StringComparer.Ordinal))
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
                var rules = open.Select(finding => finding.RuleId).Distinct().Order(StringComparer.Ordinal);
                return Unmet($"{Quantity.Of(open.Count, "finding")} of {string.Join(", ", rules)}, the first at {open[0].At}");
            }

            return added.Count > 0
                ? Unknown($"the manifest does not say what {string.Join(", ", added)} would find")
                : Waived(covering.OfType<string>().Order(StringComparer.Ordinal).First());
        }

        StatementOutcome CountsMore() =>
            Unknown($"the manifest counts {string.Join(", ", removed)} too, and does not say what the other rules found");

        StatementOutcome AsStated() => verdict.State == RequirementState.Unmet ? Unmet(verdict.Reason)
            : verdict.Waiver is { } id && _waivers.Statuses.Any(status => status.IsInForce && status.Waiver.Id == id) ? Waived(id)
            : Unmet($"waiver {verdict.Waiver} is not in force");

        StatementOutcome Unmet(string because) => Outcome(
            project,
            requirement.SeverityOn(_on),
            ProblemIds.RequirementUnmet,
            $"Requirement {requirement.Id} is not met: {requirement.Title.TrimEnd('.')}. {because.TrimEnd('.')}.",
            null);

        StatementOutcome Waived(string id) => Outcome(project, requirement.SeverityOn(_on), ProblemIds.RequirementUnmet, "", id);

        StatementOutcome Unknown(string because) =>
            Outcome(project, requirement.SeverityOn(_on), null, "", null) with { CannotTell = because };
    }

    private StatementOutcome Outcome(string project, Severity severity, string? ruleId, string why, string? waiver)
    {
        if (waiver is not null && severity > Severity.None)
        {
            return new StatementOutcome(Severity.None, ruleId, why, waiver);
        }

        var logged = _enforcement.TryGetValue(project, out var mode) ? mode.Logged(severity) : severity;
        return new StatementOutcome(logged, ruleId, ruleId is null ? "" : why, null);
    }

    // Uses the mode that the project asked for, else the policy's default.
    private EnforcementMode EnforcementOf(string project)
    {
        var asked = _manifest.Overrides.FirstOrDefault(setting => setting.Project == project && setting.Name == EnforcementProperty)?.Value;
        var word = asked?.Trim().ToLowerInvariant() ?? "";
        EnforcementMode? requested = ManifestWord.TryParse<EnforcementMode>(word, out var mode)
            ? mode
            : null;
        return EnforcementResolution.Resolve(_policy, requested, new FileLocation(project)).Mode;
    }

    private static string? InForce(WaiverStatus? status) => status is { IsInForce: true } ? status.Waiver.Id : null;
}
