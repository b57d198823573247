namespace Psi.Analyzers.Catalogues.Flow;

/// <summary>The APIs that put text together and that only look at it. Data only.</summary>
internal static class TextApiCatalogue
{
    public const string Append = "Append";

    public const string AppendLine = "AppendLine";

    public const string AppendFormat = "AppendFormat";

    /// <summary>The parameter of <c>StringBuilder</c>'s constructors for the text it begins with.</summary>
    public const string InitialText = "value";

    /// <summary>The parameter for a composite format string.</summary>
    public const string Format = "format";

    /// <summary>Parameters of formatting methods that are not inserted into the text.</summary>
    public static HashSet<string> FormatParameters { get; } = new(StringComparer.Ordinal) { Format, "provider" };

    /// <summary>Methods of a <c>StringBuilder</c> that add text at its end.</summary>
    public static HashSet<string> Appending { get; } = new(StringComparer.Ordinal) { Append, AppendLine, AppendFormat };

    /// <summary>Methods of a <c>StringBuilder</c> that add text anywhere.</summary>
    public static HashSet<string> Adding { get; } =
        new(StringComparer.Ordinal) { Append, AppendLine, AppendFormat, "AppendJoin", "Insert" };

    /// <summary>Static methods of <c>string</c> that put a text together.</summary>
    public static HashSet<string> Joining { get; } = new(StringComparer.Ordinal) { "Format", "Concat", "Join" };

    /// <summary>Methods of <c>string</c> that give the same text, without the space around it.</summary>
    public static HashSet<string> Trimming { get; } = new(StringComparer.Ordinal) { "Trim", "TrimStart", "TrimEnd", "ToString" };

    /// <summary>Methods of <c>Convert</c> and <c>BitConverter</c> that write bytes as text.</summary>
    public static HashSet<string> BytesAsText { get; } = new(StringComparer.Ordinal) { "ToBase64String", "ToHexString", "ToString" };

    /// <summary>The classes of <see cref="BytesAsText"/>.</summary>
    public static HashSet<string> Converters { get; } = new(StringComparer.Ordinal) { "Convert", "BitConverter" };

    /// <summary>Methods of <see cref="JsonWriters"/> that write an object as text.</summary>
    public static HashSet<string> Serializing { get; } = new(StringComparer.Ordinal) { "Serialize", "SerializeObject" };

    public static HashSet<string> JsonWriters { get; } = new(StringComparer.Ordinal) { "JsonSerializer", "JsonConvert" };

    /// <summary>
    /// Types whose text holds what their constructors are given, and those in which logging libraries take a message.
    /// </summary>
    public static HashSet<string> ShowingArguments { get; } = new(StringComparer.Ordinal)
    {
        "String", "StringBuilder", "Uri", "UriBuilder", "KeyValuePair", "DictionaryEntry", "Tuple", "ValueTuple", "LogEventInfo",
        "LoggingEvent", "LoggingEventData", "TraceTelemetry", "EventTelemetry", "ActivityEvent", "ActivityTagsCollection",
        "LogEventProperty", "ScalarValue",
    };

    /// <summary>Methods that add a value under the key that they are given first.</summary>
    public static HashSet<string> AddingByKey { get; } = new(StringComparer.Ordinal) { "Add", "TryAdd" };

    /// <summary>Methods that compare a value or look it up.</summary>
    public static HashSet<string> LookUps { get; } = new(StringComparer.Ordinal)
    {
        "Equals", "ReferenceEquals", "Contains", "ContainsKey", "TryGetValue", "GetValueOrDefault", "IndexOf", "Remove", "HasFlag",
    };
}
