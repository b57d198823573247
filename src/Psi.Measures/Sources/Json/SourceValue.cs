using System.Text.Json;

namespace Psi.Measures.Sources.Json;

/// <summary>A value in a JSON file with its place, so that what is wrong with it can be told.</summary>
/// <param name="Element">The value.</param>
/// <param name="At">Its JSON path: <c>runs[0].results[12].level</c>.</param>
internal readonly record struct SourceValue(JsonElement Element, string At)
{
    /// <summary>A property; null when the value is no object, or the property is missing or null.</summary>
    public SourceValue? this[string name] =>
        Element.ValueKind == JsonValueKind.Object
        && Element.TryGetProperty(name, out var value)
        && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
            ? new SourceValue(value, $"{At}.{name}")
            : null;

    /// <summary>A property that has to be there.</summary>
    /// <exception cref="SourceFormatException">It is missing.</exception>
    public SourceValue Required(string name) => this[name] ?? throw new SourceFormatException($"'{name}' is missing", At);

    /// <summary>The items of an array; none when there is no array.</summary>
    /// <exception cref="SourceFormatException">The value is something else.</exception>
    public IEnumerable<SourceValue> Items()
    {
        if (Element.ValueKind != JsonValueKind.Array)
        {
            throw Expected("a list");
        }

        var (number, at) = (0, At);
        return Element.EnumerateArray().Select(item => new SourceValue(item, $"{at}[{number++}]"));
    }

    /// <summary>The items of a property that is an array; none when it is missing.</summary>
    /// <exception cref="SourceFormatException">It is something else.</exception>
    public IEnumerable<SourceValue> Items(string name) => this[name]?.Items() ?? [];

    /// <summary>The properties of an object.</summary>
    /// <exception cref="SourceFormatException">The value is something else.</exception>
    public IEnumerable<(string Name, SourceValue Value)> Properties()
    {
        if (Element.ValueKind != JsonValueKind.Object)
        {
            throw Expected("an object");
        }

        var at = At;
        return Element.EnumerateObject().Select(property =>
        {
            var name = NameOf(property, at);
            return (name, new SourceValue(property.Value, $"{at}.{name}"));
        });
    }

    /// <summary>A text.</summary>
    /// <exception cref="SourceFormatException">The value is something else.</exception>
    public string Text() => Element.ValueKind == JsonValueKind.String ? ValidText() : throw Expected("a text");

    /// <summary>A text property; null when it is missing.</summary>
    /// <exception cref="SourceFormatException">It is something else.</exception>
    public string? Text(string name) => this[name]?.Text();

    /// <summary>A text, or a number as text, as ids are written.</summary>
    /// <exception cref="SourceFormatException">The value is something else.</exception>
    public string Id() => Element.ValueKind switch
    {
        JsonValueKind.String => SourceText.Name(ValidText(), "the id", At),
        JsonValueKind.Number => SourceText.Name(Element.GetRawText(), "the id", At),
        _ => throw Expected("an id"),
    };

    /// <summary>A finite number, also one that is written as a text.</summary>
    /// <exception cref="SourceFormatException">The value is something else.</exception>
    public double Number() => Element.ValueKind switch
    {
        JsonValueKind.Number when Element.TryGetDouble(out var number) && double.IsFinite(number) => number,
        JsonValueKind.String => SourceNumber.Finite(ValidText(), At),
        _ => throw Expected("a finite number"),
    };

    /// <summary>A whole number from 0.</summary>
    /// <exception cref="SourceFormatException">The value is something else.</exception>
    public long Count() =>
        Element.ValueKind == JsonValueKind.Number && Element.TryGetInt64(out var number) && number >= 0
            ? number
            : throw Expected("a whole number from 0");

    /// <summary>A line of a file; null when it is missing.</summary>
    /// <exception cref="SourceFormatException">It is something else.</exception>
    public int? Line(string name) => this[name] is { } value ? SourceNumber.Line(value.Element.GetRawText(), value.At) : null;

    /// <summary>True or false; null when it is missing.</summary>
    /// <exception cref="SourceFormatException">It is something else.</exception>
    public bool? Truth(string name) => this[name] is not { } value ? null : value.Element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw value.Expected("true or false"),
    };

    /// <summary>A time; null when it is missing or empty.</summary>
    /// <exception cref="SourceFormatException">It is something else.</exception>
    public DateTimeOffset? Time(string name, SourceEntry entry) =>
        this[name] is { } value && value.Text() is { Length: > 0 } text ? SourceTime.Parse(text, entry, value.At) : null;

    /// <summary>What to throw when something else was expected here.</summary>
    public SourceFormatException Expected(string what) => new($"expected {what}, found {Found(Element.ValueKind)}", At);

    /// <summary>What begins with a token, for messages.</summary>
    public static string NameOf(JsonTokenType token) => Found(token switch
    {
        JsonTokenType.StartObject => JsonValueKind.Object,
        JsonTokenType.StartArray => JsonValueKind.Array,
        JsonTokenType.String => JsonValueKind.String,
        JsonTokenType.Number => JsonValueKind.Number,
        JsonTokenType.True => JsonValueKind.True,
        JsonTokenType.False => JsonValueKind.False,
        _ => JsonValueKind.Undefined,
    });

    private static string NameOf(JsonProperty property, string at)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            throw new SourceFormatException("a name is no valid Unicode", at);
        }
    }

    // Half a surrogate pair can be escaped in JSON and is no text.
    private string ValidText()
    {
        try
        {
            return Element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new SourceFormatException("the text is no valid Unicode", At);
        }
    }

    private static string Found(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "nothing",
    };
}
