using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace Psi.Manifest.Tests;

/// <summary>One of the published schemas.</summary>
internal sealed class SchemaFile
{
    private readonly JsonSchema _schema;

    private SchemaFile(string text)
    {
        Root = JsonNode.Parse(text)!.AsObject();
        // A registry of its own: schemas with one $id must not replace each other.
        _schema = JsonSchema.FromText(text, new BuildOptions { SchemaRegistry = new SchemaRegistry() });
    }

    /// <summary>The folder of the project's own sources.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>The schema of fragments.</summary>
    public static SchemaFile Fragment { get; } = Read("fragment.schema.json");

    /// <summary>The schema of manifests.</summary>
    public static SchemaFile Manifest { get; } = Read("security-manifest.schema.json");

    public JsonObject Root { get; }

    /// <summary>The schema that a <c>$ref</c> leads to, else the schema itself.</summary>
    public JsonObject Resolve(JsonObject schema) =>
        schema["$ref"]?.GetValue<string>() is { } reference ? Root["$defs"]![reference["#/$defs/".Length..]]!.AsObject() : schema;

    /// <summary>Whether the value is valid.</summary>
    public bool Accepts(byte[] utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        return _schema.Evaluate(document.RootElement).IsValid;
    }

    /// <summary>Every mistake; none when the value is valid.</summary>
    public IReadOnlyList<SchemaMistake> MistakesIn(JsonNode value)
    {
        var results = _schema.Evaluate(
            JsonSerializer.SerializeToElement(value),
            new EvaluationOptions { OutputFormat = OutputFormat.List });
        SchemaMistake[] mistakes =
        [
            .. from result in (results.Details ?? []).Append(results)
               from error in result.Errors ?? new Dictionary<string, string>()
               select new SchemaMistake(result.InstanceLocation.ToString(), error.Key.Length > 0 ? error.Key : "false", error.Value),
        ];
        Assert.Equal(results.IsValid, mistakes.Length == 0);
        return mistakes;
    }

    private static SchemaFile Read(string name) => new(File.ReadAllText(Path.Combine(Repository, "schemas", name)));

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Psi.Analyzers.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}

/// <summary>Why a value is not valid.</summary>
/// <param name="Path">Where in the value, as a JSON pointer; empty for the value itself.</param>
/// <param name="Keyword">The keyword of the schema that refuses it; <c>false</c> where nothing is allowed.</param>
/// <param name="Message">The validator's own words.</param>
internal sealed record SchemaMistake(string Path, string Keyword, string Message);
