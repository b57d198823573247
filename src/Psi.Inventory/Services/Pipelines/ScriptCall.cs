namespace Psi.Inventory.Services;

/// <summary>A script or a project that a command runs.</summary>
/// <param name="Path">As it is written, with <c>/</c>.</param>
/// <param name="Start">Where in the line.</param>
internal readonly record struct ScriptCall(string Path, int Start);

/// <summary>Finds what the commands of a line run, without running or interpreting anything.</summary>
internal static class ScriptCalls
{
    private static readonly HashSet<string> Interpreters = new(
        ["bash", "sh", "zsh", "pwsh", "powershell", "python", "python3", "py", "node", "ruby", "perl", "source", "call"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Beginnings = ["./", "../", ".\\", "..\\"];

    private static readonly string[] Extensions = [".sh", ".ps1", ".py"];

    private static readonly char[] Separators = [' ', '\t', '"', '\'', '(', ')', '[', ']', ',', ';', '|', '&', '`', '='];

    /// <summary>The scripts and projects that a line runs.</summary>
    public static IEnumerable<ScriptCall> In(string line)
    {
        // A line that nobody can read is no command of ours.
        if (line.Length > 2000)
        {
            yield break;
        }

        var words = Words(line);
        for (var at = 0; at < words.Count; at++)
        {
            var (word, _) = words[at];
            if (IsPath(word) || (at == 0 && IsScriptInFolder(word)))
            {
                if (at == 0 || words[at - 1].Path is not ("--project" or "--configfile" or "--config"))
                {
                    yield return Call(words[at]);
                }
            }
            else if (Interpreters.Contains(word) && Argument(words, at + 1) is { } script)
            {
                yield return Call(script);
            }
            else if (word == "dotnet" && at + 1 < words.Count && DotNetArgument(words, at + 1) is { } app)
            {
                yield return Call(app);
            }
        }
    }

    private static bool IsPath(string word) => Array.Exists(Beginnings, beginning => word.StartsWith(beginning, StringComparison.Ordinal));

    private static bool IsScriptInFolder(string word) => word.IndexOf('/') > 0
        && Array.Exists(Extensions, extension => word.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    // bash -e path; -c and -m are followed by something else than a path.
    private static ScriptCall? Argument(List<ScriptCall> words, int at)
    {
        while (at < words.Count && words[at].Path.StartsWith("-", StringComparison.Ordinal))
        {
            if (words[at].Path is "-c" or "-m" or "-Command")
            {
                return null;
            }

            at++;
        }

        // './x' is found as itself.
        return at < words.Count && !words[at].Path.StartsWith(".", StringComparison.Ordinal) ? words[at] : null;
    }

    // dotnet run --project tools/X, dotnet run tools/x.cs, dotnet tools/x.cs
    private static ScriptCall? DotNetArgument(List<ScriptCall> words, int at)
    {
        if (words[at].Path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase))
        {
            return words[at];
        }

        if (words[at].Path != "run")
        {
            return null;
        }

        for (at++; at < words.Count && words[at].Path != "--"; at++)
        {
            if (words[at].Path is "--project" or "-p" or "--file")
            {
                return at + 1 < words.Count ? words[at + 1] : null;
            }

            if (words[at].Path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase))
            {
                return words[at];
            }
        }

        return null;
    }

    private static ScriptCall Call(ScriptCall written) => written with { Path = written.Path.Replace('\\', '/').TrimEnd('/') };

    private static List<ScriptCall> Words(string line)
    {
        var words = new List<ScriptCall>();
        for (var at = 0; at < line.Length;)
        {
            if (Array.IndexOf(Separators, line[at]) >= 0)
            {
                at++;
                continue;
            }

            // A comment of a shell.
            if (line[at] == '#')
            {
                break;
            }

            var end = line.IndexOfAny(Separators, at) is >= 0 and var found ? found : line.Length;
            words.Add(new ScriptCall(line.Substring(at, end - at), at));
            at = end;
        }

        return words;
    }
}
