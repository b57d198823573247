using Psi.Measures.Sources;

namespace Psi.Measures;

/// <summary>A file that a sources file names, read or refused as a whole.</summary>
public sealed record ReadInput
{
    /// <summary>As it is shown.</summary>
    public required string Path { get; init; }

    /// <summary>What the sources file says of it.</summary>
    public required SourceEntry Entry { get; init; }

    /// <summary>SHA-256 of its content in lower-case hex; null when it can't be read.</summary>
    public string? Sha256 { get; init; }

    /// <summary>What it told; null when it was refused.</summary>
    public FileRecords? Records { get; init; }

    /// <summary>Why it was refused, as a sentence without its full stop; null when it was not.</summary>
    public string? Refusal { get; init; }

    /// <summary>The line of the refusal, from 1; null for the whole file.</summary>
    public long? Line { get; init; }

    /// <summary>Reads a file. What is wrong with its content is no exception but a refusal, and then nothing of it counts.</summary>
    /// <param name="file">The file.</param>
    /// <param name="sha256">Of its content.</param>
    /// <param name="sources">The sources file that names it.</param>
    /// <param name="own">Of whom a record is that names nobody.</param>
    /// <exception cref="IOException">It can't be read.</exception>
    public static ReadInput Of(SourceFile file, string sha256, SourcesFile sources, FigureScope own)
    {
        var input = new ReadInput { Path = file.Path, Entry = file.Entry, Sha256 = sha256 };
        var records = new FileRecords(file.Path, new Attribution(file.Path, file.Entry, sources, own));
        try
        {
            SourceReaders.Required(file.Entry.Kind).Read(file, records);
            return input with { Records = records };
        }
        catch (SourceFormatException refusal)
        {
            return input with { Refusal = refusal.Message, Line = refusal.Line };
        }
    }

    /// <summary>What all files told, by the product or repository. A file that is there twice counts once.</summary>
    public static IReadOnlyDictionary<FigureScope, ScopeLedger> Unite(IEnumerable<ReadInput> inputs)
    {
        var united = new SortedDictionary<FigureScope, ScopeLedger>();
        var seen = new HashSet<(string?, string)>();
        foreach (var input in inputs.Where(input => input.Records is not null).OrderBy(input => input.Path, StringComparer.Ordinal))
        {
            if (!seen.Add((input.Sha256, input.Entry.Kind)))
            {
                continue;
            }

            foreach (var (scope, told) in input.Records!.Scopes)
            {
                if (!united.TryGetValue(scope, out var ledger))
                {
                    united.Add(scope, ledger = new ScopeLedger());
                }

                ledger.Add(told);
            }
        }

        return united;
    }
}
