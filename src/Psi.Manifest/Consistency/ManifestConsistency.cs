using Psi.Policy;
using static Psi.Manifest.Mistakes;

namespace Psi.Manifest;

/// <summary>
/// Whether what a fragment or manifest says in one place is true in the others. What <see cref="ManifestMerge"/> makes of fragments that
/// pass always passes; what does not was changed by hand or made up.
/// </summary>
public sealed class ManifestConsistency
{
    private readonly ILookup<(string Project, string? TargetFramework), ManifestProject> _builds;
    private readonly HashSet<string> _paths;
    private readonly HashSet<string> _waivers;
    private readonly ILookup<string, CalendarDate> _expiries;
    private readonly ILookup<string, ManifestFinding> _findings;
    private readonly ILookup<string, string> _evidence;
    private readonly HashSet<string> _attested;
    private readonly CalendarDate _decidedFor;

    // A verification does not obey what the source suppresses, and a fragment does not say who made it.
    private readonly bool _countsSuppressed;

    private ManifestConsistency(
        IEnumerable<ManifestProject> projects,
        IReadOnlyList<ManifestWaiver> waivers,
        IEnumerable<ManifestFinding> findings,
        IEnumerable<ManifestFinding> evidence,
        IEnumerable<ManifestAttestation> attestations,
        CalendarDate decidedFor,
        bool countsSuppressed)
    {
        _builds = projects.ToLookup(project => (project.Path, project.TargetFramework));
        _paths = new HashSet<string>(_builds.Select(builds => builds.Key.Project), StringComparer.Ordinal);
        _waivers = new HashSet<string>(waivers.Select(waiver => waiver.Id), StringComparer.Ordinal);
        _expiries = waivers.ToLookup(waiver => waiver.Id, waiver => waiver.Expires, StringComparer.Ordinal);
        _findings = findings.ToLookup(finding => finding.RuleId, StringComparer.Ordinal);
        _evidence = evidence.Where(seen => !seen.Suppressed).ToLookup(seen => seen.Project, seen => seen.RuleId, StringComparer.Ordinal);
        _attested = new HashSet<string>(
            attestations
                .Where(one => one.State is AttestationState.Valid or AttestationState.Expiring && one.Until >= decidedFor)
                .Select(one => one.Requirement),
            StringComparer.Ordinal);
        (_decidedFor, _countsSuppressed) = (decidedFor, countsSuppressed);
    }

    /// <summary>Refuses a fragment that contradicts itself.</summary>
    /// <exception cref="ManifestFormatException">It does; the message names the JSON path.</exception>
    public static void Require(Fragment fragment) => Require(FirstMistake(fragment), "fragment");

    /// <summary>Refuses a manifest that contradicts itself.</summary>
    /// <exception cref="ManifestFormatException">It does; the message names the JSON path.</exception>
    public static void Require(SecurityManifest manifest) => Require(FirstMistake(manifest), "security manifest");

    /// <summary>The first contradiction with its JSON path; null without one.</summary>
    internal static string? FirstMistake(Fragment fragment)
    {
        var checks = new ManifestConsistency(
            [fragment.Project],
            fragment.Waivers,
            fragment.Findings,
            fragment.Evidence,
            fragment.Attestations,
            fragment.Policy.DecidedFor,
            countsSuppressed: true);
        return InProject(fragment.Project, "$.project")
            ?? checks.InComponents(fragment.Components)
            ?? checks.InRequirements(fragment.Requirements)
            ?? checks.InFindings(fragment.Findings, "findings")
            ?? checks.InFindings(fragment.Evidence, "evidence");
    }

    /// <inheritdoc cref="FirstMistake(Fragment)"/>
    internal static string? FirstMistake(SecurityManifest manifest)
    {
        var checks = new ManifestConsistency(
            // The fragment of an excluded project has verdicts of it, and the merge leaves them out.
            manifest.Projects.Where(project => project.State != ProjectState.Excluded),
            manifest.Waivers,
            manifest.Findings,
            manifest.Evidence,
            manifest.Attestations,
            manifest.Policy.DecidedFor,
            countsSuppressed: manifest.MadeBy == ManifestMaker.Verify);
        return First(manifest.Projects, (project, index) =>
                InProject(project, $"$.projects[{index}]") ?? WithoutReason(project, $"$.projects[{index}]"))
            ?? Repeated(
                manifest.Projects,
                project => (project.Path, project.TargetFramework, project.RuntimeIdentifier, project.Configuration),
                "$.projects")
            ?? First(manifest.LeftOut, (leftOut, index) => manifest.Projects.Any(project => IsIn(project.Path, leftOut.Path))
                ? $"$.leftOut[{index}] is left out, and a project there is stated"
                : null)
            ?? checks.InComponents(manifest.Components)
            ?? Repeated(manifest.Components, component => component.Purl, "$.components")
            ?? checks.InRequirements(manifest.Requirements)
            ?? checks.InServices(manifest.Services)
            ?? Repeated(manifest.Services, service => service.Id, "$.services")
            ?? First(manifest.Requirements, checks.LeftOut)
            ?? checks.InFindings(manifest.Findings, "findings")
            ?? checks.InFindings(manifest.Evidence, "evidence")
            ?? Repeated(manifest.Waivers, waiver => waiver.Id, "$.waivers")
            ?? MeasurementConsistency.FirstMistake(manifest)
            ?? Repeated(manifest.Measurements, measurement => measurement.Id, "$.measurements");
    }

    private static void Require(string? mistake, string kind)
    {
        if (mistake is not null)
        {
            throw new ManifestFormatException($"this {kind} contradicts itself: {mistake}. Make it again; it was not made by Psi as it is");
        }
    }

    private static string? InProject(ManifestProject project, string at)
    {
        if (project is { State: ProjectState.Assessed, Reason: not null })
        {
            return $"{at} is assessed and has a reason for which it is not";
        }

        if (project.ReportedErrors < 0 || project.ReportedErrors > project.Warnings)
        {
            return $"{at}.reportedErrors is {project.ReportedErrors} of {project.Warnings} warnings, of which they are a part";
        }

        var rules = project.Rules.ToLookup(run => run.Id, StringComparer.Ordinal);
        return First(project.Rules, (run, index) => run switch
        {
            { State: RuleRunState.Ran } when run.How is not null || run.At is not null || run.Hides is not null =>
                $"{at}.rules[{index}] ran, and says what kept it from it",
            { State: RuleRunState.Ran } when rules[run.Id].Count() > 1 =>
                $"{at}.rules[{index}]: {run.Id} ran, and another entry says otherwise",
            { State: not RuleRunState.Ran } when string.IsNullOrWhiteSpace(run.How) => $"{at}.rules[{index}] did not run without a reason",
            _ => null,
        });
    }

    private static bool IsIn(string path, string folder) =>
        path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal);

    // A build may leave the reason out; the merge says so.
    private static string? WithoutReason(ManifestProject project, string at) =>
        project.State != ProjectState.Assessed && string.IsNullOrWhiteSpace(project.Reason)
            ? $"{at} is {ManifestWord.Of(project.State)} without a reason"
            : null;

    private string? InComponents(IReadOnlyList<ManifestComponent> components) =>
        First(components, (component, index) => First(component.Uses, (use, useIndex) =>
        {
            var at = $"$.components[{index}].uses[{useIndex}]";
            var builds = _builds[(use.Project, use.TargetFramework)].ToList();
            if (builds.Count == 0)
            {
                var where = $"{DisplayText.OneLine(use.Project)} ({DisplayText.OneLine(use.TargetFramework)})";
                return $"{at} is in {where}, which is no project here";
            }

            // What a project that is not assessed says may be left from another policy, date or product file.
            var isCurrent = builds.TrueForAll(build => build.State == ProjectState.Assessed);
            return DecisionConsistency.Mistake(use, at, isCurrent ? _decidedFor : null)
                ?? (isCurrent ? UnknownWaiver(use.Decision.Waiver, $"{at}.decision") : null)
                ?? First(use.Remarks, (remark, remarkIndex) =>
                    isCurrent ? UnknownWaiver(remark.Waiver, $"{at}.remarks[{remarkIndex}]") : null);
        }));

    private string? InRequirements(IReadOnlyList<ManifestRequirement> requirements) =>
        Repeated(requirements, requirement => requirement.Id, "$.requirements")
        ?? First(requirements, (requirement, index) =>
        {
            var at = $"$.requirements[{index}]";
            if (requirement.Projects.Count == 0)
            {
                return $"{at}.state is {ManifestWord.Of(requirement.State)} without a verdict on any project";
            }

            var worst = requirement.Projects.Max(verdict => verdict.State);
            return First(requirement.Projects, (verdict, verdictIndex) => InVerdict(verdict, requirement, $"{at}.projects[{verdictIndex}]"))
                ?? Repeated(requirement.Projects, verdict => (verdict.Project, verdict.TargetFramework), $"{at}.projects")
                ?? (worst == requirement.State
                    ? null
                    : $"{at}.state is {ManifestWord.Of(requirement.State)}, and the worst of its verdicts is {ManifestWord.Of(worst)}");
        });

    private string? InVerdict(ManifestRequirementVerdict verdict, ManifestRequirement requirement, string at)
    {
        if (string.IsNullOrWhiteSpace(verdict.Reason))
        {
            return $"{at} is {ManifestWord.Of(verdict.State)} without a reason";
        }

        var builds = _builds[(verdict.Project, verdict.TargetFramework)].ToList();
        if (builds.Count == 0)
        {
            return $"{at} is about {DisplayText.OneLine(verdict.Project)}, which is no project here";
        }

        if (verdict.Findings > 0 && verdict.State != RequirementState.Unmet)
        {
            return $"{at} is {ManifestWord.Of(verdict.State)} with {verdict.Findings} findings";
        }

        var isFavourable = verdict.State is RequirementState.Met or RequirementState.Waived;
        if (isFavourable && builds.Exists(build => build.State != ProjectState.Assessed))
        {
            return $"{at} is {ManifestWord.Of(verdict.State)}, and its project is not assessed";
        }

        if (verdict.Basis.Count > 0 && verdict.State != RequirementState.Met)
        {
            return $"{at} is {ManifestWord.Of(verdict.State)}, and says what a met one rests on";
        }

        return verdict.State switch
        {
            RequirementState.Waived when verdict.Waiver is null => $"{at} is waived, and names no waiver",
            RequirementState.Waived => UnknownWaiver(verdict.Waiver, at) ?? ExpiredWaiver(verdict.Waiver!, at),
            RequirementState.Met or RequirementState.NotApplicable when verdict.Waiver is not null =>
                $"{at} is {ManifestWord.Of(verdict.State)}, and names a waiver that it does not need",
            RequirementState.Met => WithoutBasis(verdict, requirement, at)
                ?? (verdict.Basis.Contains(RequirementBasis.Attestation) ? null : ContradictedByRun(builds, requirement, at))
                ?? (Findings(verdict, requirement).FirstOrDefault() is { } finding
                    ? $"{at} is met, and {finding.RuleId} has a finding at {DisplayText.OneLine(finding.At.ToString())}"
                    : null),
            RequirementState.Unmet when requirement.Rules.Count > 0
                && builds.TrueForAll(build => build.State == ProjectState.Assessed)
                && Findings(verdict, requirement).Where(MayCount).ToList() is var stated
                && (verdict.Findings > 0 ? stated.Count == 0 : stated.Exists(finding => !finding.Suppressed)) =>
                $"{at} is unmet with {verdict.Findings} findings, and {stated.Count} are stated",
            _ => null,
        };
    }

    // Manifests of earlier versions don't say what a verdict rests on.
    private string? WithoutBasis(ManifestRequirementVerdict verdict, ManifestRequirement requirement, string at) =>
        First(verdict.Basis, (basis, _) => basis switch
        {
            RequirementBasis.Rules when requirement.Rules.Count == 0 => $"{at} rests on rules, and its requirement names none",
            RequirementBasis.Evidence when !_evidence[verdict.Project].Any(requirement.Evidence.Contains) =>
                $"{at} rests on evidence, and none is stated",
            RequirementBasis.Attestation when !requirement.Attestable || !_attested.Contains(requirement.Id) =>
                $"{at} rests on an attestation, and none that counts is stated",
            _ => null,
        });

    private bool MayCount(ManifestFinding finding) => finding.Waiver is null && (_countsSuppressed || !finding.Suppressed);

    private static string? ContradictedByRun(List<ManifestProject> builds, ManifestRequirement requirement, string at) => builds
        .SelectMany(build => build.Rules)
        .Where(run => run.State != RuleRunState.Ran && requirement.Rules.Contains(run.Id, StringComparer.Ordinal))
        .Select(run => $"{at} is met, and {run.Id} is {ManifestWord.Of(run.State)} in its project")
        .FirstOrDefault();

    private IEnumerable<ManifestFinding> Findings(ManifestRequirementVerdict verdict, ManifestRequirement requirement) => requirement.Rules
        .SelectMany(rule => _findings[rule])
        .Where(finding => finding.Project == verdict.Project
            && (verdict.TargetFramework is null
                || finding.TargetFrameworks.Count == 0
                || finding.TargetFrameworks.Contains(verdict.TargetFramework, StringComparer.Ordinal)));

    // A project that is left out of a requirement would look as if it met it.
    private string? LeftOut(ManifestRequirement requirement, int index)
    {
        var stated = new HashSet<(string, string?)>(requirement.Projects.Select(verdict => (verdict.Project, verdict.TargetFramework)));
        return _builds.Select(builds => builds.Key).FirstOrDefault(build => !stated.Contains(build)) is { Project: { } project } left
            ? $"$.requirements[{index}].projects says nothing about {DisplayText.OneLine(project)}"
                + (left.TargetFramework is null ? "" : $" ({DisplayText.OneLine(left.TargetFramework)})")
            : null;
    }

    // Fragments show one project only, and say so.
    private string? InServices(IReadOnlyList<ManifestService> services) => First(services, (service, index) =>
    {
        var at = $"$.services[{index}]";
        var follows = ServiceMerge.VerdictOf(service).State;
        return follows == service.State
            ? UnknownWaiver(service.Waiver, at) ?? First(
                service.Sightings, (sighting, number) => UnknownWaiver(sighting.Waiver, $"{at}.sightings[{number}]"))
            // Manifests of earlier versions say nothing else of a service.
            : service is { State: ServiceState.NotAssessed, Sightings.Count: 0, Required: null } ? null
            : $"{at}.state is {ManifestWord.Of(service.State)}, and {ManifestWord.Of(follows)} follows from what is stated";
    });

    private string? InFindings(IReadOnlyList<ManifestFinding> findings, string section) => First(findings, (finding, index) =>
        !_paths.Contains(finding.Project)
            ? $"$.{section}[{index}] is in {DisplayText.OneLine(finding.Project)}, which is no project here"
            : UnknownWaiver(finding.Waiver, $"$.{section}[{index}]"));

    private string? UnknownWaiver(string? waiver, string at) =>
        waiver is null || _waivers.Contains(waiver) ? null : $"{at}.waiver is {DisplayText.OneLine(waiver)}, and there is no such waiver";

    private string? ExpiredWaiver(string waiver, string at) =>
        _expiries[waiver].ToList() is { Count: > 0 } expiries && expiries.TrueForAll(day => day < _decidedFor)
            ? $"{at}.waiver is {DisplayText.OneLine(waiver)}, which expired on {expiries.Max()}, before the day that was decided for"
            : null;

    private static string? Repeated<T, TKey>(IReadOnlyList<T> all, Func<T, TKey> key, string at)
    {
        var seen = new HashSet<TKey>();
        return First(all, (item, index) => seen.Add(key(item)) ? null : $"{at}[{index}] is stated twice");
    }
}
