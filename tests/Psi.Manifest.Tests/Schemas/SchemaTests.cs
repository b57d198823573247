using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Psi.Policy;

namespace Psi.Manifest.Tests;

public sealed class SchemaTests
{
    public static TheoryData<string, Type> Documents => new()
    {
        { "fragment.schema.json", typeof(Fragment) },
        { "security-manifest.schema.json", typeof(SecurityManifest) },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void The_schema_and_the_model_name_the_same_members_the_same_required_ones_and_the_same_values(string name, Type model)
    {
        var schema = JsonSchema.Read(name);

        Assert.Empty(DifferencesOf(schema, schema.Root, model, "$", []));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void The_complete_example_sets_every_member_of_the_schema(string name, Type model)
    {
        var schema = JsonSchema.Read(name);

        Assert.Empty(Unset(schema, schema.Root, Example(model), "$"));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void The_schema_accepts_the_complete_example(string name, Type model) => Assert.Empty(JsonSchema.Read(name).MistakesIn(Example(model)));

    [Theory]
    [MemberData(nameof(Documents))]
    public void The_schema_refuses_a_member_it_does_not_know_at_every_object(string name, Type model)
    {
        var example = Example(model);
        var objects = Below(example).OfType<JsonObject>().Where(o => !o.GetPath().EndsWith("operatingModel", StringComparison.Ordinal)).ToList();
        foreach (var one in objects)
        {
            one["unheardOf"] = 1;
        }

        Assert.Equal(objects.Count, JsonSchema.Read(name).MistakesIn(example).Count(mistake => mistake.EndsWith("unheardOf is unknown", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("product", "level", "4", "$.product.level: more than 3")]
    [InlineData("product", "endOfSupport", "\"soon\"", "$.product.endOfSupport: does not match")]
    [InlineData("policy", "enforcement", "\"maybe\"", "$.policy.enforcement: none of")]
    [InlineData("policy", "sha256", "\"ABC\"", "$.policy.sha256: does not match")]
    [InlineData("tool", "name", "7", "$.tool.name: no string")]
    public void The_schema_refuses_a_wrong_value(string section, string member, string wrong, string mistake)
    {
        var example = Example(typeof(SecurityManifest));
        example[section]![member] = JsonNode.Parse(wrong);

        Assert.Contains(JsonSchema.Read("security-manifest.schema.json").MistakesIn(example), found => found.StartsWith(mistake, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void The_schema_says_what_every_member_is(string name, Type model)
    {
        _ = model;
        var schema = JsonSchema.Read(name);
        var objects = Below(schema.Root).OfType<JsonObject>().Where(o => o["properties"] is JsonObject).ToList();

        Assert.True(objects.Count > 15);
        Assert.All(objects.SelectMany(o => o["properties"]!.AsObject()), member =>
            Assert.True((member.Value!["description"] ?? schema.Resolve(member.Value.AsObject())["description"])?.GetValue<string>().Length > 3, $"{member.Key} in {name}"));
    }

    [Fact]
    public void What_both_schemas_define_they_define_alike()
    {
        var fragment = JsonSchema.Read("fragment.schema.json").Root["$defs"]!.AsObject();
        var manifest = JsonSchema.Read("security-manifest.schema.json").Root["$defs"]!.AsObject();
        var shared = fragment.Where(definition => manifest.ContainsKey(definition.Key)).ToList();

        Assert.True(shared.Count > 20);
        Assert.All(shared, definition => Assert.Equal(definition.Value!.ToJsonString(), manifest[definition.Key]!.ToJsonString()));
    }

    private static IEnumerable<string> DifferencesOf(JsonSchema document, JsonObject schema, Type type, string at, HashSet<Type> seen)
    {
        schema = document.Resolve(schema);
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string) || type == typeof(PackageUrl) || type == typeof(CalendarDate))
        {
            return Differ(at, "string", schema["type"]);
        }

        if (type == typeof(bool))
        {
            return Differ(at, "boolean", schema["type"]);
        }

        if (type == typeof(double))
        {
            return Differ(at, "number", schema["type"]);
        }

        if (type == typeof(int))
        {
            return schema["const"] is null ? Differ(at, "integer", schema["type"]) : Differ(at, "1", schema["const"]);
        }

        if (type.IsEnum)
        {
            return Differ(at, string.Join(",", Enum.GetNames(type).Select(JsonNamingPolicy.KebabCaseLower.ConvertName)), string.Join(",", schema["enum"]!.AsArray()));
        }
        // Written by hand in its converter.
        if (type == typeof(FileLocation))
        {
            return Differ(at, "file,line,column/file", $"{Names(schema["properties"])}/{string.Join(",", schema["required"]!.AsArray())}");
        }

        var info = ManifestJsonContext.Default.GetTypeInfo(type)!;
        if (info.Kind == JsonTypeInfoKind.Dictionary)
        {
            return Differ(at, "string", schema["additionalProperties"]!["type"]);
        }

        if (info.Kind == JsonTypeInfoKind.Enumerable)
        {
            return DifferencesOf(document, schema["items"]!.AsObject(), info.ElementType!, $"{at}[]", seen);
        }

        if (!seen.Add(type))
        {
            return [];
        }

        return
        [
            .. Differ(at, string.Join(",", info.Properties.Select(p => p.Name)), Names(schema["properties"])),
            .. Differ($"{at} required", string.Join(",", info.Properties.Where(p => p.IsRequired).Select(p => p.Name)), string.Join(",", schema["required"]!.AsArray())),
            .. Differ($"{at} strict", "false", schema["additionalProperties"]?.ToJsonString()),
            .. info.Properties.Where(p => schema["properties"]![p.Name] is not null)
                .SelectMany(p => DifferencesOf(document, schema["properties"]![p.Name]!.AsObject(), p.PropertyType, $"{at}.{p.Name}", seen)),
        ];
    }

    private static IEnumerable<string> Unset(JsonSchema document, JsonObject schema, JsonNode? value, string at)
    {
        schema = document.Resolve(schema);
        return (value, schema["type"]?.GetValue<string>()) switch
        {
            (null, _) => [at],
            (JsonArray { Count: 0 }, _) => [at],
            (JsonArray array, _) => Unset(document, schema["items"]!.AsObject(), array[0], $"{at}[0]"),
            (JsonObject members, "object") when schema["properties"] is JsonObject properties => properties.SelectMany(p => Unset(document, p.Value!.AsObject(), members[p.Key], $"{at}.{p.Key}")),
            _ => [],
        };
    }

    private static IEnumerable<JsonNode> Below(JsonNode? node) => node switch
    {
        JsonObject o => [o, .. o.SelectMany(member => Below(member.Value))],
        JsonArray a => a.SelectMany(Below),
        _ => [],
    };

    private static JsonObject Example(Type model) =>
        JsonNode.Parse(model == typeof(Fragment) ? ManifestJson.Write(Examples.CompleteFragment) : ManifestJson.Write(Examples.CompleteManifest))!.AsObject();

    private static string Names(JsonNode? properties) => string.Join(",", properties!.AsObject().Select(p => p.Key));

    private static IEnumerable<string> Differ(string at, string inModel, JsonNode? inSchema) => Differ(at, inModel, inSchema?.ToString());

    private static IEnumerable<string> Differ(string at, string inModel, string? inSchema) =>
        inModel == inSchema ? [] : [$"{at}: the model has {inModel}, the schema {inSchema ?? "nothing"}"];
}
