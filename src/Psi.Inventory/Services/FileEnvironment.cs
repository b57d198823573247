namespace Psi.Inventory.Services;

/// <summary>The environment that a file is for, told from its path.</summary>
internal static class FileEnvironment
{
    private const string Development = "Development";

    private const string Production = "Production";

    private static readonly Dictionary<string, string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["dev"] = Development,
        ["devel"] = Development,
        ["develop"] = Development,
        ["development"] = Development,
        ["prod"] = Production,
        ["production"] = Production,
        ["staging"] = "Staging",
    };

    // Between dots only. Compose merges an override into the main file on a developer's machine without being asked; Visual Studio
    // writes 'vs.debug'.
    private static readonly string[] DevelopmentParts = ["override", "debug", "local"];

    private const string DevelopmentContainer = ".devcontainer";

    /// <summary>The environment; null when the path names none. The name of the file counts before its folders.</summary>
    public static string? Of(string path)
    {
        var segments = path.Split('/');
        return OfName(segments[segments.Length - 1]) ?? segments.Take(segments.Length - 1).Reverse()
            .Select(folder => folder.Equals(DevelopmentContainer, StringComparison.OrdinalIgnoreCase) ? Development : OfWord(folder))
            .FirstOrDefault(environment => environment is not null);
    }

    // What a name begins with says what the file is about, such as 'dev-tools.yaml', unless it is all there is, as in 'dev.yaml'.
    private static string? OfName(string name)
    {
        var parts = name.Split('.');
        if (parts.Skip(1).Any(part => DevelopmentParts.Contains(part, StringComparer.OrdinalIgnoreCase)))
        {
            return Development;
        }

        return OfWord(parts[0]) ?? name.Split('.', '-', '_').Skip(1).Select(OfWord).FirstOrDefault(environment => environment is not null);
    }

    private static string? OfWord(string word) => Words.TryGetValue(word, out var environment) ? environment : null;
}
