using System.Globalization;
using Psi.Measures;
using static Psi.Store.Tables.Columns<Psi.Store.Tables.ToldCount>;

namespace Psi.Store.Tables;

internal sealed class QualityCountTable : Table
{
    public static readonly QualityCountTable Instance = new();

    public override string Name => "quality_count";

    public override string Comment => "What the files of coverage and tests of a product came to on a day, taken together.";

    public IReadOnlyList<Column<ToldCount>> Values { get; } =
    [
        Text("identity", IdentityOf) with
        {
            IsUnique = true,
            Comment = "of product, repository, measure and time",
        },
        TextOrNull("product_id", told => told.Product),
        TextOrNull("repository", told => told.Count.Repository),
        Text("measure", told => told.Count.Measure),
        Time("observed_at", told => MeasureTime.Of(told.ObservedAt)),
        Number("numerator", told => told.Count.Numerator),
        Number("denominator", told => told.Count.Denominator),
        Json("parts", told => JsonText.Of(Parts(told.Count))) with { Comment = "tests that failed, and that were skipped" },
        Json("inputs", told => JsonText.Of(told.Count.Inputs)) with { Comment = "the files" },
    ];

    public override IReadOnlyList<Column> Columns => field ??= [new("id", ColumnKind.Id), .. Values];

    private static string IdentityOf(ToldCount told) =>
        JsonText.Of([told.Product, told.Count.Repository, told.Count.Measure, MeasureTime.Of(told.ObservedAt)]);

    private static Dictionary<string, string> Parts(QualityCount count) =>
        count.Parts.ToDictionary(part => part.Key, part => part.Value.ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal);
}

/// <summary>A count on its way into the store.</summary>
/// <param name="Count">The count.</param>
/// <param name="Product">Of which product; null where only the repository is known.</param>
/// <param name="ObservedAt">When it was so.</param>
internal sealed record ToldCount(QualityCount Count, string? Product, DateTimeOffset ObservedAt);
