using System.Globalization;
using System.Text.RegularExpressions;
using Psi.Manifest;
using Psi.Policy;
using Psi.Policy.Reading;
using Psi.Policy.Yaml;

namespace Psi.Measures.Sources;

/// <summary>Reads sources files (<c>psi: sources/v1</c>).</summary>
public static partial class SourcesFileReader
{
    /// <summary>What the key <c>psi</c> of a sources file says.</summary>
    public const string Format = "sources/v1";

    /// <summary>As it is called in a repository.</summary>
    public const string FileName = "sources.yaml";

    private static readonly WordSet Kinds = new([.. SourceReaders.All.Select(reader => reader.Kind)]);
    private static readonly Vocabulary<EventKind> EventKinds = WordsOf<EventKind>();
    private static readonly Vocabulary<EventOutcome> Outcomes = WordsOf<EventOutcome>();
    private static readonly Vocabulary<ToolPractice> Practices = WordsOf<ToolPractice>();
    private static readonly Vocabulary<FindingSeverity> Severities = WordsOf<FindingSeverity>();
    private static readonly Vocabulary<FindingState> States = WordsOf<FindingState>();
    private static readonly Vocabulary<Better> Directions = WordsOf<Better>();
    private static readonly Vocabulary<ValueAggregation> Aggregations = WordsOf<ValueAggregation>();

    /// <summary>
    /// Reads a sources file. Reports all its mistakes, each a PSI0001 with its place and what was expected; never throws.
    /// </summary>
    /// <param name="path">The path as it is to be shown.</param>
    /// <param name="text">The file's content.</param>
    public static ReadResult<SourcesFile> Read(string path, string text)
    {
        var log = new ProblemLog(ProblemIds.PolicyInvalid);
        var file = YamlReader.Read(path, text, log.Error) is { } root ? ReadRoot(path, root, log) : null;
        return new ReadResult<SourcesFile>(file, log.InFileOrder());
    }

    private static SourcesFile? ReadRoot(string path, YamlNode root, ProblemLog log)
    {
        var map = new ContractMapping(root, "a sources file", log);
        if (!map.IsMapping || !map.HasFormat(Format))
        {
            return null;
        }

        var file = new SourcesFile
        {
            Path = path,
            Name = map.Optional<string>("name", ValueParsers.Line),
            Sources = map.Mappings("sources", "files of one kind", ReadEntry),
            Products = Words(map, "products", "names of other systems with product ids", ValueParsers.Word),
            Measures = map.Mappings("measures", "a measure of your own", ReadMeasure),
        };
        if (map.OptionalList<string>("production", ValueParsers.Line) is { } production)
        {
            file = file with { Production = production };
        }

        map.Finish();
        map.RefuseRepeatedIds("measures", file.Measures.Select(measure => (measure.Id, measure.Location)));
        foreach (var entry in file.Sources)
        {
            RefuseUnknownMeasure(entry, file.Measures, log);
        }

        return file;
    }

    private static SourceEntry? ReadEntry(ContractMapping map)
    {
        var entry = new SourceEntry
        {
            Location = map.Location,
            Files = map.List<PathGlob>("files", ValueParsers.Path),
            Kind = map.Required<string>("kind", Kinds.TryParse, "cobertura") ?? "",
            Product = map.Optional<string>("product", ValueParsers.Word),
            Repository = map.Optional<string>("repository", ValueParsers.Line),
            Environment = map.Optional<string>("environment", ValueParsers.Line),
            Origin = map.Optional<string>("origin", ValueParsers.Word),
            Events = map.Word("events", EventKinds),
            Measure = map.Optional<string>("measure", MeasureId),
            Tool = map.Optional<string>("tool", ValueParsers.Line),
            Practice = map.Word("practice", Practices),
            Scope = map.Optional<string>("scope", ValueParsers.Line),
            RanAt = map.Optional<DateTimeOffset?>("ranAt", Instant),
            TimeZone = map.Optional<TimeSpan?>("timeZone", Offset),
            TimeFormats = map.OptionalList<string>("timeFormats", TimeFormat) ?? [],
            Columns = Words(map, "columns", "our fields with the names that these files have for them", ValueParsers.Line),
            Severities = Words<FindingSeverity>(map, "severities", "words of these files with severities", Severities),
            Outcomes = Words<EventOutcome>(map, "outcomes", "words of these files with outcomes", Outcomes),
            States = Words<FindingState>(map, "states", "words of these files with states of findings", States),
            Labels = map.OptionalList<string>("labels", ValueParsers.Line) ?? [],
        };
        if (map.Node("files") is null)
        {
            map.Missing("files", "coverage/**/*.cobertura.xml");
        }

        map.Finish();
        return entry.Kind.Length > 0 && entry.Files.Count > 0 ? entry : null;
    }

    private static OwnMeasure? ReadMeasure(ContractMapping map)
    {
        var measure = new OwnMeasure
        {
            Location = map.Location,
            Id = map.Required<string>("id", MeasureId, "web.page-load") ?? "",
            Title = map.Required<string>("title", ValueParsers.Line, "Time until a page can be used") ?? "",
            Unit = map.Required<string>("unit", ValueParsers.Word, "ms") ?? "",
            Better = Required(map, "better", Directions, "down"),
            Capability = map.Required<string>("capability", Vocabularies.Capabilities.TryParse, "QM") ?? "",
            Aggregate = Required(map, "aggregate", Aggregations, "p75"),
        };
        if (KnownMeasures.Find(measure.Id) is not null || RepositoryMeasures.All.Any(own => own.Id == measure.Id))
        {
            map.Error("id", $"Psi has a measure '{measure.Id}' of its own; choose another id");
        }

        map.Finish();
        return measure.Id.Length > 0 ? measure : null;
    }

    // A value that belongs to no measure would be read and never be seen.
    private static void RefuseUnknownMeasure(SourceEntry entry, IReadOnlyList<OwnMeasure> own, ProblemLog log)
    {
        if (entry.Measure is not { } id || own.Any(measure => measure.Id == id) || KnownMeasures.Find(id) is { IsOfValues: true })
        {
            return;
        }

        string[] known =
        [
            .. KnownMeasures.All.Where(measure => measure.IsOfValues).Select(measure => measure.Id), .. own.Select(measure => measure.Id),
        ];
        log.Error(
            entry.Location,
            $"there is no measure '{id}' that takes values{Suggestion.For(id, known)}; known: {string.Join(", ", known)}. Declare your own "
            + "under 'measures'");
    }

    private static T Required<T>(ContractMapping map, string key, Vocabulary<T> words, string example)
        where T : struct => map.Required<T?>(key, words.TryParse, example) ?? default;

    private static Dictionary<string, string> Words(ContractMapping map, string key, string what, Parse<string> parse)
    {
        var words = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (map.OptionalMapping(key, what) is { } inner)
        {
            foreach (var word in inner.Keys)
            {
                if (inner.Optional(word, parse) is { } meaning)
                {
                    words[word] = meaning;
                }
            }

            inner.Finish();
        }

        return words;
    }

    private static Dictionary<string, T> Words<T>(ContractMapping map, string key, string what, Vocabulary<T> meanings)
        where T : struct
    {
        var words = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        if (map.OptionalMapping(key, what) is { } inner)
        {
            foreach (var word in inner.Keys)
            {
                if (inner.Word(word, meanings) is { } meaning)
                {
                    words[word] = meaning;
                }
            }

            inner.Finish();
        }

        return words;
    }

    private static Vocabulary<T> WordsOf<T>()
        where T : struct, Enum => new([.. Enum.GetValues<T>().Select(value => (ManifestWord.Of(value), value))]);

    private static bool MeasureId(string text, out string? value, out string expectation)
    {
        expectation = "expected lower-case words with points and hyphens between, such as web.page-load";
        value = text.Length <= 100 && IdPattern().IsMatch(text) ? text : null;
        return value is not null;
    }

    private static bool Instant(string text, out DateTimeOffset? value, out string expectation)
    {
        expectation = "expected a day or a time with its offset, such as 2026-11-30 or 2026-11-30T14:05:00Z";
        value = DateTimeOffset.TryParseExact(
            text,
            ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time)
            ? time
            : null;
        return value is not null;
    }

    private static bool Offset(string text, out TimeSpan? value, out string expectation)
    {
        expectation = "expected an offset from UTC, such as \"+01:00\" or Z";
        value = text == "Z" ? TimeSpan.Zero
            : OffsetPattern().IsMatch(text) && TimeSpan.TryParseExact(text[1..], @"hh\:mm", CultureInfo.InvariantCulture, out var offset)
                && offset <= TimeSpan.FromHours(14)
                ? (text[0] == '-' ? -offset : offset)
            : null;
        return value is not null;
    }

    private static bool TimeFormat(string text, out string? value, out string expectation)
    {
        expectation = "expected a format of .NET with year, month and day, such as dd/MMM/yy h:mm tt";
        value = text.Length <= 60 && text.Contains('y') && text.Contains('M') && text.Contains('d') ? text : null;
        return value is not null;
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*$")]
    private static partial Regex IdPattern();

    [GeneratedRegex("^[+-][0-9]{2}:[0-9]{2}$")]
    private static partial Regex OffsetPattern();
}
