using Psi.Insights.CommandLine;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Store.Facts;

/// <summary>The rows of every interval table, as a manifest states them. The order of a row's values is that of its table's columns.</summary>
internal static class ManifestFacts
{
    /// <summary>All tables, each with how its rows are made.</summary>
    public static readonly IReadOnlyList<(IntervalTable Table, Func<SecurityManifest, Interning, IEnumerable<object?[]>> Rows)> All =
    [
        (new IntervalTable
        {
            Name = "product",
            Key = [],
            State = ["product_id", "name", "domain", "team", "level", "accountable", "stage"],
            LastSeen = ["derived_level", "technology", "data_types", "criticality", "responsible", "security_champions", "end_of_support", "operating_model"],
        }, (manifest, _) => Products(manifest)),
        (new IntervalTable
        {
            Name = "project",
            Key = ["path", "target_framework", "runtime_identifier", "configuration"],
            State = ["state", "errors", "warnings"],
            LastSeen = ["reason", "language", "is_test"],
        }, (manifest, _) => Projects(manifest)),
        (new IntervalTable
        {
            Name = "component_use",
            Key = ["component_id", "project", "target_framework", "scope"],
            State = ["direct", "status", "rule_id", "severity", "waiver"],
            LastSeen = ["policy_entry_id", "chains", "file", "line"],
        }, ComponentUses),
        (new IntervalTable
        {
            Name = "requirement_state",
            Key = ["requirement"],
            State = ["state", "severity"],
            LastSeen = ["title", "asvs", "rules"],
        }, (manifest, _) => RequirementStates(manifest)),
        (new IntervalTable
        {
            Name = "requirement_verdict",
            Key = ["requirement", "project", "target_framework"],
            State = ["state", "waiver"],
            LastSeen = ["reason", "findings"],
        }, (manifest, _) => RequirementVerdicts(manifest)),
        (new IntervalTable
        {
            Name = "waiver",
            Key = ["waiver"],
            State = ["target", "path", "approved_by", "approved_on", "expires", "state", "used"],
            LastSeen = ["reason", "owner"],
        }, (manifest, _) => Waivers(manifest)),
        (new IntervalTable
        {
            Name = "finding",
            Key = ["rule_id", "project", "file", "message"],
            State = ["suppressed", "waiver"],
            LastSeen = ["line", "target_frameworks"],
        }, (manifest, _) => Findings(manifest)),
        (new IntervalTable
        {
            Name = "evidence",
            Key = ["rule_id", "project", "file", "message"],
            State = [],
            LastSeen = ["line", "target_frameworks"],
        }, (manifest, _) => Evidence(manifest)),
        (new IntervalTable
        {
            Name = "measurement",
            Key = ["measure"],
            State = ["state", "numerator", "denominator", "unit", "source"],
            LastSeen = ["observed_at"],
        }, (manifest, _) => Measurements(manifest)),
        (new IntervalTable { Name = "override", Key = ["project", "name"], State = ["value"] }, (manifest, _) => Overrides(manifest)),
        (new IntervalTable { Name = "service_state", Key = ["service"], State = ["state"], LastSeen = ["title", "kind"] }, (manifest, _) => Services(manifest)),
        (new IntervalTable { Name = "practice", Key = ["practice", "file"], State = [], LastSeen = ["line"] }, (manifest, _) => Practices(manifest)),
    ];

    private static IEnumerable<object?[]> Products(SecurityManifest manifest)
    {
        if (manifest.Product is not { } product)
        {
            yield break;
        }

        yield return
        [
            product.Id, product.Name, product.Domain, product.Team, (long)product.Level, product.Accountable, product.Stage,
            (long?)product.DerivedLevel, product.Technology, JsonText.Of(product.DataTypes), product.Criticality, JsonText.Of(product.Responsible),
            JsonText.Of(product.SecurityChampions), product.EndOfSupport?.ToString(), JsonText.Of(product.OperatingModel),
        ];
    }

    private static IEnumerable<object?[]> Projects(SecurityManifest manifest) => manifest.Projects.Select(p => new object?[]
    {
        p.Path, p.TargetFramework, p.RuntimeIdentifier, p.Configuration, EnumWord.Of(p.State), (long)p.Errors, (long)p.Warnings,
        p.Reason, p.Language, Truth(p.IsTest),
    });

    private static IEnumerable<object?[]> ComponentUses(SecurityManifest manifest, Interning interning) =>
        from component in manifest.Components
        from use in component.Uses
        select new object?[]
        {
            interning.Of(component.Purl), use.Project, use.TargetFramework, EnumWord.Of(use.Scope), Truth(use.Direct), EnumWord.Of(use.Decision.Status),
            use.Decision.RuleId, EnumWord.Of(use.Decision.Severity), use.Decision.Waiver,
            interning.Of(use.Decision), JsonText.Of(use.Chains), use.At.Path, LineOf(use.At),
        };

    private static IEnumerable<object?[]> RequirementStates(SecurityManifest manifest) => manifest.Requirements.Select(r => new object?[]
    {
        r.Id, EnumWord.Of(r.State), EnumWord.Of(r.Severity), r.Title, JsonText.Of(r.Asvs), JsonText.Of(r.Rules),
    });

    private static IEnumerable<object?[]> RequirementVerdicts(SecurityManifest manifest) =>
        from requirement in manifest.Requirements
        from verdict in requirement.Projects
        select new object?[]
        {
            requirement.Id, verdict.Project, verdict.TargetFramework, EnumWord.Of(verdict.State), verdict.Waiver, verdict.Reason, (long)verdict.Findings,
        };

    private static IEnumerable<object?[]> Waivers(SecurityManifest manifest) => manifest.Waivers.Select(w => new object?[]
    {
        w.Id, w.Target, w.Path, w.ApprovedBy, w.ApprovedOn.ToString(), w.Expires.ToString(), EnumWord.Of(w.State), Truth(w.Used), w.Reason, w.Owner,
    });

    private static IEnumerable<object?[]> Findings(SecurityManifest manifest) => manifest.Findings.Select(f => new object?[]
    {
        f.RuleId, f.Project, f.At.Path, f.Message, Truth(f.Suppressed), f.Waiver, LineOf(f.At), JsonText.Of(f.TargetFrameworks),
    });

    private static IEnumerable<object?[]> Evidence(SecurityManifest manifest) => manifest.Evidence.Select(e => new object?[]
    {
        e.RuleId, e.Project, e.At.Path, e.Message, LineOf(e.At), JsonText.Of(e.TargetFrameworks),
    });

    private static IEnumerable<object?[]> Measurements(SecurityManifest manifest) => manifest.Measurements.Select(m => new object?[]
    {
        m.Id, EnumWord.Of(m.State), m.Numerator, m.Denominator, m.Unit, m.Source, m.ObservedAt,
    });

    private static IEnumerable<object?[]> Overrides(SecurityManifest manifest) => manifest.Overrides.Select(o => new object?[] { o.Project, o.Name, o.Value });

    private static IEnumerable<object?[]> Services(SecurityManifest manifest) =>
        manifest.Services.Select(s => new object?[] { s.Id, EnumWord.Of(s.State), s.Title, s.Kind });

    private static IEnumerable<object?[]> Practices(SecurityManifest manifest) =>
        manifest.Practices.Select(p => new object?[] { p.Id, p.At.Path, LineOf(p.At) });

    private static long Truth(bool value) => value ? 1 : 0;

    private static long? LineOf(FileLocation at) => at.Line > 0 ? at.Line : null;
}
