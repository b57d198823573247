using System.Text.Json;
using System.Text.Json.Serialization;
using Psi.Policy;

namespace Psi.Manifest;

internal sealed class PackageUrlConverter : JsonConverter<PackageUrl>
{
    public override PackageUrl Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        PackageUrl.TryParse(reader.TokenType == JsonTokenType.String ? reader.GetString() : null, out var purl, out var expectation)
            ? purl
            : throw new JsonException(expectation);

    public override void Write(Utf8JsonWriter writer, PackageUrl value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
