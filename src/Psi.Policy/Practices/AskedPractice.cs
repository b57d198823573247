namespace Psi.Policy;

/// <summary>A practice that the policy asks of a product of its level.</summary>
/// <param name="Id">A word of <see cref="KnownPractices"/>.</param>
/// <param name="Severity">What it gives when it is missing, on the day decided for.</param>
/// <param name="At">Where to say so.</param>
public sealed record AskedPractice(string Id, Severity Severity, FileLocation At)
{
    /// <summary>The day from which on a missing one is an error; null when that is now or never.</summary>
    public CalendarDate? ErrorFrom { get; init; }

    /// <summary>The oldest that a threat model may be, in days; null for any age.</summary>
    public int? MaximumAgeDays { get; init; }

    /// <summary>What a policy asks of a product, by id.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="product">Null when the repository has no valid product file: then nothing is known to be asked.</param>
    /// <param name="level">The product's level.</param>
    /// <param name="today">The date to decide for.</param>
    public static IReadOnlyList<AskedPractice> Of(EffectivePolicy policy, ProductFile? product, int level, CalendarDate today) =>
        product is null
            ? []
            :
            [
                .. policy.Practices.Where(demand => demand.IsForLevel(level)).Select(demand => new AskedPractice(
                    demand.Subject, demand.SeverityOn(today), product.Beginning)
                {
                    ErrorFrom = demand.SeverityOn(today) < demand.Severity ? demand.EnforceFrom : null,
                    MaximumAgeDays = demand.MaximumAgeDays,
                }),
            ];
}

/// <summary>A practice that was found.</summary>
/// <param name="Id">Its id.</param>
/// <param name="At">Where.</param>
/// <param name="Date">Of a threat model: its day; null when it is not known.</param>
public sealed record SeenPractice(string Id, FileLocation At, CalendarDate? Date);
