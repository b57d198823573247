namespace Psi.Inventory.Services;

/// <summary>A script or a project that a command runs.</summary>
/// <param name="Path">As it is written, with <c>/</c>.</param>
/// <param name="Start">Where in the line.</param>
internal readonly record struct ScriptCall(string Path, int Start);

/// <summary>Finds what the commands of a line run, without running or interpreting anything.</summary>
internal static class ScriptCalls
{
    // A line that nobody can read is no command of people.
    private const int MaximumLine = 2000;

    private static readonly HashSet<string> Interpreters = new(
        ["bash", "sh", "zsh", "pwsh", "powershell", "python", "python3", "py", "node", "ruby", "perl", "source", "call"],
        StringComparer.OrdinalIgnoreCase);

    // What is said is not done.
    private static readonly HashSet<string> Sayings = new(
        ["echo", "printf", "write-host", "write-output"], StringComparer.OrdinalIgnoreCase);

    // What may be before a command on its line.
    private static readonly HashSet<string> Prefixes = new(
        ["if", "!", "then", "else", "do", "while", "until", "sudo", "time", "exec", "nohup", "env", "-", "cmd"],
        StringComparer.OrdinalIgnoreCase);

    // Options of interpreters whose value is no script.
    private static readonly HashSet<string> OptionsWithValue = new(
        ["-ExecutionPolicy", "-ep", "-ex", "-exec", "-W", "-X", "-WorkingDirectory", "-o"], StringComparer.OrdinalIgnoreCase);

    // Options of interpreters after which comes a text or a module.
    private static readonly HashSet<string> OptionsWithoutScript = new(["-c", "-m", "-Command"], StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Beginnings = ["./", "../", ".\\", "..\\"];

    private static readonly string[] Extensions = [".sh", ".ps1", ".py"];

    private static readonly char[] Separators = [' ', '\t', '\r', '"', '\'', '[', ']', ',', '=', .. CommandEnds];

    private static ReadOnlySpan<char> CommandEnds => [';', '|', '&', '(', ')', '`', '{', '}'];

    /// <summary>The scripts and projects that a line runs.</summary>
    public static IEnumerable<ScriptCall> In(string line)
    {
        if (line.Length > MaximumLine)
        {
            yield break;
        }

        var words = Words(line);
        for (var at = 0; at < words.Count; at++)
        {
            var word = words[at];
            if (word.IsSaid)
            {
                continue;
            }

            if (word.IsCommand && IsScript(word.Text))
            {
                yield return Call(word);
            }
            else if (Interpreters.Contains(word.Text) && Argument(words, at + 1) is { } script)
            {
                yield return Call(script);
            }
            else if (word.Text == "dotnet" && DotNetArgument(words, at + 1) is { } app)
            {
                yield return Call(app);
            }
        }
    }

    private static bool IsScript(string word) =>
        Array.Exists(Beginnings, beginning => word.StartsWith(beginning, StringComparison.Ordinal))
        || (word.IndexOf('/') > 0 && Array.Exists(Extensions, extension => word.EndsWith(extension, StringComparison.OrdinalIgnoreCase)));

    private static Word? Argument(List<Word> words, int at)
    {
        while (at < words.Count && words[at].Text.StartsWith("-", StringComparison.Ordinal))
        {
            if (OptionsWithoutScript.Contains(words[at].Text))
            {
                return null;
            }

            at += OptionsWithValue.Contains(words[at].Text) ? 2 : 1;
        }

        return at < words.Count && !words[at].IsCommand ? words[at] : null;
    }

    // dotnet run --project tools/X, dotnet run tools/x.cs, dotnet tools/x.cs
    private static Word? DotNetArgument(List<Word> words, int at)
    {
        var isRun = at < words.Count && words[at].Text == "run";
        for (; at < words.Count && !words[at].IsCommand && words[at].Text != "--"; at++)
        {
            if (words[at].Text.EndsWith(".cs", StringComparison.OrdinalIgnoreCase))
            {
                return words[at];
            }

            if (!isRun)
            {
                return null;
            }

            if (words[at].Text is "--project" or "-p" or "--file")
            {
                return at + 1 < words.Count ? words[at + 1] : null;
            }
        }

        return null;
    }

    private static ScriptCall Call(Word word) => new(word.Text.Replace('\\', '/').TrimEnd('/'), word.Start);

    private static List<Word> Words(string line)
    {
        var words = new List<Word>();
        var (isCommand, isSaid, isAssigned) = (true, false, false);
        for (var at = 0; at < line.Length;)
        {
            if (Array.IndexOf(Separators, line[at]) >= 0)
            {
                var isEnd = CommandEnds.IndexOf(line[at]) >= 0;
                (isCommand, isSaid) = (isCommand || isEnd, isSaid && !isEnd);
                // NAME=value before a command; a space ends it.
                isAssigned = line[at] == '=' || (isAssigned && line[at] is '"' or '\'');
                at++;
                continue;
            }

            // A comment of a shell.
            if (line[at] == '#')
            {
                break;
            }

            var end = line.IndexOfAny(Separators, at) is >= 0 and var found ? found : line.Length;
            var text = line.Substring(at, end - at);
            var isPrefix = isCommand && (isAssigned || Prefixes.Contains(text) || (end < line.Length && line[end] == '='));
            isSaid |= isCommand && Sayings.Contains(text);
            words.Add(new Word(text, at, isCommand && !isPrefix, isSaid));
            isCommand = isPrefix;
            at = end;
        }

        return words;
    }

    // A word of a line: whether a command begins with it, and whether it is only said.
    private readonly record struct Word(string Text, int Start, bool IsCommand, bool IsSaid);
}
