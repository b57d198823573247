using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Psi.Policy;

namespace Psi.Manifest.Tests;

public sealed class SchemaTests
{
    public static TheoryData<Type> Models => [typeof(Fragment), typeof(SecurityManifest)];

    [Theory]
    [MemberData(nameof(Models))]
    public void The_schema_and_the_model_name_the_same_members_the_same_required_ones_and_the_same_values(Type model)
    {
        var schema = SchemaOf(model);

        Assert.Empty(DifferencesOf(schema, schema.Root, model, "$", []));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void The_complete_example_sets_every_member_of_the_schema(Type model)
    {
        var schema = SchemaOf(model);

        Assert.Empty(Unset(schema, schema.Root, Example(model), "$"));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void The_schema_accepts_the_complete_example(Type model) => Assert.Empty(SchemaOf(model).MistakesIn(Example(model)));

    [Theory]
    [MemberData(nameof(Models))]
    public void The_schema_refuses_a_member_it_does_not_know_at_every_object(Type model)
    {
        var example = Example(model);
        var objects = Below(example)
            .OfType<JsonObject>()
            // What has names of its own choice.
            .Where(item => !item.GetPath().EndsWith("operatingModel", StringComparison.Ordinal)
                && !item.GetPath().EndsWith("parts", StringComparison.Ordinal))
            .ToList();
        foreach (var one in objects)
        {
            one["unheardOf"] = 1;
        }

        var mistakes = SchemaOf(model).MistakesIn(example);
        Assert.Equal(objects.Count, mistakes.Count);
        Assert.All(mistakes, mistake => Assert.EndsWith("/unheardOf", mistake.Path, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("product", "level", "4", "maximum")]
    [InlineData("product", "endOfSupport", "\"soon\"", "pattern")]
    [InlineData("policy", "enforcement", "\"maybe\"", "enum")]
    [InlineData("policy", "sha256", "\"ABC\"", "pattern")]
    [InlineData("tool", "name", "7", "type")]
    public void The_schema_refuses_a_wrong_value(string section, string member, string wrong, string keyword)
    {
        var example = Example(typeof(SecurityManifest));
        example[section]![member] = JsonNode.Parse(wrong);

        var mistake = Assert.Single(SchemaFile.Manifest.MistakesIn(example));
        Assert.Equal(($"/{section}/{member}", keyword), (mistake.Path, mistake.Keyword));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void The_schema_says_what_every_member_is(Type model)
    {
        var schema = SchemaOf(model);
        var objects = Below(schema.Root).OfType<JsonObject>().Where(item => item["properties"] is JsonObject).ToList();

        Assert.True(objects.Count > 15);
        Assert.All(objects.SelectMany(item => item["properties"]!.AsObject()), member =>
            Assert.True(
                (member.Value!["description"] ?? schema.Resolve(member.Value.AsObject())["description"])?.GetValue<string>().Length > 3,
                $"{member.Key} in {model}"));
    }

    private static IEnumerable<string> DifferencesOf(SchemaFile document, JsonObject schema, Type type, string at, HashSet<Type> seen)
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
            return Differ(
                at,
                string.Join(",", Enum.GetNames(type).Select(JsonNamingPolicy.KebabCaseLower.ConvertName)),
                string.Join(",", schema["enum"]!.AsArray()));
        }
        // Written by hand in its converter.
        if (type == typeof(FileLocation))
        {
            return Differ(at, "file,line,column/file", $"{Names(schema["properties"])}/{string.Join(",", schema["required"]!.AsArray())}");
        }

        var info = ManifestJsonContext.Default.GetTypeInfo(type)!;
        if (info.Kind == JsonTypeInfoKind.Dictionary)
        {
            return DifferencesOf(document, schema["additionalProperties"]!.AsObject(), info.ElementType!, $"{at}{{}}", seen);
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
            .. Differ(at, string.Join(",", info.Properties.Select(property => property.Name)), Names(schema["properties"])),
            .. Differ(
                $"{at} required",
                string.Join(",", info.Properties.Where(property => property.IsRequired).Select(property => property.Name)),
                string.Join(",", schema["required"]!.AsArray())),
            .. Differ($"{at} strict", "false", schema["additionalProperties"]?.ToJsonString()),
            .. info.Properties.Where(property => schema["properties"]![property.Name] is not null)
                .SelectMany(property => DifferencesOf(
                    document, schema["properties"]![property.Name]!.AsObject(), property.PropertyType, $"{at}.{property.Name}", seen)),
        ];
    }

    private static IEnumerable<string> Unset(SchemaFile document, JsonObject schema, JsonNode? value, string at)
    {
        schema = document.Resolve(schema);
        return (value, schema["type"]?.GetValue<string>()) switch
        {
            (null, _) => [at],
            (JsonArray { Count: 0 }, _) => [at],
            // What one item must not have another may.
            (JsonArray array, _) => array
                .Select(item => Unset(document, schema["items"]!.AsObject(), item, $"{at}[]"))
                .Aggregate((unset, ofNext) => unset.Intersect(ofNext)),
            (JsonObject members, "object") when schema["properties"] is JsonObject properties => properties.SelectMany(
                property => Unset(document, property.Value!.AsObject(), members[property.Key], $"{at}.{property.Key}")),
            _ => [],
        };
    }

    private static IEnumerable<JsonNode> Below(JsonNode? node) => node switch
    {
        JsonObject o => [o, .. o.SelectMany(member => Below(member.Value))],
        JsonArray a => a.SelectMany(Below),
        _ => [],
    };

    private static SchemaFile SchemaOf(Type model) => model == typeof(Fragment) ? SchemaFile.Fragment : SchemaFile.Manifest;

    private static JsonObject Example(Type model) =>
        JsonNode.Parse(
            model == typeof(Fragment)
                ? ManifestJson.Write(Examples.CompleteFragment)
                : ManifestJson.Write(Examples.CompleteManifest))!.AsObject();

    private static string Names(JsonNode? properties) => string.Join(",", properties!.AsObject().Select(property => property.Key));

    private static IEnumerable<string> Differ(string at, string inModel, JsonNode? inSchema) => Differ(at, inModel, inSchema?.ToString());

    private static IEnumerable<string> Differ(string at, string inModel, string? inSchema) =>
        inModel == inSchema ? [] : [$"{at}: the model has {inModel}, the schema {inSchema ?? "nothing"}"];
}
