using System.Globalization;
using System.Text;
using System.Text.Json;
using Psi.Policy;

namespace Psi.Measures.Sources.Json;

/// <summary>
/// Walks through a JSON file and stops at the parts that were asked for. What no path leads to is passed over, token by token.
/// </summary>
internal sealed class JsonWalk
{
    private const uint AllPaths = uint.MaxValue;

    private readonly JsonPath[] _paths;
    private readonly Action<JsonPart> _take;
    private readonly JsonDocumentOptions _options;
    private readonly Stack<Level> _levels = new();
    private int _passedOver;

    /// <param name="paths">At most 32.</param>
    /// <param name="take">Takes the parts.</param>
    /// <param name="options">How a part is read.</param>
    public JsonWalk(IReadOnlyList<string> paths, Action<JsonPart> take, JsonDocumentOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(paths.Count, 32);
        (_paths, _take, _options) = ([.. paths.Select(path => new JsonPath(path))], take, options);
    }

    /// <summary>The JSON path of where the walk is; null at the root.</summary>
    public string? At
    {
        get
        {
            var text = new StringBuilder();
            foreach (var level in _levels.Reverse())
            {
                if (level.IsList)
                {
                    text.Append(CultureInfo.InvariantCulture, $"[{Math.Max(level.Index, 0)}]");
                }
                else if (level.Name is { } name)
                {
                    text.Append(text.Length == 0 ? "" : ".").Append(DisplayText.OneLine(Encoding.UTF8.GetString(name), 60));
                }
            }

            return text.Length == 0 ? null : text.ToString();
        }
    }

    /// <summary>Whether a value has begun.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Where in the buffer the token begins that the walk is at.</summary>
    public int TokenStart { get; private set; }

    /// <summary>Goes as far as the buffer allows.</summary>
    /// <param name="buffer">What was read and is not done with.</param>
    /// <param name="isLast">Whether the file ends with the buffer.</param>
    /// <param name="state">Where the walk stopped, and then where it stops.</param>
    /// <returns>How many bytes of the buffer are done with.</returns>
    public int Advance(ReadOnlyMemory<byte> buffer, bool isLast, ref JsonReaderState state)
    {
        var reader = new Utf8JsonReader(buffer.Span, isLast, state);
        var used = 0;
        while (reader.Read())
        {
            TokenStart = (int)reader.TokenStartIndex;
            if (!Take(buffer, ref reader))
            {
                // The part goes on in what is not read yet; then its first token is read again.
                return used;
            }

            (used, state) = ((int)reader.BytesConsumed, reader.CurrentState);
        }

        state = reader.CurrentState;
        return (int)reader.BytesConsumed;
    }

    private bool Take(ReadOnlyMemory<byte> buffer, ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                if (_passedOver == 0)
                {
                    Enter(reader);
                }

                return true;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                if (_passedOver > 0)
                {
                    _passedOver--;
                }
                else
                {
                    _levels.Pop();
                }

                return true;
            default:
                return TakeValue(buffer, ref reader);
        }
    }

    private void Enter(in Utf8JsonReader reader)
    {
        var level = _levels.Peek();
        level.Name = reader.ValueSpan.ToArray();
        level.Named = 0;
        for (var path = 0; path < _paths.Length; path++)
        {
            if (IsIn(level.Paths, path)
                && _paths[path].Length >= _levels.Count
                && !_paths[path].IsItem(_levels.Count - 1)
                && IsCalled(reader, _paths[path].Name(_levels.Count - 1)))
            {
                level.Named |= 1u << path;
            }
        }

        if ((level.Seen & level.Named) != 0)
        {
            throw new SourceFormatException("the name is there twice in one object", At);
        }

        level.Seen |= level.Named;
    }

    private bool TakeValue(ReadOnlyMemory<byte> buffer, ref Utf8JsonReader reader)
    {
        var isContainer = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
        if (_passedOver > 0)
        {
            _passedOver += isContainer ? 1 : 0;
            return true;
        }

        var paths = PathsToValue();
        for (var path = 0; path < _paths.Length; path++)
        {
            if (IsIn(paths, path) && _paths[path].Length == _levels.Count)
            {
                return TakePart(buffer, ref reader, path);
            }
        }

        HasBegun = true;
        if (_levels.TryPeek(out var list) && list.IsList)
        {
            list.Index++;
        }

        RefuseOther(paths, reader.TokenType);
        if (isContainer && paths == 0)
        {
            _passedOver = 1;
        }
        else if (isContainer)
        {
            _levels.Push(new Level(reader.TokenType == JsonTokenType.StartArray, paths));
        }

        return true;
    }

    private bool TakePart(ReadOnlyMemory<byte> buffer, ref Utf8JsonReader reader, int path)
    {
        var start = TokenStart;
        var end = reader;
        if (!end.TrySkip())
        {
            return false;
        }

        reader = end;
        HasBegun = true;
        if (_levels.TryPeek(out var list) && list.IsList)
        {
            list.Index++;
        }

        using var document = Parse(buffer[start..(int)reader.BytesConsumed]);
        int[] indexes = [.. _levels.Where(level => level.IsList).Select(level => level.Index).Reverse()];
        _take(new JsonPart(path, indexes, new SourceValue(document.RootElement, At ?? "$")));
        return true;
    }

    // A list in the place of an object, or the other way round, would be passed over like something that nobody asks for.
    private void RefuseOther(uint paths, JsonTokenType token)
    {
        var (list, other) = (false, false);
        for (var path = 0; path < _paths.Length; path++)
        {
            if (IsIn(paths, path) && _paths[path].Length > _levels.Count)
            {
                list |= _paths[path].IsItem(_levels.Count);
                other |= !_paths[path].IsItem(_levels.Count);
            }
        }

        var fits = token switch
        {
            JsonTokenType.StartArray => list,
            JsonTokenType.StartObject => other,
            _ => token == JsonTokenType.Null,
        };
        if ((list || other) && !fits)
        {
            var expected = list && other ? "a list or an object" : list ? "a list" : "an object";
            throw new SourceFormatException($"expected {expected}, found {SourceValue.NameOf(token)}", At ?? "$");
        }
    }

    private JsonDocument Parse(ReadOnlyMemory<byte> part)
    {
        try
        {
            return JsonDocument.Parse(part, _options);
        }
        catch (InvalidOperationException)
        {
            throw NoName();
        }
    }

    private bool IsCalled(in Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        try
        {
            return reader.ValueTextEquals(name);
        }
        catch (InvalidOperationException)
        {
            throw NoName();
        }
    }

    // A name can be written with half a surrogate pair, and System.Text.Json only notices when it compares it.
    private SourceFormatException NoName() => new("a name is no valid Unicode", At);

    // Bit by bit the paths that lead to, or through, the value that begins here.
    private uint PathsToValue()
    {
        if (!_levels.TryPeek(out var level))
        {
            return AllPaths;
        }

        if (!level.IsList)
        {
            return level.Named;
        }

        var paths = 0u;
        for (var path = 0; path < _paths.Length; path++)
        {
            if (IsIn(level.Paths, path) && _paths[path].Length >= _levels.Count && _paths[path].IsItem(_levels.Count - 1))
            {
                paths |= 1u << path;
            }
        }

        return paths;
    }

    private static bool IsIn(uint paths, int path) => (paths & (1u << path)) != 0;

    // An object or list on the way.
    private sealed class Level(bool isList, uint paths)
    {
        public bool IsList { get; } = isList;

        // Those that lead into it.
        public uint Paths { get; } = paths;

        // Of an object: the name of the property the walk is at, and the paths that lead there.
        public byte[]? Name { get; set; }

        public uint Named { get; set; }

        // The paths that have led into a property of it.
        public uint Seen { get; set; }

        // Of a list: the item the walk is at.
        public int Index { get; set; } = -1;
    }
}
