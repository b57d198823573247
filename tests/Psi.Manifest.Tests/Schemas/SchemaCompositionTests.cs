using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Psi.Manifest.Tests;

/// <summary>
/// Both schemas are made from <c>schemas/source</c>, where what they share is written once. A published schema cannot refer to another file
/// for it: its <c>$id</c> is a URN, against which no relative reference resolves, and an editor is given one file.
/// </summary>
public sealed class SchemaCompositionTests
{
    // Set to anything, the published schemas are written again instead of compared.
    private const string WriteVariable = "PSI_WRITE_GENERATED";

    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
        WriteIndented = true,
    };

    private static readonly string Folder = Path.Combine(SchemaFile.Repository, "schemas");

    [Theory]
    [InlineData("fragment")]
    [InlineData("security-manifest")]
    public void A_published_schema_is_its_source_with_the_shared_definitions(string name)
    {
        var published = Path.Combine(Folder, $"{name}.schema.json");
        var expected = Compose(name);
        if (Environment.GetEnvironmentVariable(WriteVariable) is not null)
        {
            File.WriteAllText(published, expected);
        }

        Assert.True(
            File.ReadAllText(published).ReplaceLineEndings("\n") == expected,
            $"{published} is not what schemas/source says; "
            + $"write it with {WriteVariable}=1 dotnet test tests/Psi.Manifest.Tests --filter SchemaCompositionTests");
    }

    [Theory]
    [InlineData("fragment")]
    [InlineData("security-manifest")]
    public void A_published_schema_uses_every_definition_it_has(string name)
    {
        var text = Compose(name);

        Assert.All(
            JsonNode.Parse(text)!["$defs"]!.AsObject(),
            definition => Assert.Contains($"\"$ref\": \"#/$defs/{definition.Key}\"", text, StringComparison.Ordinal));
    }

    private static string Compose(string name)
    {
        var schema = Read(name);
        var own = schema["$defs"]!.AsObject();
        schema["$defs"] = new JsonObject(own.Concat(Read("definitions"))
            .OrderBy(definition => definition.Key, StringComparer.Ordinal)
            .Select(definition => KeyValuePair.Create(definition.Key, definition.Value?.DeepClone())));
        return schema.ToJsonString(Readable) + "\n";
    }

    private static JsonObject Read(string name) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "source", $"{name}.json")))!.AsObject();
}
