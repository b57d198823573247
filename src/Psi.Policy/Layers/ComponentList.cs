namespace Psi.Policy;

/// <summary>The entries of one or more layers, found by component without looking at each.</summary>
internal sealed class ComponentList
{
    private static readonly IReadOnlyList<Ranked> None = [];

    private readonly Dictionary<string, List<Ranked>> _exact = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Ranked> _globs = [];

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
                var ranked = new Ranked(entry, entry.Pattern.Specificity, strength);
                if (!entry.Pattern.IsExact) _globs.Add(ranked);
                else if (_exact.TryGetValue(entry.Pattern.ToString(), out var same)) same.Add(ranked);
                else _exact.Add(entry.Pattern.ToString(), [ranked]);
            }
        }
    }

    /// <summary>
    /// The entries that apply, in groups of equal right to decide: an exact id before a glob, a longer glob before a shorter one, a stronger
    /// layer before a weaker one.
    /// </summary>
    public IEnumerable<IReadOnlyList<ComponentEntry>> GroupsFor(PackageUrl component, ComponentScope scope, int productLevel)
    {
        var exact = _exact.TryGetValue(component.WithoutVersion.ToString(), out var found) ? found : None;
        return exact
            .Concat(_globs)
            .Where(ranked => ranked.Entry.AppliesTo(component, scope, productLevel))
            .GroupBy(ranked => (ranked.Specificity, ranked.Strength))
            .OrderByDescending(group => group.Key.Specificity)
            .ThenByDescending(group => group.Key.Strength)
            .Select(group => (IReadOnlyList<ComponentEntry>)[.. group.Select(ranked => ranked.Entry)]);
    }

    private readonly record struct Ranked(ComponentEntry Entry, int Specificity, int Strength);
}
