using System.Text.Json;
using Psi.Measures.Sources.Json;

namespace Psi.Measures.Sources.Findings;

/// <summary>JSON of tools that find something: as <see cref="SourceJson"/>, and stricter with what should be an object.</summary>
internal static class FindingJson
{
    /// <summary>As <see cref="SourceJson.Read"/> for parts that are single properties: one that is null is missing.</summary>
    /// <inheritdoc cref="SourceJson.Read"/>
    public static void ReadHeads(SourceFile file, IReadOnlyList<string> paths, Action<JsonPart> take) =>
        SourceJson.Read(file, paths, part =>
        {
            if (part.Value.Element.ValueKind != JsonValueKind.Null)
            {
                take(part);
            }
        });

    /// <inheritdoc cref="SourceJson.Whole"/>
    public static SourceValue Whole(SourceFile file) => SourceJson.Whole(file).AsObject();

    /// <summary>
    /// Whether there is such a list, for when a walk through its items met no item: a missing list says something else than an empty one.
    /// </summary>
    /// <exception cref="SourceFormatException">There is something else in its place.</exception>
    public static bool HasList(SourceFile file, string path)
    {
        var has = false;
        SourceJson.Read(file, [path], part =>
        {
            has = true;
            _ = part.Value.Items();
        });
        return has;
    }

    extension(SourceValue value)
    {
        /// <summary>The value itself, which has to be an object: what is in anything else would be missing without a word.</summary>
        /// <exception cref="SourceFormatException">It is something else.</exception>
        public SourceValue AsObject() =>
            value.Element.ValueKind == JsonValueKind.Object ? value : throw value.Expected("an object");

        /// <summary>A property that is an object; null when it is missing.</summary>
        /// <exception cref="SourceFormatException">It is something else.</exception>
        public SourceValue? Object(string name) => value[name]?.AsObject();

        /// <summary>The items of a property that is a list of objects; none when it is missing.</summary>
        /// <exception cref="SourceFormatException">It is something else, or an item is.</exception>
        public IEnumerable<SourceValue> Objects(string name) => value.Items(name).Select(item => item.AsObject());

        /// <summary>A text property, also one that is written as a number; null when it is missing.</summary>
        /// <exception cref="SourceFormatException">It is something else.</exception>
        public string? TextOrNumber(string name) => value[name]?.TextOrNumber();

        /// <summary>A text, also one that is written as a number.</summary>
        /// <exception cref="SourceFormatException">The value is something else.</exception>
        public string TextOrNumber() => value.Element.ValueKind == JsonValueKind.Number ? value.Element.GetRawText() : value.Text();

        /// <summary>True or false.</summary>
        /// <exception cref="SourceFormatException">The value is something else.</exception>
        public bool AsTruth() => value.Element.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw value.Expected("true or false"),
        };
    }
}
