using Psi.Policy.Reading;

namespace Psi.Policy;

/// <summary>How much security a product needs, 1–3.</summary>
/// <param name="Level">The level decisions are made for.</param>
/// <param name="Derived">The level that technology, data types and criticality ask for; null when none of them is given or known.</param>
/// <param name="Problems">PSI0002: a declared level below the derived one, or a word the policy does not know.</param>
public sealed record ProductLevel(int Level, int? Derived, IReadOnlyList<Problem> Problems)
{
    /// <summary>What a product gets that says nothing about itself: the strictest.</summary>
    public const int Unknown = 3;

    /// <summary>
    /// The product's level: the declared one, but never below the derived one, which is the highest that any of technology, data types and
    /// criticality asks for by the policy's definitions; 3 when neither is given.
    /// </summary>
    public static ProductLevel Of(ProductFile? product, LevelDefinitions definitions)
    {
        if (product is null) return new(Unknown, null, []);

        var problems = new List<Problem>();
        var asked = new List<int>();
        Ask("technology", definitions.Technology, product.Technology is null ? [] : [product.Technology]);
        Ask("dataTypes", definitions.DataTypes, product.DataTypes);
        Ask("criticality", definitions.Criticality, product.Criticality is null ? [] : [product.Criticality]);
        int? derived = asked.Count == 0 ? null : asked.Max();
        if (product.Level < derived)
        {
            problems.Add(new Problem(
                ProblemIds.ProductInvalid, Severity.Error, Location("level"),
                $"level {product.Level} is lower than the {derived} that technology, dataTypes and criticality ask for; level {derived} is used. Raise 'level' or correct what it is derived from."));
        }

        return new(Math.Max(product.Level ?? derived ?? Unknown, derived ?? 1), derived, problems);

        void Ask(string key, IReadOnlyDictionary<string, int> levels, IReadOnlyList<string> words)
        {
            foreach (var word in words)
            {
                if (levels.TryGetValue(word, out var level)) asked.Add(level);
                else if (levels.Count > 0) problems.Add(UnknownWord(key, word, levels.Keys));
            }
        }

        Problem UnknownWord(string key, string word, IEnumerable<string> known) => new(
            ProblemIds.ProductInvalid, Severity.Warning, Location(key),
            $"the policy gives no product level for '{word}' in '{key}'{Suggestion.For(word, known)} (known: {string.Join(", ", known.OrderBy(k => k, StringComparer.Ordinal))}); it is left out of the derived level");

        FileLocation Location(string key) => product.Locations.TryGetValue(key, out var location) ? location : new FileLocation(product.Path);
    }
}
