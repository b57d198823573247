using System.Text.Json;
using Psi.Policy;
using Psi.Policy.Reading;

namespace Psi.Measures.Sources.Events;

/// <summary>
/// Reads one line of Psi's own NDJSON into fields. Token by token: files of millions of lines are read again and again, and a document
/// for each would take several times as long.
/// </summary>
internal static class EventLine
{
    private static readonly byte[][] Names = [.. EventFields.Names.Select(System.Text.Encoding.UTF8.GetBytes)];

    /// <summary>Reads a line.</summary>
    /// <exception cref="SourceFormatException">It is no object, or has something in it that no event has.</exception>
    public static void Read(ReadOnlySpan<byte> line, long number, EventFields fields)
    {
        var reader = new Utf8JsonReader(line);
        try
        {
            ReadObject(ref reader, number, fields);
        }
        catch (JsonException exception)
        {
            throw new SourceFormatException(
                $"this line is no valid JSON ({DisplayText.OneLine(exception.Message, 200)})", at: null, number);
        }
    }

    private static void ReadObject(ref Utf8JsonReader reader, long line, EventFields fields)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw Expected("an object", reader.TokenType, at: null, line);
        }

        var seen = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var field = Field(ref reader, line);
            if ((seen & (1 << (int)field)) != 0)
            {
                throw new SourceFormatException("the name is there twice", EventFields.Names[(int)field], line);
            }

            seen |= 1 << (int)field;
            reader.Read();
            if (reader.TokenType == JsonTokenType.Null)
            {
                continue;
            }

            if (EventFields.IsList(field))
            {
                fields.Set(field, Items(ref reader, field, line));
            }
            else
            {
                fields.Set(field, Text(ref reader, field, line));
            }
        }

        // More after the object is told by the reader itself.
        reader.Read();
    }

    private static EventField Field(ref Utf8JsonReader reader, long line)
    {
        if (!reader.ValueIsEscaped)
        {
            for (var field = 0; field < Names.Length; field++)
            {
                if (reader.ValueSpan.SequenceEqual(Names[field]))
                {
                    return (EventField)field;
                }
            }
        }

        var name = Valid(ref reader, at: null, line);
        var known = EventFields.Names.ToList().IndexOf(name);
        if (known >= 0)
        {
            return (EventField)known;
        }

        var hint = Suggestion.For(name, EventFields.Names) is { Length: > 0 } meant
            ? meant
            : $"; there are {string.Join(", ", EventFields.Names)}";
        throw new SourceFormatException($"'{DisplayText.OneLine(name, 60)}' is no field of an event{hint}", at: null, line);
    }

    private static string Text(ref Utf8JsonReader reader, EventField field, long line)
    {
        var at = EventFields.Names[(int)field];
        if (reader.TokenType != JsonTokenType.String)
        {
            throw Expected("a text", reader.TokenType, at, line);
        }

        var text = Valid(ref reader, at, line);
        return string.IsNullOrWhiteSpace(text)
            ? throw new SourceFormatException("the text is empty; leave out what is not known", at, line)
            : text;
    }

    private static List<string> Items(ref Utf8JsonReader reader, EventField field, long line)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw Expected("a list", reader.TokenType, EventFields.Names[(int)field], line);
        }

        var items = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Text(ref reader, field, line));
        }

        return items;
    }

    // Half a surrogate pair can be escaped in JSON and is no text; nor is what is no UTF-8.
    private static string Valid(ref Utf8JsonReader reader, string? at, long line)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new SourceFormatException("the text is no valid Unicode", at, line);
        }
    }

    private static SourceFormatException Expected(string what, JsonTokenType found, string? at, long line) =>
        new(
            $"expected {what}, found " + found switch
            {
                JsonTokenType.StartObject => "an object",
                JsonTokenType.StartArray => "a list",
                JsonTokenType.String => "a text",
                JsonTokenType.Number => "a number",
                JsonTokenType.True or JsonTokenType.False => "true or false",
                _ => "nothing",
            },
            at,
            line);
}
