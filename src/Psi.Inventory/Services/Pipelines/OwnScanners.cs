using Psi.Policy;
using Psi.Policy.Yaml;

namespace Psi.Inventory.Services;

/// <summary>
/// Finds where a pipeline runs a security scanner that the repository makes itself: a script or a project of the repository whose name says
/// that it scans, and that names no scanner of others, which it would only run.
/// </summary>
internal sealed class OwnScanners(RepositoryFiles files)
{
    private const string SecurityTesting = "security-testing";

    private const string ProjectExtension = ".csproj";

    // A hostile pipeline names as many scripts as it likes.
    private const int MaximumScripts = 200;

    // By the path as it is written: the path in the repository; null when it is no scanner.
    private readonly Dictionary<string, string?> _known = new(StringComparer.Ordinal);

    /// <summary>Whether a file may be such a script, or a part of such a project.</summary>
    public static bool IsCandidate(string path) => ScannerName.IsOf(path) || ScannerName.IsOf(RepositoryPath.FolderOf(path));

    /// <summary>Looks at a key of a pipeline.</summary>
    public void ReadEntry(string key, YamlNode value, PipelineKind kind, RepositoryFile file, SignCollector signs)
    {
        if (kind.ScriptPaths.Contains(key) && value is YamlScalar path)
        {
            Add(path.Value.Replace('\\', '/'), path.Location, "", signs);
        }

        if (!kind.Scripts.Contains(key))
        {
            return;
        }

        // The text as it is written has its lines where they are.
        foreach (var script in value.OneOrMore().OfType<YamlScalar>().Where(script => script.End > script.Start))
        {
            ReadLines(file.Text.Substring(script.Start, script.End - script.Start), script.Location, signs);
        }
    }

    /// <summary>Looks at every line of a file.</summary>
    public void ReadLines(RepositoryFile file, SignCollector signs) => ReadLines(file.Text, new FileLocation(file.Path, 1, 1), signs);

    private void ReadLines(string text, FileLocation at, SignCollector signs)
    {
        foreach (var line in text.Split('\n'))
        {
            if (!line.TrimStart().StartsWith("//", StringComparison.Ordinal))
            {
                foreach (var call in ScriptCalls.In(line))
                {
                    Add(call.Path, at with { Column = at.Column + call.Start }, line, signs);
                }
            }

            at = at with { Line = at.Line + 1, Column = 1 };
        }
    }

    private void Add(string path, FileLocation at, string line, SignCollector signs)
    {
        if (path.Length > SignCollector.MaximumName || !ScannerName.IsOf(path))
        {
            return;
        }

        if (!_known.TryGetValue(path, out var found) && _known.Count < MaximumScripts)
        {
            found = _known[path] = Find(path, at, signs);
        }

        if (found is not null && !KnownScanners.AreNamedIn(line))
        {
            signs.Add(new ServiceSign(ServiceTraceKind.OwnCode, $"runs its own scanner {found}", at) { ServiceKind = SecurityTesting });
        }
    }

    private string? Find(string path, FileLocation at, SignCollector signs)
    {
        var script = Written(path);
        var folder = script.EndsWith(ProjectExtension, StringComparison.OrdinalIgnoreCase) ? RepositoryPath.FolderOf(script) : script;
        var name = RepositoryPath.FileNameOf(folder);
        string[] parts = folder.Length == 0 ? [script] : [script, $"{folder}/Program.cs", $"{folder}/{name}{ProjectExtension}"];
        var found = parts.Distinct().SelectMany(files.EndingIn).ToList();
        if (script.Length == 0 || found.Count == 0
            || found.Exists(part => files.Open("", part, at, signs) is not { } file || KnownScanners.AreNamedIn(file.Text)))
        {
            return null;
        }

        var shown = folder.Length == 0 ? script : folder;
        return found[0].Substring(0, found[0].LastIndexOf(shown, StringComparison.Ordinal) + shown.Length);
    }

    // The folder that it is called from may be any: what leads there, or is only known when the pipeline runs, goes.
    private static string Written(string path) => string.Join("/", RepositoryPath.Normalized("", path).Split('/')
        .SkipWhile(segment => segment is "" or ".." || segment[0] is '$' or '%'));
}
