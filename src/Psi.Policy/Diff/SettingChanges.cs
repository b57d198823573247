namespace Psi.Policy;

/// <summary>Compares settings that are no entries of lists.</summary>
internal static class SettingChanges
{
    public static IEnumerable<PolicyChange> Of(EffectivePolicy old, EffectivePolicy @new)
    {
        var (before, after) = (ByKey(old), ByKey(@new));
        foreach (var key in before.Keys.Union(after.Keys).OrderBy(key => key, StringComparer.Ordinal))
        {
            var was = before.TryGetValue(key, out var one) ? one : PolicySetting.Unset(key);
            var becomes = after.TryGetValue(key, out var other) ? other : PolicySetting.Unset(key);
            if (was.Text == becomes.Text)
            {
                continue;
            }

            yield return new PolicyChange
            {
                Part = ChangedPart.Setting,
                Subject = key,
                Kind = ChangeKind.Changed,
                Direction = was.Strictness.To(becomes.Strictness),
                Differences = [$"from {was.Text} to {becomes.Text}"],
                OldAt = At(old, key),
                NewAt = At(@new, key),
            };
        }
    }

    private static Dictionary<string, PolicySetting> ByKey(EffectivePolicy policy) =>
        PolicySetting.Of(policy).ToDictionary(setting => setting.Key, StringComparer.Ordinal);

    // The last layer that sets it decides; where none does, it is a default, which has no place.
    private static IReadOnlyList<FileLocation> At(EffectivePolicy policy, string key) =>
    [
        .. policy.Layers
            .Reverse()
            .Select(layer => layer.File)
            .Where(file => file.Locations.ContainsKey(key))
            .Take(1)
            .Select(file => file.Locations[key]),
    ];
}
