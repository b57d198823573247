namespace Psi.Store.Sqlite;

/// <summary>The file that is being read.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Input">What it is.</param>
/// <param name="IsKnown">Whether the same content was ingested before.</param>
internal sealed record InputOfFile(long Id, SourceInput Input, bool IsKnown)
{
    /// <summary>Whether its path has had another content since: what it tells is known, and no longer what its path tells.</summary>
    public bool IsSuperseded { get; init; }

    /// <summary>The time of runs that do not say when they were: the beginning of the day of the first ingest.</summary>
    public DateTimeOffset ReadAt { get; } = new(
        DateTime.ParseExact(Input.ReadOn.ToString(), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), TimeSpan.Zero);
}
