using System.Text.Json;
using System.Text.Json.Serialization;
using Psi.Policy;

namespace Psi.Manifest;

internal sealed class CalendarDateConverter : JsonConverter<CalendarDate>
{
    public override CalendarDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        CalendarDate.TryParse(reader.TokenType == JsonTokenType.String ? reader.GetString() : null, out var date)
            ? date
            : throw new JsonException("expected a date, yyyy-MM-dd");

    public override void Write(Utf8JsonWriter writer, CalendarDate value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
