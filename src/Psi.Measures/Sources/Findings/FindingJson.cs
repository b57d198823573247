using Psi.Measures.Sources.Json;

namespace Psi.Measures.Sources.Findings;

/// <summary>JSON of tools that find something: as <see cref="SourceJson"/>, and stricter with what should be an object.</summary>
internal static class FindingJson
{
    /// <inheritdoc cref="SourceJson.Read"/>
    public static void Read(SourceFile file, IReadOnlyList<string> paths, Action<JsonPart> take)
    {
        try
        {
            SourceJson.Read(file, paths, take);
        }
        catch (InvalidOperationException exception) when (exception.Source?.StartsWith("System.Text.Json", StringComparison.Ordinal) == true)
        {
            // Half a surrogate pair can be escaped in a name, too.
            throw new SourceFormatException("a name in this file is no valid Unicode");
        }
    }

    /// <inheritdoc cref="SourceJson.Whole"/>
    public static SourceValue Whole(SourceFile file)
    {
        SourceValue? whole = null;
        Read(file, [""], part => whole = part.Value with { Element = part.Value.Element.Clone() });
        return whole!.Value.AsObject();
    }

    extension(SourceValue value)
    {
        /// <summary>The value itself, which has to be an object: what is in anything else would be missing without a word.</summary>
        /// <exception cref="SourceFormatException">It is something else.</exception>
        public SourceValue AsObject() =>
            value.Element.ValueKind == System.Text.Json.JsonValueKind.Object ? value : throw value.Expected("an object");

        /// <summary>A property that is an object; null when it is missing.</summary>
        /// <exception cref="SourceFormatException">It is something else.</exception>
        public SourceValue? Object(string name) => value[name]?.AsObject();

        /// <summary>The items of a property that is a list of objects; none when it is missing.</summary>
        /// <exception cref="SourceFormatException">It is something else, or an item is.</exception>
        public IEnumerable<SourceValue> Objects(string name) => value.Items(name).Select(item => item.AsObject());

        /// <summary>A text property, also one that is written as a number; null when it is missing.</summary>
        /// <exception cref="SourceFormatException">It is something else.</exception>
        public string? TextOrNumber(string name) =>
            value[name] is not { } found ? null
            : found.Element.ValueKind == System.Text.Json.JsonValueKind.Number ? found.Element.GetRawText()
            : found.Text();
    }
}
