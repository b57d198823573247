using System.Globalization;
using Psi.Policy.Reading;

namespace Psi.Policy;

/// <summary>A setting of a policy: what is not an entry of a list.</summary>
/// <param name="Key">Its key in the file.</param>
/// <param name="Text">Its value in words.</param>
/// <param name="Strictness">How strict the value is.</param>
internal sealed record PolicySetting(string Key, string Text, Strictness Strictness)
{
    /// <summary>Every setting of a policy, including those that no file sets.</summary>
    public static IEnumerable<PolicySetting> Of(EffectivePolicy policy) =>
    [
        Ordered("enforcement.default", policy.DefaultEnforcement, Vocabularies.EnforcementModes),
        Ordered("enforcement.minimum", policy.MinimumEnforcement, Vocabularies.EnforcementModes),
        Ordered("enforcement.waiversFrom", policy.WaiversFrom, Vocabularies.WaiverSources),
        Ordered("tests", policy.Tests, Vocabularies.TestCodes),
        Rewriting(policy.Rewriters),
        Scoped("unlisted", policy.OrganisationUnlisted),
        Scoped("unpinned", policy.Unpinned),
        .. Vulnerabilities(policy.Vulnerabilities),
        Days("waivers.maxDays", policy.WaiverMaximumDays),
        People("waivers.approvers", policy.WaiverApprovers),
        Days("attestations.maxDays", policy.Attestations.MaximumDays),
        People("attestations.by", policy.Attestations.By ?? []),
        .. RuleSetting.All.Select(setting => Number($"rules.{setting.Name}", policy.Rules[setting] ?? setting.Default)),
        new("help", policy.Pages.Template ?? "the pages that come with Psi", Strictness.None),
        .. Levels("technology", policy.Levels.Technology),
        .. Levels("dataTypes", policy.Levels.DataTypes),
        .. Levels("criticality", policy.Levels.Criticality),
    ];

    /// <summary>Replaces a setting that only another policy has: a word without a product level asks for the strictest.</summary>
    public static PolicySetting Unset(string key) =>
        new(key, $"not defined, so level {ProductLevel.Unknown}", Strictness.Always(ProductLevel.Unknown));

    private static PolicySetting Ordered<T>(string key, T value, Vocabulary<T> words)
        where T : struct, Enum => new(key, words.WordOf(value), Strictness.Always(Convert.ToInt32(value, CultureInfo.InvariantCulture)));

    private static PolicySetting Number(string key, int value) =>
        new(key, value.ToString(CultureInfo.InvariantCulture), Strictness.Always(value));

    private static PolicySetting Days(string key, int? most) => new(
        key,
        most?.ToString(CultureInfo.InvariantCulture) ?? "no limit",
        Strictness.Always(-(most ?? int.MaxValue)));

    private static PolicySetting Scoped(string key, IReadOnlyList<ScopedSeverity> rules)
    {
        var severities = EntryReach.AllScopes.ToDictionary(scope => scope, scope => ScopedSeverity.Strictest(rules, scope));
        var words = severities
            .Where(pair => pair.Value > Severity.None)
            .GroupBy(pair => pair.Value)
            .OrderByDescending(group => group.Key)
            .Select(group => $"{WordOf(group.Key)} in {string.Join(", ", group.Select(pair => Vocabularies.Scopes.WordOf(pair.Key)))}")
            .ToList();
        return new(key, words.Count == 0 ? "none" : string.Join(" and ", words), new Strictness(severities.ToDictionary(
            pair => Vocabularies.Scopes.WordOf(pair.Key), pair => (int)pair.Value, StringComparer.Ordinal)));
    }

    private static IEnumerable<PolicySetting> Vulnerabilities(VulnerabilityRules rules)
    {
        return
        [
            Of("low", rules.Of(VulnerabilitySeverity.Low)),
            Of("moderate", rules.Of(VulnerabilitySeverity.Moderate)),
            Of("high", rules.Of(VulnerabilitySeverity.High)),
            Of("critical", rules.Of(VulnerabilitySeverity.Critical)),
            Of("unaudited", rules.Unaudited ?? Severity.None),
        ];

        static PolicySetting Of(string word, Severity severity) =>
            Ordered($"vulnerabilities.{word}", severity, Vocabularies.ScopedSeverities);
    }

    // Without a list anyone may approve. Everybody who is not on the list may not, which is stricter.
    private static PolicySetting People(string key, IReadOnlyList<string> approvers)
    {
        if (approvers.Count == 0)
        {
            return new(key, "anyone", Strictness.None);
        }

        var listed = approvers.Select(approver => approver.ToLowerInvariant()).Distinct();
        return new(
            key,
            string.Join(", ", approvers.OrderBy(approver => approver, StringComparer.OrdinalIgnoreCase)),
            new Strictness(listed.ToDictionary(approver => approver, _ => 0, StringComparer.Ordinal), Otherwise: 1));
    }

    private static PolicySetting Rewriting(IReadOnlyList<string> tools) => new(
        "rewriters",
        tools.Count == 0 ? "none" : string.Join(", ", tools.OrderBy(tool => tool, StringComparer.OrdinalIgnoreCase)),
        new Strictness(
            tools.Select(tool => tool.ToLowerInvariant()).Distinct().ToDictionary(tool => tool, _ => 0, StringComparer.Ordinal),
            Otherwise: 1));

    private static IEnumerable<PolicySetting> Levels(string key, IReadOnlyDictionary<string, int> levels) => levels
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => new PolicySetting($"levels.{key}.{pair.Key}", $"level {pair.Value}", Strictness.Always(pair.Value)));

    private static string WordOf(Severity severity) => Vocabularies.ScopedSeverities.WordOf(severity);
}
