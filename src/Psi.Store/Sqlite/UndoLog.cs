using System.Text.Json;
using Psi.Store.Intervals;
using Psi.Store.Tables;

namespace Psi.Store.Sqlite;

/// <summary>
/// What a manifest changed, from the first change to the last, so that it can be taken back. Which intervals it opened and closed is to be
/// seen from their times, unless another manifest of the same moment was there before it; what it overwrote or deleted is nowhere else.
/// </summary>
/// <param name="isCorrection">Whether another manifest of the same moment was there before it: then everything is noted.</param>
internal sealed class UndoLog(bool isCorrection)
{
    private readonly List<object?[]> _changes = [];

    /// <summary>An interval went on with other last-seen values.</summary>
    public void Refreshed(FactTable table, long id, Fact before, Fact after)
    {
        var first = table.Key.Count + table.State.Count;
        List<object?> values = [];
        for (var i = first; i < table.Facts.Count; i++)
        {
            if (!Equals(before.Values[i], after.Values[i]))
            {
                values.AddRange([table.Facts[i].Name, before.Values[i]]);
            }
        }

        _changes.Add(["refresh", table.Name, id, .. values]);
    }

    /// <summary>An interval was deleted, because it began at the same moment.</summary>
    public void Forgot(FactTable table, OpenInterval interval) =>
        _changes.Add(["forget", table.Name, interval.Id, interval.ValidFrom, interval.Fact.Occurrence, .. interval.Fact.Values]);

    /// <summary>An interval ended.</summary>
    public void Closed(FactTable table, long id) => Note("close", table, id);

    /// <summary>An interval began.</summary>
    public void Opened(FactTable table, long id) => Note("open", table, id);

    /// <summary>As text: a JSON array of arrays.</summary>
    public string Text => JsonSerializer.Serialize(_changes);

    /// <summary>Two logs, one after the other.</summary>
    public static string Join(string earlier, string later) =>
        JsonSerializer.Serialize(
            JsonSerializer.Deserialize<List<JsonElement>>(earlier)!.Concat(JsonSerializer.Deserialize<List<JsonElement>>(later)!));

    private void Note(string what, FactTable table, long id)
    {
        if (isCorrection)
        {
            _changes.Add([what, table.Name, id]);
        }
    }
}
