using System.Text.Json;
using System.Text.Json.Serialization;
using Psi.Policy;

namespace Psi.Manifest;

/// <summary>A place as <c>{ "file": …, "line": …, "column": … }</c>; what is not known is left out.</summary>
internal sealed class FileLocationConverter : JsonConverter<FileLocation>
{
    public override FileLocation Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("expected a place: { \"file\": …, \"line\": … }");
        }

        string? file = null;
        var (line, column) = (0, 0);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            switch (name)
            {
                case "file" when reader.TokenType == JsonTokenType.String: file = reader.GetString(); break;
                case "line" when TryReadCount(ref reader, out line): break;
                case "column" when TryReadCount(ref reader, out column): break;
                case "file" or "line" or "column": throw new JsonException($"the {name} of a place is not valid");
                default: reader.Skip(); break;
            }
        }

        return file is null ? throw new JsonException("a place needs a file") : new FileLocation(file, line, column);
    }

    public override void Write(Utf8JsonWriter writer, FileLocation value, JsonSerializerOptions options) => Write(writer, value);

    /// <summary>Writes a place.</summary>
    public static void Write(Utf8JsonWriter writer, FileLocation value)
    {
        writer.WriteStartObject();
        writer.WriteString("file", value.Path);
        if (value.Line > 0)
        {
            writer.WriteNumber("line", value.Line);
        }

        if (value.Column > 0)
        {
            writer.WriteNumber("column", value.Column);
        }

        writer.WriteEndObject();
    }

    private static bool TryReadCount(ref Utf8JsonReader reader, out int count)
    {
        count = 0;
        return reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out count) && count >= 0;
    }
}
