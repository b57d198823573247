using Dapper;
using Microsoft.Data.Sqlite;
using Psi.Measures;
using Psi.Measures.Sources;
using Psi.Policy;
using Psi.Store.Queries;
using Psi.Store.Tables;

namespace Psi.Store.Sqlite;

/// <summary>
/// Writes what the files of a sources file tell, all in one transaction: until <see cref="Commit"/> the store is as it was, whatever
/// happens. A file that is refused leaves nothing behind. To write the same file again changes nothing; to write it corrected, or read in
/// another way, changes what it corrects.
/// </summary>
public sealed class SourcesWriter : IDisposable
{
    private const string Savepoint = "file";

    // In KiB. Identities of findings are hashes, so that each new one is on another page of the index.
    private const int CacheSize = 64 * 1024;

    private readonly SqliteTransaction _transaction;
    private readonly SharedRows _shared;
    private readonly EventWriter _events;
    private readonly RunWriter _runs;
    private readonly FindingWriter _findings;
    private readonly ValueWriter _values;
    private readonly SqliteCommand _earlierInputs;
    private readonly SqliteCommand _newInput;
    private readonly Dictionary<(string? Product, string? Repository), QualityOfScope> _quality = [];

    /// <summary>Starts a transaction. An empty file becomes a store in it, and a store of an earlier version is migrated.</summary>
    public SourcesWriter(SqliteConnection connection)
    {
        connection.Execute($"PRAGMA cache_size = -{CacheSize}");
        // Takes the write lock at once: a second ingest waits, rather than fail halfway.
        _transaction = connection.BeginTransaction(deferred: false);
        try
        {
            StoreSchema.BringUpToDate(_transaction);
            _shared = new SharedRows(_transaction);
            _events = new EventWriter(_transaction, _shared);
            _runs = new RunWriter(_transaction, _shared);
            _findings = new FindingWriter(_transaction, _shared);
            _values = new ValueWriter(_transaction, _shared);
            _earlierInputs = PreparedCommand.Of(
                _transaction,
                "SELECT id, sha256, read_on FROM source_input WHERE path = $path AND kind = $kind ORDER BY read_on DESC, id DESC",
                "$path",
                "$kind");
            _newInput = PreparedCommand.Insert(
                _transaction,
                SourceInputTable.Instance.Name,
                [.. SourceInputTable.Instance.Values.Select(column => column.Name)],
                "RETURNING id");
        }
        catch
        {
            _transaction.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Reads a file and writes what it tells. What is wrong with its content is no exception but a refusal, which leaves nothing behind.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="sha256">Of its content, in lower-case hex.</param>
    /// <param name="sources">The sources file that names it.</param>
    /// <param name="own">Of whom a record is that names nobody.</param>
    /// <param name="on">The day of the ingest.</param>
    /// <exception cref="IOException">It can't be read; that leaves nothing behind either.</exception>
    public WrittenFile Write(SourceFile file, string sha256, SourcesFile sources, FigureScope own, CalendarDate on)
    {
        var attribution = new Attribution(file.Path, file.Entry, sources, own);
        var isDone = false;
        _transaction.Save(Savepoint);
        try
        {
            var input = InputOf(new SourceInput(file.Path, file.Entry.Kind, sha256, on));
            var writer = new FileWriter(input, attribution, _events, _runs, _findings, _values);
            writer.Begin();
            SourceReaders.Required(file.Entry.Kind).Read(file, writer);
            writer.End();
            if (!input.IsSuperseded)
            {
                QualityOf(attribution.OfFile).Add(writer.Quality, input);
            }

            isDone = true;
            return new WrittenFile(input.Input, writer.Tally);
        }
        catch (SourceFormatException refusal)
        {
            return Refuse(file, sources, own, on, refusal.Message) with { Line = refusal.Line };
        }
        finally
        {
            if (!isDone)
            {
                _transaction.Rollback(Savepoint);
                _shared.Forget();
            }

            _transaction.Release(Savepoint);
        }
    }

    /// <summary>A file is refused: what is counted over it and others can't be counted.</summary>
    public WrittenFile Refuse(SourceFile file, SourcesFile sources, FigureScope own, CalendarDate on, string why)
    {
        var scope = new Attribution(file.Path, file.Entry, sources, own).OfFile;
        QualityOf(scope).IsIncomplete |= SourceReaders.TellsOfQuality(file.Entry.Kind);
        return new WrittenFile(new SourceInput(file.Path, file.Entry.Kind, "", on), new FileTally()) { Refusal = why };
    }

    /// <summary>
    /// Counts coverage and tests over all files that were written, of whichever sources file, and takes over the measures that the sources
    /// files declare. The counts of a product of which a file was refused are left out, since they would be too small or too large.
    /// </summary>
    /// <param name="all">The sources files whose files were written.</param>
    public void Complete(params IEnumerable<SourcesFile> all)
    {
        foreach (var ((product, repository), quality) in _quality.Where(scope => !scope.Value.IsIncomplete))
        {
            foreach (var count in quality.Files.QualityCounts)
            {
                var told = new ToldCount(count with { Repository = repository }, product, quality.ObservedAt(count));
                Upsert(QualityCountTable.Instance.Name, QualityCountTable.Instance.Values, told, "identity");
            }
        }

        foreach (var measure in all.SelectMany(sources => sources.Measures))
        {
            Upsert(OwnMeasureTable.Instance.Name, OwnMeasureTable.Instance.Values, measure, "id");
        }

        _quality.Clear();
    }

    /// <summary>Makes everything that was written permanent.</summary>
    public void Commit() => _transaction.Commit();

    /// <inheritdoc/>
    public void Dispose()
    {
        _events.Dispose();
        _runs.Dispose();
        _findings.Dispose();
        _values.Dispose();
        _earlierInputs.Dispose();
        _newInput.Dispose();
        _shared.Dispose();
        _transaction.Dispose();
    }

    // A content that its path still has is of the day on which it came; one that comes back is a new observation.
    private InputOfFile InputOf(SourceInput input)
    {
        var earlier = EarlierOf(input);
        if (earlier is [var last, ..]
            && (last.Input.Sha256 == input.Sha256 || input.ReadOn.CompareTo(last.Input.ReadOn) <= 0)
            && earlier.Find(one => one.Input.Sha256 == input.Sha256) is { } known)
        {
            return known with { IsSuperseded = known.Id != last.Id };
        }

        var id = (long)_newInput
            .With([.. SourceInputTable.Instance.Values.Select(column => column.Read(input, _shared))])
            .ExecuteScalar()!;
        return new InputOfFile(id, input, IsKnown: false);
    }

    // The latest first.
    private List<InputOfFile> EarlierOf(SourceInput input)
    {
        using var reader = _earlierInputs.With(input.Path, input.Kind).ExecuteReader();
        List<InputOfFile> inputs = [];
        while (reader.Read())
        {
            var row = new Row(reader);
            inputs.Add(new InputOfFile(
                row.Number("id"), input with { Sha256 = row.Text("sha256"), ReadOn = row.Date("read_on") }, IsKnown: true));
        }

        return inputs;
    }

    private QualityOfScope QualityOf((string? Product, string? Repository) scope)
    {
        if (!_quality.TryGetValue(scope, out var quality))
        {
            _quality.Add(scope, quality = new QualityOfScope());
        }

        return quality;
    }

    private void Upsert<TRow>(string table, IReadOnlyList<Column<TRow>> columns, TRow row, string key)
    {
        string[] names = [.. columns.Select(column => column.Name)];
        using var insert = PreparedCommand.Insert(
            _transaction,
            table,
            names,
            $"ON CONFLICT ({key}) DO UPDATE SET {string.Join(", ", names.Select(name => $"{name} = excluded.{name}"))}");
        insert.Run([.. columns.Select(column => column.Read(row, _shared))]);
    }

    private sealed class QualityOfScope
    {
        private readonly Dictionary<string, DateTimeOffset> _readAt = new(StringComparer.Ordinal);
        private readonly HashSet<(string Kind, string Sha256)> _contents = [];

        public ScopeLedger Files { get; } = new();

        public bool IsIncomplete { get; set; }

        // A file that is there twice counts once.
        public void Add(ScopeLedger file, InputOfFile input)
        {
            if (_contents.Add((input.Input.Kind, input.Input.Sha256)))
            {
                Files.Add(file);
                // Two sources files may each have a file of that path.
                var known = _readAt.GetValueOrDefault(input.Input.Path);
                _readAt[input.Input.Path] = known > input.ReadAt ? known : input.ReadAt;
            }
        }

        public DateTimeOffset ObservedAt(QualityCount count) => count.Inputs.Max(path => _readAt[path]);
    }
}
