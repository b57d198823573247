using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Psi.Manifest.Tests;

/// <summary>
/// As much of JSON Schema (draft 2020-12) as the project's schemas use. A keyword it does not know is an error, so no schema can lean on one.
/// </summary>
internal sealed class JsonSchema(JsonObject document)
{
    private static readonly string[] Notes = ["$schema", "$id", "$defs", "title", "description"];

    /// <summary>The folder of the project's own sources.</summary>
    public static string Repository { get; } = FindRepository();

    public static JsonSchema Read(string name) => new(JsonNode.Parse(File.ReadAllText(Path.Combine(Repository, "schemas", name)))!.AsObject());

    public JsonObject Root { get; } = document;

    /// <summary>The schema that a <c>$ref</c> leads to, else the schema itself.</summary>
    public JsonObject Resolve(JsonObject schema) =>
        schema["$ref"]?.GetValue<string>() is { } reference ? Root["$defs"]![reference["#/$defs/".Length..]]!.AsObject() : schema;

    /// <summary>Every mistake with its path; none when the value is valid.</summary>
    public IEnumerable<string> MistakesIn(JsonNode? value) => MistakesIn(value, Root, "$");

    private IEnumerable<string> MistakesIn(JsonNode? value, JsonObject schema, string at) =>
        schema.SelectMany(keyword => MistakesBy(keyword.Key, keyword.Value!, schema, value, at));

    private IEnumerable<string> MistakesBy(string keyword, JsonNode rule, JsonObject schema, JsonNode? value, string at) => keyword switch
    {
        _ when Notes.Contains(keyword) => [],
        "$ref" => MistakesIn(value, Resolve(schema), at),
        "const" => Unless(JsonNode.DeepEquals(rule, value), $"{at}: not {rule}"),
        "enum" => Unless(rule.AsArray().Any(allowed => JsonNode.DeepEquals(allowed, value)), $"{at}: none of {rule.ToJsonString()}"),
        "type" => Unless(IsOfType(value, rule.GetValue<string>()), $"{at}: no {rule}"),
        "pattern" => Unless(value is JsonValue text && Regex.IsMatch(text.ToString(), rule.GetValue<string>()), $"{at}: does not match {rule}"),
        "minimum" => Unless(value is JsonValue least && double.Parse(least.ToJsonString()) >= rule.GetValue<double>(), $"{at}: less than {rule}"),
        "maximum" => Unless(value is JsonValue most && double.Parse(most.ToJsonString()) <= rule.GetValue<double>(), $"{at}: more than {rule}"),
        "required" => rule.AsArray().Where(name => value is JsonObject o && !o.ContainsKey(name!.GetValue<string>())).Select(name => $"{at}: {name} is missing"),
        "items" => (value as JsonArray ?? []).SelectMany((item, i) => MistakesIn(item, rule.AsObject(), $"{at}[{i}]")),
        "properties" => (value as JsonObject ?? []).SelectMany(member => rule[member.Key] is JsonObject known ? MistakesIn(member.Value, known, $"{at}.{member.Key}") : []),
        "additionalProperties" => (value as JsonObject ?? [])
            .Where(member => schema["properties"]?[member.Key] is null)
            .SelectMany(member => rule is JsonObject other ? MistakesIn(member.Value, other, $"{at}.{member.Key}") : [$"{at}: {member.Key} is unknown"]),
        _ => throw new NotSupportedException($"{keyword} at {at}"),
    };

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Psi.Analyzers.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    private static bool IsOfType(JsonNode? value, string type) => (value, type) switch
    {
        (JsonObject, "object") or (JsonArray, "array") => true,
        (JsonValue scalar, _) => (scalar.GetValueKind(), type) switch
        {
            (System.Text.Json.JsonValueKind.String, "string") => true,
            (System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False, "boolean") => true,
            (System.Text.Json.JsonValueKind.Number, "number") => true,
            (System.Text.Json.JsonValueKind.Number, "integer") => long.TryParse(scalar.ToJsonString(), out _),
            _ => false,
        },
        _ => false,
    };

    private static IEnumerable<string> Unless(bool valid, string mistake) => valid ? [] : [mistake];
}
