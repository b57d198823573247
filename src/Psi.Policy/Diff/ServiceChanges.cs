namespace Psi.Policy;

/// <summary>Compares shared security services.</summary>
internal static class ServiceChanges
{
    public static IEnumerable<PolicyChange> Of(EffectivePolicy old, EffectivePolicy @new) =>
        new IdentifiedChanges<SharedService>(ChangedPart.Service, service => service.Id, service => service.Location, Fields, Direction)
            .Between(old.Services, @new.Services);

    private static ChangeDirection Direction(SharedService? was, SharedService? becomes)
    {
        string?[] technologies = [null, was?.RequiredWhen, becomes?.RequiredWhen];
        return StrictnessOf(was, technologies).To(StrictnessOf(becomes, technologies));
    }

    // Which products must use it; null represents any technology that neither policy names.
    private static Strictness StrictnessOf(SharedService? service, IEnumerable<string?> technologies)
    {
        if (service is null or { RequiredLevels: null, RequiredWhen: null })
        {
            return Strictness.None;
        }

        var products =
            from level in service.RequiredLevels ?? EntryReach.AllLevels
            from technology in technologies.Distinct()
            where service.RequiredWhen is null || service.RequiredWhen == technology
            select $"{level} {technology}";
        return new(products.Distinct().ToDictionary(name => name, _ => 1, StringComparer.Ordinal));
    }

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
