using System.Globalization;
using Psi.Policy.Reading;

namespace Psi.Policy;

/// <summary>A setting of a policy that is no entry of a list.</summary>
/// <param name="Key">Its key in the file.</param>
/// <param name="Text">Its value in words.</param>
/// <param name="Strictness">Its severity.</param>
internal sealed record PolicySetting(string Key, string Text, Strictness Strictness)
{
    /// <summary>Every setting of a policy, those that no file sets among them.</summary>
    public static IEnumerable<PolicySetting> Of(EffectivePolicy policy)
    {
        yield return new("enforcement.default", Vocabularies.EnforcementModes.WordOf(policy.DefaultEnforcement), Strictness.Always((int)policy.DefaultEnforcement));
        yield return new("enforcement.minimum", Vocabularies.EnforcementModes.WordOf(policy.MinimumEnforcement), Strictness.Always((int)policy.MinimumEnforcement));
        yield return new("enforcement.waiversFrom", Vocabularies.WaiverSources.WordOf(policy.WaiversFrom), Strictness.Always((int)policy.WaiversFrom));
        yield return Scoped("unlisted", policy.OrganisationUnlisted);
        yield return Scoped("unpinned", policy.Unpinned);
        foreach (var (word, severity) in Vulnerabilities(policy.Vulnerabilities))
        {
            yield return new($"vulnerabilities.{word}", WordOf(severity), Strictness.Always((int)severity));
        }

        yield return new("waivers.maxDays", policy.WaiverMaximumDays?.ToString(CultureInfo.InvariantCulture) ?? "no limit", Strictness.Always(-(policy.WaiverMaximumDays ?? int.MaxValue)));
        yield return Approvers(policy.WaiverApprovers);
        foreach (var setting in RuleSetting.All)
        {
            var value = policy.Rules[setting] ?? setting.Default;
            yield return new($"rules.{setting.Name}", value.ToString(CultureInfo.InvariantCulture), Strictness.Always(value));
        }

        foreach (var level in Levels("technology", policy.Levels.Technology).Concat(Levels("dataTypes", policy.Levels.DataTypes)).Concat(Levels("criticality", policy.Levels.Criticality)))
        {
            yield return level;
        }
    }

    /// <summary>What stands for a setting that only another policy has: a word without a product level asks for the strictest.</summary>
    public static PolicySetting Unset(string key) => new(key, $"not defined, so level {ProductLevel.Unknown}", Strictness.Always(ProductLevel.Unknown));

    private static PolicySetting Scoped(string key, IReadOnlyList<ScopedSeverity> rules)
    {
        var weights = EntryReach.AllScopes.ToDictionary(scope => scope, scope => ScopedSeverity.Strictest(rules, scope));
        var words = weights
            .Where(pair => pair.Value > Severity.None)
            .GroupBy(pair => pair.Value)
            .OrderByDescending(group => group.Key)
            .Select(group => $"{WordOf(group.Key)} in {string.Join(", ", group.Select(pair => Vocabularies.Scopes.WordOf(pair.Key)))}")
            .ToList();
        return new(
            key,
            words.Count == 0 ? "none" : string.Join(" and ", words),
            new Strictness(weights.ToDictionary(pair => Vocabularies.Scopes.WordOf(pair.Key), pair => (int)pair.Value, StringComparer.Ordinal)));
    }

    private static IEnumerable<(string Word, Severity Severity)> Vulnerabilities(VulnerabilityRules rules) =>
    [
        ("low", rules.Of(VulnerabilitySeverity.Low)),
        ("moderate", rules.Of(VulnerabilitySeverity.Moderate)),
        ("high", rules.Of(VulnerabilitySeverity.High)),
        ("critical", rules.Of(VulnerabilitySeverity.Critical)),
        ("unaudited", rules.Unaudited ?? Severity.None),
    ];

    // Nobody named is anyone. Who may not approve weighs one.
    private static PolicySetting Approvers(IReadOnlyList<string> approvers) => approvers.Count == 0
        ? new("waivers.approvers", "anyone", Strictness.None)
        : new(
            "waivers.approvers",
            string.Join(", ", approvers.OrderBy(approver => approver, StringComparer.OrdinalIgnoreCase)),
            new Strictness(approvers.Select(approver => approver.ToLowerInvariant()).Distinct().ToDictionary(approver => approver, _ => 0, StringComparer.Ordinal), Otherwise: 1));

    private static IEnumerable<PolicySetting> Levels(string key, IReadOnlyDictionary<string, int> levels) => levels
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => new PolicySetting($"levels.{key}.{pair.Key}", $"level {pair.Value}", Strictness.Always(pair.Value)));

    private static string WordOf(Severity severity) => Vocabularies.ScopedSeverities.WordOf(severity);
}
