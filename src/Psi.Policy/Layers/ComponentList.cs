namespace Psi.Policy;

/// <summary>The entries of one or more layers, found by component without looking at each.</summary>
internal sealed class ComponentList
{
    private readonly PatternIndex<Ranked> _entries = new();

    /// <summary>No entries.</summary>
    public static ComponentList Empty { get; } = new([]);

    /// <param name="layers">From the weakest to the strongest.</param>
    public ComponentList(IEnumerable<PolicyLayer> layers)
    {
        var strength = 0;
        foreach (var layer in layers)
        {
            strength++;
            foreach (var entry in layer.File.Components)
            {
                _entries.Add(entry.Pattern, new Ranked(entry, entry.Pattern.Specificity, strength));
            }
        }
    }

    /// <summary>
    /// The entries that apply, in groups of equal precedence: an exact id before a glob, a longer glob before a shorter one, a stronger
    /// layer before a weaker one.
    /// </summary>
    public IEnumerable<IReadOnlyList<ComponentEntry>> GroupsFor(PackageUrl component, ComponentScope scope, int productLevel) => _entries
        .Candidates(component)
        .Where(ranked => ranked.Entry.AppliesTo(component, scope, productLevel))
        .GroupBy(ranked => (ranked.Specificity, ranked.Strength))
        .OrderByDescending(group => group.Key.Specificity)
        .ThenByDescending(group => group.Key.Strength)
        .Select(group => (IReadOnlyList<ComponentEntry>)[.. group.Select(ranked => ranked.Entry)]);

    private readonly record struct Ranked(ComponentEntry Entry, int Specificity, int Strength);
}
