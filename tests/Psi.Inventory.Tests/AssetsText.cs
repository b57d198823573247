using System.Text;
using System.Text.Json;

namespace Psi.Inventory.Tests;

/// <summary>Writes assets files for graphs that no restore would make.</summary>
internal static class AssetsText
{
    /// <summary>A file of version 4 with one target, <c>net10.0</c>.</summary>
    /// <param name="graph">What each package depends on.</param>
    /// <param name="direct">What the project names.</param>
    /// <param name="extra">Further groups of each package, for instance <c>"runtime": {"lib/net10.0/A.dll": {}}</c>.</param>
    public static string Of(
        IReadOnlyDictionary<string, string[]> graph,
        IEnumerable<string> direct,
        IReadOnlyDictionary<string, string>? extra = null,
        string type = "package")
    {
        var text = new StringBuilder("""{"version": 4, "targets": {"net10.0": {""");
        text.AppendJoin(',', graph.Select(node =>
            $"{Quoted(node.Key + "/1.0.0")}: {{\"type\": {Quoted(type)}, "
            + $"\"dependencies\": {{{string.Join(',', node.Value.Distinct().Select(name => $"{Quoted(name)}: \"1.0.0\""))}}}"
            + (extra is not null && extra.TryGetValue(node.Key, out var groups) ? $", {groups}}}" : "}")));
        text.Append("""}}, "libraries": {}, "projectFileDependencyGroups": {"net10.0": [""");
        text.AppendJoin(',', direct.Select(name => Quoted($"{name} >= 1.0.0")));
        text.Append("""]}, "project": {"frameworks": {"net10.0": {"framework": "net10.0", "targetAlias": "net10.0", "dependencies": {""");
        text.AppendJoin(',', direct.Select(name => $$"""{{Quoted(name)}}: {"target": "Package", "version": "[1.0.0, )"}"""));
        return text.Append("}}}}}").ToString();
    }

    private static string Quoted(string text) => JsonSerializer.Serialize(text);
}
