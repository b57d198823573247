using System.Text.Json;
using Json.Schema;
using Psi.Measures.Sources;
using Psi.Measures.Sources.Events;

namespace Psi.Measures.Tests.Sources.Events;

/// <summary>Compares the published schema of an event with the reader: what one accepts, the other does.</summary>
public class EventsSchemaTests
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";

    private static readonly string SchemaText = File.ReadAllText(Path.Combine(Repository(), "schemas", "events.schema.json"));

    private static readonly JsonSchema Schema = JsonSchema.FromText(SchemaText, new BuildOptions { SchemaRegistry = new SchemaRegistry() });

    [Theory]
    [InlineData("")]
    [InlineData(""","product":"shop","repository":"shop.git","environment":"production","severity":"high","origin":"conveyor" """)]
    [InlineData(""","product":null,"startedAt":null,"commits":null,"causedBy":null,"outcome":null,"severity":null""")]
    [InlineData($$""","commits":["{{Commit}}"],"causedBy":["d-1","d 2"]""")]
    [InlineData(""","commits":[],"causedBy":[]""")]
    [InlineData(""","outcome":"succeeded" """)]
    [InlineData(""","outcome":"failed" """)]
    [InlineData(""","outcome":"rolled-back" """)]
    [InlineData(""","outcome":"cancelled" """)]
    [InlineData(""","startedAt":"2026-11-30","finishedAt":"2026-11-30T14:05Z","detectedAt":"2026-11-30T14:05:00.123456789+01:00" """)]
    [InlineData(""","restoredAt":"2026-11-30 14:05:00Z","updatedAt":"2026-11-30T14:05:00-0930" """)]
    [InlineData(""","environment":"Prüfumgebung 😀" """)]
    public void Both_accept(string more)
    {
        foreach (var type in (string[])["deployment", "change", "incident", "defect", "release"])
        {
            var line = $$"""{"type":"{{type}}","id":"1"{{more}}}""";
            Assert.True(SchemaAccepts(line), $"schema: {line}");
            Assert.Single(ReadRecords.Of(new EventsNdjsonReader(), line).Events);
        }
    }

    [Theory]
    [InlineData("""{"id":"1"}""")]
    [InlineData("""{"type":"change"}""")]
    [InlineData("""{"type":"change","id":null}""")]
    [InlineData("""{"type":"change","id":7}""")]
    [InlineData("""{"type":"change","id":" "}""")]
    [InlineData("""{"type":"change","id":"a\u202eb"}""")]
    [InlineData("""{"type":"change","id":"a\nb"}""")]
    [InlineData("""{"type":"Change","id":"1"}""")]
    [InlineData("""{"type":"merge","id":"1"}""")]
    [InlineData("""{"type":"change","id":"1","finishdAt":"2026-11-30"}""")]
    [InlineData("""{"type":"change","id":"1","product":""}""")]
    [InlineData("""{"type":"change","id":"1","severity":9}""")]
    [InlineData("""{"type":"change","id":"1","outcome":"merged"}""")]
    [InlineData("""{"type":"change","id":"1","commits":["0123456"]}""")]
    [InlineData("""{"type":"change","id":"1","commits":"0123456"}""")]
    [InlineData("""{"type":"change","id":"1","causedBy":[""]}""")]
    [InlineData("""{"type":"change","id":"1","causedBy":[1]}""")]
    [InlineData("""{"type":"change","id":"1","startedAt":1796000000}""")]
    [InlineData("""{"type":"change","id":"1","startedAt":"2026-11-30T14:05:00"}""")]
    [InlineData("""{"type":"change","id":"1","startedAt":"2026-13-30"}""")]
    [InlineData("""{"type":"change","id":"1","startedAt":"30.11.2026"}""")]
    [InlineData("""{"type":"change","id":"1","startedAt":""}""")]
    [InlineData("""[]""")]
    [InlineData(""" "change" """)]
    public void Both_refuse(string line)
    {
        Assert.False(SchemaAccepts(line), $"schema: {line}");
        Assert.Throws<SourceFormatException>(() => ReadRecords.Of(new EventsNdjsonReader(), line));
    }

    [Fact]
    public void Both_refuse_a_name_of_more_than_a_thousand_characters()
    {
        Assert.True(SchemaAccepts(Line(1_000)));
        Assert.Single(ReadRecords.Of(new EventsNdjsonReader(), Line(1_000)).Events);
        Assert.False(SchemaAccepts(Line(1_001)));
        Assert.Throws<SourceFormatException>(() => ReadRecords.Of(new EventsNdjsonReader(), Line(1_001)));

        static string Line(int length) => $$"""{"type":"change","id":"{{new string('x', length)}}"}""";
    }

    [Fact]
    public void The_schema_has_the_fields_of_the_reader_in_their_order_and_describes_each()
    {
        using var document = JsonDocument.Parse(SchemaText);
        var properties = document.RootElement.GetProperty("properties").EnumerateObject().ToList();
        Assert.Equal(EventFields.Names, properties.Select(property => property.Name));
        Assert.All(properties, property => Assert.False(string.IsNullOrWhiteSpace(property.Value.GetProperty("description").GetString())));
        Assert.Equal("urn:psi:schema:events:1", document.RootElement.GetProperty("$id").GetString());
    }

    private static bool SchemaAccepts(string line)
    {
        using var document = JsonDocument.Parse(line);
        return Schema.Evaluate(document.RootElement).IsValid;
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Psi.Analyzers.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
