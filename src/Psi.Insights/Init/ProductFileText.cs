using System.Text;
using Psi.Insights.Checkout;
using Psi.Policy;

namespace Psi.Insights.Init;

/// <summary>A product file as <c>psi init</c> writes it, shown to be read as it is meant.</summary>
/// <param name="Text">The text, with <c>\n</c> after each line.</param>
/// <param name="Level">The product level that follows by the baseline policy, and words that it does not know.</param>
internal sealed record ProductFileText(string Text, ProductLevel Level)
{
    private static readonly LevelDefinitions Levels = BaselinePolicy.Layer.File.Levels;

    /// <summary>Writes a draft that lacks nothing.</summary>
    /// <exception cref="InvalidOperationException">The file would not say what the draft says.</exception>
    public static ProductFileText Of(ProductDraft draft)
    {
        // The file names the level that is derived from it: write it once without and once with the level.
        var level = ProductLevel.Of(Read(Written(draft, null), draft), Levels);
        var text = Written(draft, level);
        Read(text, draft);
        return new ProductFileText(text, level);
    }

    private static ProductFile Read(string text, ProductDraft draft)
    {
        var read = ProductFileReader.Read(RepositoryRoot.ProductFileName, text);
        if (!read.IsValid)
        {
            throw new InvalidOperationException(
                $"the product file would not be valid: {read.Problems[0].Location}: {read.Problems[0].Message}");
        }

        var product = read.Value!;
        (ProductKey Key, IReadOnlyList<string> Value)[] said =
        [
            (ProductKey.Id, [product.Id]),
            (ProductKey.Product, [product.Name]),
            (ProductKey.Domain, [product.Domain]),
            (ProductKey.Team, [product.Team]),
            (ProductKey.Technology, product.Technology is null ? [] : [product.Technology]),
            (ProductKey.DataTypes, product.DataTypes),
            (ProductKey.Criticality, product.Criticality is null ? [] : [product.Criticality]),
            (ProductKey.Accountable, [product.Accountable]),
        ];
        foreach (var (key, value) in said)
        {
            IReadOnlyList<string> meant = draft.Values.TryGetValue(key, out var known) ? key.Items(known.Value) : [];
            if (!meant.SequenceEqual(value))
            {
                throw new InvalidOperationException($"the product file would not say the {key.Name} that is meant");
            }
        }

        return product.Exclusions.Select(exclusion => (exclusion.Path.ToString(), exclusion.Reason))
            .SequenceEqual(draft.Excluded.Select(exclusion => (exclusion.Path, exclusion.Reason)))
            ? product
            : throw new InvalidOperationException("the product file would not exclude what is meant");
    }

    private static string Written(ProductDraft draft, ProductLevel? level)
    {
        var text = new StringBuilder();
        Line(
            "# What this repository delivers, and who answers for it. 'psi init' wrote what it found: "
            + "correct what is wrong, and fill in what is commented out.");
        Line($"psi: {ProductFileReader.Format}");
        foreach (var key in ProductKey.All)
        {
            if (draft.Values.TryGetValue(key, out var known))
            {
                Comment($"{Capitalised(known.Source)}.");
                if (known.Remark is { } remark)
                {
                    Comment(remark);
                }

                Line($"{key.Name}: {key.Written(known.Value)}");
            }
            else
            {
                Unknown(key);
            }

            if (key == ProductKey.Criticality)
            {
                Comment(
                    "'level' is left out, for it follows from these three: as they stand, by the words of the baseline policy, it is "
                    + $"{level?.Level}{(level is { Derived: null } ? ", for none of them is known" : "")}. "
                    + "Your organisation's words may differ.");
            }
        }

        Exclude();
        Line("# Who shares the work, and whom to ask about security:");
        Line("# responsible: [leadership, product, development, operations]");
        Line("# securityChampions: [dev-lead@contoso.example]");
        Line("# Where it is in its life (plan, development, live, maintenance, retiring, retired), and how it is operated:");
        Line("# lifecycle: { stage: live, endOfSupport: 2029-12-31 }");
        Line("# operatingModel:");
        Line("#   scope: The API, its database and its jobs");
        Line("#   environments: [production, staging]");
        Line("#   onCall: payments-core, in office hours");
        Line("#   incidentProcess: docs/incidents.md");
        Line("#   sloAvailability: 99.9");
        Line("#   dataClassification: confidential");
        Line("#   decommissionPlan: docs/decommission.md");
        return text.ToString();

        void Unknown(ProductKey key)
        {
            var words = key == ProductKey.Technology ? Levels.Technology
                : key == ProductKey.DataTypes ? Levels.DataTypes
                : Levels.Criticality;
            Comment($"{Capitalised(key.Meaning)}: {string.Join("; ", ByLevel(words))}.");
            Line($"# {key.Name}: {key.Written(key.Example)}");
        }

        void Exclude()
        {
            Line("# Projects that are no part of the product, each with the reason; the manifest and the site show them:");
            if (draft.Excluded.Count == 0)
            {
                Line("# exclude:");
                Line("#   - { path: build/_build.csproj, reason: Build script. It ships nothing. }");
                return;
            }

            Line("exclude:");
            foreach (var exclusion in draft.Excluded)
            {
                Comment($"{exclusion.Because}.");
                Line($"  - path: {YamlScalarText.Of(exclusion.Path)}");
                Line($"    reason: {YamlScalarText.Of(exclusion.Reason)}");
            }
        }

        // The names of files and remotes come from others. They must not end the comment.
        void Comment(string comment) => Line($"# {DisplayText.OneLine(comment, 1000)}");

        void Line(string line) => text.Append(line).Append('\n');
    }

    private static IEnumerable<string> ByLevel(IReadOnlyDictionary<string, int> words) =>
        words.GroupBy(pair => pair.Value, pair => pair.Key)
            .OrderBy(group => group.Key)
            .Select(group => $"{string.Join(", ", group.Order(StringComparer.Ordinal))} (level {group.Key})");

    private static string Capitalised(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
