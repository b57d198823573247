namespace Psi.Policy;

/// <summary>Compares shared security services.</summary>
internal static class ServiceChanges
{
    public static IEnumerable<PolicyChange> Of(EffectivePolicy old, EffectivePolicy @new)
    {
        var before = old.Services.ToDictionary(service => service.Id, StringComparer.Ordinal);
        var after = @new.Services.ToDictionary(service => service.Id, StringComparer.Ordinal);
        foreach (var id in before.Keys.Union(after.Keys).OrderBy(id => id, StringComparer.Ordinal))
        {
            before.TryGetValue(id, out var was);
            after.TryGetValue(id, out var becomes);
            var differences = EntryFields.Differences(Fields(was), Fields(becomes));
            if (differences.Count == 0) continue;
            string?[] technologies = [null, was?.RequiredWhen, becomes?.RequiredWhen];
            yield return new PolicyChange
            {
                Part = ChangedPart.Service,
                Subject = id,
                Kind = was is null ? ChangeKind.Added : becomes is null ? ChangeKind.Removed : ChangeKind.Changed,
                Direction = WeightsOf(was, technologies).To(WeightsOf(becomes, technologies)),
                Differences = differences,
                OldAt = was is null ? [] : [was.Location],
                NewAt = becomes is null ? [] : [becomes.Location],
            };
        }
    }

    // Which products must use it; null stands for any technology that neither policy names.
    private static Weights WeightsOf(SharedService? service, IEnumerable<string?> technologies) => service is null or { RequiredLevels: null, RequiredWhen: null } ? Weights.None : new(
        (from level in service.RequiredLevels ?? EntryReach.AllLevels
         from technology in technologies.Distinct()
         where service.RequiredWhen is null || service.RequiredWhen == technology
         select $"{level} {technology}").Distinct().ToDictionary(name => name, _ => 1, StringComparer.Ordinal));

    private static IReadOnlyList<KeyValuePair<string, string?>> Fields(SharedService? service) => service is null ? [] :
    [
        new("title", service.Title),
        new("kind", service.Kind),
        new("recommended.hosts", EntryFields.List(service.Recommended.Hosts)),
        new("recommended.packages", EntryFields.List(service.Recommended.Packages)),
        new("insteadOf.hosts", EntryFields.List(service.InsteadOf.Hosts)),
        new("insteadOf.packages", EntryFields.List(service.InsteadOf.Packages)),
        new("requiredFor.levels", EntryFields.Levels(service.RequiredLevels)),
        new("requiredFor.when", service.RequiredWhen),
    ];
}
