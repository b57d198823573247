using System.Globalization;
using System.Text.Json;
using Psi.Measures.Sources.Json;
using Psi.Policy;

namespace Psi.Measures.Sources.Events;

/// <summary>
/// Reads the objects of a JSON file one after the other, however a paging client put them together: one object, several (NDJSON), a list of
/// them, several lists, or a list of lists. Only one object has to fit into memory.
/// </summary>
internal sealed class JsonSequence
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 128, AllowMultipleValues = true };

    private static readonly JsonDocumentOptions ObjectOptions = new() { MaxDepth = 128, AllowDuplicateProperties = false };

    private readonly Action<SourceValue> _take;
    private readonly JsonBuffer _text;
    private int _outer = -1;
    private int _inner = -1;
    private bool _hasValue;

    private JsonSequence(Stream content, Action<SourceValue> take) =>
        (_text, _take) = (new JsonBuffer(content, "a single object"), take);

    /// <summary>Reads the objects in their order.</summary>
    /// <param name="file">The file.</param>
    /// <param name="take">Takes an object; it is only valid until it returns.</param>
    /// <exception cref="SourceFormatException">It is no JSON, has something else in it than objects, or an object is too long.</exception>
    public static void Read(SourceFile file, Action<SourceValue> take)
    {
        using var content = file.OpenUtf8();
        new JsonSequence(content, take).Read();
    }

    private void Read()
    {
        var state = new JsonReaderState(Options);
        while (!_text.IsLast)
        {
            _text.Fill();
            try
            {
                _text.Drop(Advance(ref state));
            }
            catch (JsonException exception)
            {
                throw NoJson(exception, exception.LineNumber is { } line ? line + 1 : _text.LineOf(0));
            }
        }

        if (!_hasValue)
        {
            throw new SourceFormatException("expected JSON, and the file is empty");
        }
    }

    private int Advance(ref JsonReaderState state)
    {
        var reader = new Utf8JsonReader(_text.Bytes.Span, _text.IsLast, state);
        var used = 0;
        while (reader.Read())
        {
            _hasValue = true;
            var start = (int)reader.TokenStartIndex;
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                var end = reader;
                if (!end.TrySkip())
                {
                    // The object goes on in what is not read yet; then its first token is read again.
                    return used;
                }

                reader = end;
                TakeObject(start, (int)reader.BytesConsumed, reader.CurrentDepth);
            }
            else if (reader.TokenType != JsonTokenType.EndArray)
            {
                EnterList(reader, start);
            }

            (used, state) = ((int)reader.BytesConsumed, reader.CurrentState);
        }

        state = reader.CurrentState;
        return (int)reader.BytesConsumed;
    }

    private void EnterList(in Utf8JsonReader reader, int start)
    {
        if (reader.TokenType != JsonTokenType.StartArray || reader.CurrentDepth > 1)
        {
            throw new SourceFormatException("expected a list of objects, or objects one after the other", at: null, _text.LineOf(start));
        }

        (_outer, _inner) = reader.CurrentDepth == 0 ? (-1, -1) : (_outer + 1, -1);
    }

    private void TakeObject(int start, int end, int depth)
    {
        var at = depth switch
        {
            0 => "$",
            1 => string.Create(CultureInfo.InvariantCulture, $"[{++_outer}]"),
            _ => string.Create(CultureInfo.InvariantCulture, $"[{_outer}][{++_inner}]"),
        };
        using var document = Parse(start, end);
        try
        {
            _take(new SourceValue(document.RootElement, at));
        }
        catch (SourceFormatException exception) when (exception.Line is null)
        {
            throw new SourceFormatException(exception.Message, at: null, _text.LineOf(start));
        }
    }

    private JsonDocument Parse(int start, int end)
    {
        try
        {
            return JsonDocument.Parse(_text.Bytes[start..end], ObjectOptions);
        }
        catch (JsonException exception)
        {
            // A name that is there twice; the document counts its lines from its own beginning.
            throw NoJson(exception, _text.LineOf(start) + (exception.LineNumber ?? 0));
        }
        catch (InvalidOperationException)
        {
            throw new SourceFormatException("a name is no valid Unicode", at: null, _text.LineOf(start));
        }
    }

    private static SourceFormatException NoJson(JsonException exception, long line) =>
        new($"this is no valid JSON ({DisplayText.OneLine(exception.Message, 200)})", at: null, line);
}
