using Psi.Policy.Reading;

namespace Psi.Policy;

/// <summary>How much security a product needs, 1–3.</summary>
/// <param name="Level">The level decisions are made for.</param>
/// <param name="Derived">The level that technology, data types and criticality ask for; null when none of them is given or known.</param>
/// <param name="Problems">PSI0002: a declared level below the derived one, or a word the policy does not know.</param>
public sealed record ProductLevel(int Level, int? Derived, IReadOnlyList<Problem> Problems)
{
    /// <summary>The level of a product that says nothing about itself: the strictest.</summary>
    public const int Unknown = 3;

    /// <summary>
    /// The product's level: the declared one, but never below the derived one, which is the highest that any of technology, data types and
    /// criticality asks for by the policy's definitions; 3 when neither is given.
    /// </summary>
    public static ProductLevel Of(ProductFile? product, LevelDefinitions definitions)
    {
        if (product is null)
        {
            return new(Unknown, null, []);
        }

        var problems = new List<Problem>();
        (int Level, string Because)? most = null;
        Ask("technology", definitions.Technology, product.Technology is null ? [] : [product.Technology]);
        Ask("dataTypes", definitions.DataTypes, product.DataTypes);
        Ask("criticality", definitions.Criticality, product.Criticality is null ? [] : [product.Criticality]);
        var derived = most?.Level;
        if (product.Level < derived)
        {
            problems.Add(new Problem(
                ProblemIds.ProductInvalid, Severity.Error, At("level", ""),
                $"The declared product level {product.Level} is lower than {derived}, which {most!.Value.Because} asks for; "
                + $"level {derived} is used. Raise 'level' or leave it out, or correct what it is derived from."));
        }

        return new(Math.Max(product.Level ?? derived ?? Unknown, derived ?? 1), derived, problems);

        void Ask(string key, IReadOnlyDictionary<string, int> levels, IReadOnlyList<string> words)
        {
            foreach (var word in words)
            {
                if (!levels.TryGetValue(word, out var level))
                {
                    if (levels.Count > 0)
                    {
                        problems.Add(UnknownWord(key, word, [.. levels.Keys.OrderBy(known => known, StringComparer.Ordinal)], words));
                    }
                }
                else if (most is null || level > most.Value.Level)
                {
                    most = (level, $"'{key}: {word}'");
                }
            }
        }

        Problem UnknownWord(string key, string word, IReadOnlyList<string> known, IReadOnlyList<string> given) => new(
            ProblemIds.ProductInvalid, Severity.Warning, At(key, word),
            $"The policy gives no product level for '{DisplayText.OneLine(word, 80)}' in '{key}'"
            + $"{Suggestion.For(word, known.Except(given))} "
            + $"(known: {string.Join(", ", known)}). "
            + "The level is derived without it and may be too low; use a known word, or ask the owners of the policy to add it.");

        FileLocation At(string key, string item) =>
            product.Locations.TryGetValue($"{key}/{item}", out var exact) ? exact
            : product.Locations.TryGetValue(key, out var location) ? location
            : new FileLocation(product.Path);
    }
}
