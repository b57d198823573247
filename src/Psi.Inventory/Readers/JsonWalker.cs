using System.Text.Json;
using Psi.Policy;

namespace Psi.Inventory;

/// <summary>Walks forward through one value of a JSON file and checks that values have the expected types.</summary>
internal ref struct JsonWalker
{
    private readonly ReadOnlySpan<byte> _file;
    private readonly int _start;
    private Utf8JsonReader _reader;

    /// <param name="file">The whole file.</param>
    /// <param name="span">The value to walk through.</param>
    /// <param name="allowComments">Whether comments and commas at the end are passed over, as in files that people write.</param>
    public JsonWalker(ReadOnlySpan<byte> file, JsonSpan span, bool allowComments = false)
    {
        _file = file;
        _start = span.Start;
        _reader = new Utf8JsonReader(file.Slice(span.Start, span.Length), new JsonReaderOptions
        {
            MaxDepth = 32,
            CommentHandling = allowComments ? JsonCommentHandling.Skip : JsonCommentHandling.Disallow,
            AllowTrailingCommas = allowComments,
        });
    }

    /// <summary>Where in the file the current token begins.</summary>
    public readonly int Offset => _start + (int)_reader.TokenStartIndex;

    /// <summary>Steps into the object that follows.</summary>
    /// <param name="what">Its name in messages.</param>
    public void EnterObject(string what)
    {
        _reader.Read();
        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            throw Malformed($"expected {what} to be an object");
        }
    }

    /// <summary>Steps into the array that follows.</summary>
    /// <param name="what">Its name in messages.</param>
    public void EnterArray(string what)
    {
        _reader.Read();
        if (_reader.TokenType != JsonTokenType.StartArray)
        {
            throw Malformed($"expected {what} to be an array");
        }
    }

    /// <summary>Moves to the next property of the object, whose value must then be read or skipped; false at its end.</summary>
    public bool NextProperty() => _reader.Read() && _reader.TokenType == JsonTokenType.PropertyName;

    /// <summary>Whether the property has this name.</summary>
    public readonly bool NameIs(ReadOnlySpan<byte> name) => _reader.ValueTextEquals(name);

    /// <summary>Whether the property's name is a path to a file of this name.</summary>
    public readonly bool NameIsPathTo(ReadOnlySpan<byte> fileName)
    {
        var name = _reader.ValueSpan;
        return name.EndsWith(fileName) && (name.Length == fileName.Length || name[name.Length - fileName.Length - 1] == (byte)'/');
    }

    /// <summary>The property's name.</summary>
    public readonly string Name() => _reader.GetString()!;

    /// <summary>Reads the value as a string.</summary>
    /// <param name="what">Its name in messages.</param>
    public string ReadString(string what)
    {
        _reader.Read();
        return _reader.TokenType == JsonTokenType.String ? _reader.GetString()! : throw Malformed($"expected {what} to be a string");
    }

    /// <summary>Reads the value as a string, or null when it is not one.</summary>
    public string? ReadStringOrSkip()
    {
        _reader.Read();
        if (_reader.TokenType == JsonTokenType.String)
        {
            return _reader.GetString();
        }

        _reader.Skip();
        return null;
    }

    /// <summary>Reads the value; true only where it is the literal <c>true</c>.</summary>
    public bool ReadTruth()
    {
        _reader.Read();
        var truth = _reader.TokenType == JsonTokenType.True;
        _reader.Skip();
        return truth;
    }

    /// <summary>Reads the next element of an array as a string.</summary>
    /// <param name="what">The name of an element in messages.</param>
    /// <param name="value">The string, or null at the end of the array.</param>
    public bool TryReadElement(string what, out string? value)
    {
        value = null;
        _reader.Read();
        if (_reader.TokenType == JsonTokenType.EndArray)
        {
            return false;
        }

        if (_reader.TokenType != JsonTokenType.String)
        {
            throw Malformed($"expected {what} to be a string");
        }

        value = _reader.GetString();
        return true;
    }

    /// <summary>Moves into the next object of an array; false at its end.</summary>
    /// <param name="what">The name of an element in messages.</param>
    public bool NextObject(string what)
    {
        _reader.Read();
        return _reader.TokenType switch
        {
            JsonTokenType.EndArray => false,
            JsonTokenType.StartObject => true,
            _ => throw Malformed($"expected {what} to be an object"),
        };
    }

    /// <summary>Reads the value as a whole number, with its text as written; null when it does not fit 32 bits.</summary>
    /// <param name="what">Its name in messages.</param>
    public int? ReadNumber(string what, out string text)
    {
        _reader.Read();
        if (_reader.TokenType != JsonTokenType.Number)
        {
            throw Malformed($"expected {what} to be a number");
        }

        text = DisplayText.OneLine(System.Text.Encoding.UTF8.GetString(
            _reader.ValueSpan.Slice(0, Math.Min(20, _reader.ValueSpan.Length)).ToArray()));
        return _reader.TryGetInt32(out var number) ? number : null;
    }

    /// <summary>Passes over the value.</summary>
    /// <returns>Where it lies in the file.</returns>
    public JsonSpan Skip()
    {
        _reader.Read();
        var start = Offset;
        _reader.Skip();
        return new JsonSpan(start, _start + (int)_reader.BytesConsumed - start);
    }

    /// <summary>Passes over the value; true when it is an object or array that holds something.</summary>
    public bool SkipNotingContent()
    {
        var span = Skip();
        for (var i = span.Start + 1; i < span.Start + span.Length - 1; i++)
        {
            if (_file[i] is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where a file stops being JSON.</summary>
    public static FileLocation LocationOf(JsonException exception, string path) =>
        new(path, (int)((exception.LineNumber ?? -1) + 1), (int)((exception.BytePositionInLine ?? -1) + 1));

    /// <summary>Checks that the file ends here.</summary>
    public void End() => _reader.Read();

    /// <summary>An error at the current place.</summary>
    public readonly JsonFormatException Malformed(string message) => new(message, Offset);
}
