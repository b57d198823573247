using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Psi.Policy.Yaml;

/// <summary>
/// Reads one YAML document into nodes with positions. The files come from others: anchors (and with them exponential documents), tags,
/// several documents, deep nesting and great size are refused with their place; nothing throws.
/// </summary>
public sealed class YamlReader
{
    /// <summary>In characters; a policy of 5,000 entries is about 1 MiB.</summary>
    private const int MaximumLength = 8 * 1024 * 1024;

    private const int MaximumDepth = 16;

    private readonly Scanner _scanner;
    private readonly Parser _parser;
    private readonly string _path;
    private readonly string _text;
    private readonly YamlAliases? _aliases;
    private readonly Stack<FileLocation> _open = new();

    private YamlReader(string path, string text, YamlAliases? aliases)
    {
        (_path, _text, _aliases) = (path, text, aliases);
        _scanner = new Scanner(new StringReader(text), skipComments: true);
        _parser = new Parser(_scanner);
    }

    /// <summary>Reads the document.</summary>
    /// <param name="path">The file's path as it is to be shown.</param>
    /// <param name="text">The file's content.</param>
    /// <param name="report">Takes each mistake: its place and what was expected.</param>
    /// <returns>The root; null when the file can't be read.</returns>
    public static YamlNode? Read(string path, string text, Action<FileLocation, string> report)
    {
        YamlNode? root = null;
        Guard(new YamlReader(path, text, aliases: null), report, reader => root = reader.ReadDocument());
        return root;
    }

    /// <summary>
    /// Reads a file that was written for another tool: any number of documents, anchors and merges (<c>&lt;&lt;</c>) followed, tags passed
    /// over. A file whose aliases multiply is refused as a whole.
    /// </summary>
    /// <inheritdoc cref="Read"/>
    /// <returns>The roots as far as the file can be read.</returns>
    public static IReadOnlyList<YamlNode> ReadStream(string path, string text, Action<FileLocation, string> report)
    {
        var roots = new List<YamlNode>();
        Guard(new YamlReader(path, text, new YamlAliases()), report, reader => reader.ReadDocuments(roots));
        return roots;
    }

    private static void Guard(YamlReader reader, Action<FileLocation, string> report, Action<YamlReader> read)
    {
        if (reader._text.Length > MaximumLength)
        {
            report(
                new FileLocation(reader._path), $"the file has {reader._text.Length} characters; at most {MaximumLength} are read");
            return;
        }

        try
        {
            read(reader);
        }
        catch (YamlRefusedException refused)
        {
            report(refused.Location, refused.Message);
        }
        catch (YamlException exception)
        {
            report(reader.PlaceOf(exception), $"this is not valid YAML: {DisplayText.OneLine(exception.Message, 200)}");
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The parser's own failures: an unclosed list followed by a key is one.
            report(
                reader.InnermostOpen ?? At(reader._path, reader._scanner.CurrentPosition),
                "this is not valid YAML: what begins here cannot be read to its end; is a bracket, a brace or a quote missing?");
        }
    }

    private FileLocation? InnermostOpen => _open.Count == 0 ? null : _open.Peek();

    // The parser marks what it was reading. The mistake is at the end of the mark when that spans several lines, and at the beginning of
    // what is still open when it reaches the end of the file.
    private FileLocation PlaceOf(YamlException exception)
    {
        var end = _text.TrimEnd().Length;
        if (exception.Start.Index >= end && InnermostOpen is { } open)
        {
            return open;
        }

        return At(_path, exception.End.Line > exception.Start.Line && exception.End.Index < end ? exception.End : exception.Start);
    }

    private static FileLocation At(string path, Mark mark) => new(path, Math.Max(1, (int)mark.Line), Math.Max(1, (int)mark.Column));

    private YamlNode ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
        {
            throw new YamlRefusedException(new FileLocation(_path, 1, 1), "the file is empty");
        }

        var root = ReadNode(0);
        _parser.Consume<DocumentEnd>();
        if (_parser.Current is DocumentStart second)
        {
            throw Refused(second, "the file holds a second document; one is expected");
        }

        return root;
    }

    private void ReadDocuments(List<YamlNode> roots)
    {
        _parser.Consume<StreamStart>();
        while (_parser.TryConsume<DocumentStart>(out _))
        {
            _aliases!.Forget();
            roots.Add(ReadNode(0));
            _parser.Consume<DocumentEnd>();
        }
    }

    private YamlNode ReadNode(int depth)
    {
        var start = _parser.Current ?? throw new YamlRefusedException(new FileLocation(_path, 1, 1), "the file ends too early");
        return _aliases is null ? ReadStrictly(start, depth) : ReadWith(_aliases, start, depth);
    }

    private YamlNode ReadWith(YamlAliases aliases, ParsingEvent start, int depth)
    {
        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            return aliases.Resolve(alias.Value.Value, depth, out var reason) ?? throw Refused(start, reason);
        }

        if (depth > YamlAliases.MaximumDepth)
        {
            throw Refused(start, $"nested more than {YamlAliases.MaximumDepth} deep");
        }

        var outer = aliases.Begin(depth);
        var node = ReadContent(start, depth);
        if (node is YamlMapping mapping)
        {
            node = aliases.Merge(mapping, out var reason) ?? throw Refused(start, reason);
        }

        aliases.End(outer, start is NodeEvent { Anchor.IsEmpty: false } anchored ? anchored.Anchor.Value : null, node, depth);
        return node;
    }

    private YamlNode ReadStrictly(ParsingEvent start, int depth)
    {
        if (start is AnchorAlias)
        {
            throw Refused(start, "aliases ('*name') are not supported here; write the value out");
        }

        if (start is NodeEvent { Anchor.IsEmpty: false })
        {
            throw Refused(start, "anchors ('&name') are not supported here; write the value out");
        }

        if (start is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } })
        {
            throw Refused(start, "tags ('!name') are not supported here");
        }

        if (depth > MaximumDepth)
        {
            throw Refused(start, $"nested more than {MaximumDepth} deep");
        }

        return ReadContent(start, depth);
    }

    private YamlNode ReadContent(ParsingEvent start, int depth)
    {
        var location = At(_path, start.Start);
        if (_parser.TryConsume<Scalar>(out var scalar))
        {
            return new YamlScalar(location, IsNull(scalar) ? "" : scalar.Value)
            {
                IsNull = IsNull(scalar) || scalar is { Style: ScalarStyle.Plain, Value.Length: 0 },
                Start = (int)scalar.Start.Index,
                End = (int)scalar.End.Index,
            };
        }

        _open.Push(location);
        YamlNode node = _parser.TryConsume<SequenceStart>(out _)
            ? new YamlSequence(location, ReadItems(depth))
            : new YamlMapping(location, ReadEntries(depth)) { IsInBraces = start is MappingStart { Style: MappingStyle.Flow } };
        _open.Pop();
        return node;
    }

    private List<YamlNode> ReadItems(int depth)
    {
        var items = new List<YamlNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode(depth + 1));
        }

        return items;
    }

    private List<KeyValuePair<YamlScalar, YamlNode>> ReadEntries(int depth)
    {
        _parser.Consume<MappingStart>();
        var entries = new List<KeyValuePair<YamlScalar, YamlNode>>();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = ReadNode(depth + 1) as YamlScalar;
            var value = ReadNode(depth + 1);
            entries.Add(new(key ?? throw new YamlRefusedException(value.Location, "a key must be a single word"), value));
        }

        return entries;
    }

    private static bool IsNull(Scalar scalar) => scalar is { Style: ScalarStyle.Plain, Value: "~" or "null" or "Null" or "NULL" };

    private YamlRefusedException Refused(ParsingEvent at, string message) => new(At(_path, at.Start), message);

    private sealed class YamlRefusedException(FileLocation location, string message) : Exception(message)
    {
        public FileLocation Location { get; } = location;
    }
}
