using System.Text.Json;

namespace Psi.Build;

/// <summary>
/// Walks forward through a log. A value of another type than expected is treated as absent; text that is not JSON throws.
/// </summary>
/// <remarks>
/// A log is some hundred kilobytes, of which little is needed: walking costs a tenth of reading it into a document first.
/// </remarks>
internal ref struct LogTokens
{
    private Utf8JsonReader _reader;

    /// <param name="utf8">The log.</param>
    public LogTokens(ReadOnlySpan<byte> utf8)
    {
        _reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 64 });
        _reader.Read();
    }

    /// <summary>Whether the walk is at the start of an object.</summary>
    public readonly bool IsAtObject => _reader.TokenType == JsonTokenType.StartObject;

    /// <summary>Moves to the next property of the object, whose value must then be taken or skipped; false at its end.</summary>
    public bool NextProperty() => _reader.Read() && _reader.TokenType == JsonTokenType.PropertyName;

    /// <summary>Whether the property has this name.</summary>
    public readonly bool Is(ReadOnlySpan<byte> name) => _reader.ValueTextEquals(name);

    /// <summary>Steps into the property's object; false when the value is no object.</summary>
    public bool EnterObject() => Enter(JsonTokenType.StartObject);

    /// <summary>Steps into the property's array; false when the value is no array.</summary>
    public bool EnterArray() => Enter(JsonTokenType.StartArray);

    /// <summary>Steps into the next object of the array; false at its end.</summary>
    public bool NextObject() => Next(JsonTokenType.StartObject);

    /// <summary>Moves to the next string of the array; false at its end.</summary>
    public bool NextText() => Next(JsonTokenType.String);

    /// <summary>Whether the string is this one.</summary>
    public readonly bool TextIs(ReadOnlySpan<byte> text) => _reader.ValueTextEquals(text);

    /// <summary>The property's string; null when the value is no string.</summary>
    public string? Text() => Enter(JsonTokenType.String) ? _reader.GetString() : null;

    /// <summary>The property's number; 0 when the value is no number above 0.</summary>
    public int Count() => Enter(JsonTokenType.Number) && _reader.TryGetInt32(out var number) && number > 0 ? number : 0;

    /// <summary>Whether the property is <c>false</c>.</summary>
    public bool IsFalse() => Enter(JsonTokenType.False);

    /// <summary>Passes over the property.</summary>
    public void Skip() => _reader.Skip();

    /// <summary>Checks that the log ends here.</summary>
    public void End() => _reader.Read();

    private bool Enter(JsonTokenType type)
    {
        _reader.Read();
        if (_reader.TokenType == type)
        {
            return true;
        }

        _reader.Skip();
        return false;
    }

    private bool Next(JsonTokenType type)
    {
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            if (_reader.TokenType == type)
            {
                return true;
            }

            _reader.Skip();
        }

        return false;
    }
}
