namespace Psi.Measures.Sources.Values;

/// <summary>
/// Gives values away and refuses a second one of the same product and time: nothing says whether their sum is meant, their mean or one of
/// them. Shares are taken, since their parts and wholes add up.
/// </summary>
internal sealed class DistinctValues(ISourceRecords records)
{
    private readonly HashSet<(string? Product, DateTimeOffset At)> _taken = [];

    /// <summary>Takes a value.</summary>
    /// <exception cref="SourceFormatException">There was one of the same product and time.</exception>
    public void Add(MeasuredValue value, string at, long? line = null)
    {
        if (value.Of is null && !_taken.Add((value.Product, value.At)))
        {
            throw new SourceFormatException(
                "there is a second value of the same product and time; make them one in the query, or name the label of the product "
                + "as 'product' under 'columns' in the sources file",
                at,
                line);
        }

        records.Add(value);
    }
}
