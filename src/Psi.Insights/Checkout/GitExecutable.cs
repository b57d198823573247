using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Psi.Insights.Checkout;

/// <summary>
/// Asks git about a repository: no shell, no pager, no prompt, no network, and not for long. Git itself and no library: it knows every form
/// of checkout (worktrees, partial clones, new object formats), and a native library would have to come for every platform.
/// </summary>
internal sealed class GitExecutable
{
    private const int MaximumCharacters = 64 * 1024;

    /// <summary>A list of the files of the largest repositories there are.</summary>
    private const int MaximumListCharacters = 256 * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan PatienceForLists = TimeSpan.FromMinutes(5);

    // Git sets these when it runs a hook. They would make git answer about another repository than the folder's.
    private static readonly string[] RedirectingVariables =
    [
        "GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_NAMESPACE",
    ];

    private readonly string _file;

    private GitExecutable(string file) => _file = file;

    /// <summary>
    /// Looks along <c>PATH</c>, in absolute folders only: the operating system's own search may begin in the current folder, and a
    /// repository must not be able to bring its own git.
    /// </summary>
    /// <param name="searchPath">The value of <c>PATH</c>.</param>
    public static GitExecutable? Find(string? searchPath)
    {
        var name = OperatingSystem.IsWindows() ? "git.exe" : "git";
        return (searchPath ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists) is { } file
            ? new GitExecutable(file)
            : null;
    }

    /// <summary>What git prints for these arguments, without the line end, or why it failed.</summary>
    public GitAnswer Ask(string folder, params IEnumerable<string> arguments) => Ask(folder, Patience, MaximumCharacters, arguments);

    /// <summary>The same for an answer that may be as long as a list of files, or take as long.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="input">What git reads, a line each.</param>
    /// <param name="arguments">What it is asked.</param>
    public GitAnswer AskForList(string folder, IEnumerable<string> input, params IEnumerable<string> arguments) =>
        Ask(folder, PatienceForLists, MaximumListCharacters, arguments, input);

    /// <summary>
    /// The files of a work tree, relative to it with <c>/</c>; those of its submodules among them. Null when git did not say.
    /// </summary>
    /// <param name="folder">The root of the work tree.</param>
    /// <param name="which">Which files.</param>
    public IReadOnlyList<string>? ListFiles(string folder, GitFiles which)
    {
        string[] others = which is GitFiles.KnownOrNew ? ["--others", "--exclude-standard"] : [];
        var answer = Ask(
            folder, PatienceForLists, MaximumListCharacters, ["ls-files", "-z", "--cached", "--deduplicate", .. others]);
        if (answer.Text is not { } list)
        {
            return null;
        }

        var files = new List<string>();
        foreach (var file in list.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            var full = Path.Combine(folder, file);
            // A submodule is one entry.
            if (Directory.Exists(full) && new DirectoryInfo(full).LinkTarget is null)
            {
                files.AddRange((ListFiles(full, which) ?? []).Select(below => $"{file.TrimEnd('/')}/{below}"));
            }
            else
            {
                files.Add(file);
            }
        }

        return files;
    }

    private GitAnswer Ask(
        string folder, TimeSpan patience, int maximum, IEnumerable<string> arguments, IEnumerable<string>? input = null)
    {
        var start = new ProcessStartInfo(_file, ["-C", folder, "--no-pager", .. arguments])
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var variable in RedirectingVariables)
        {
            start.Environment.Remove(variable);
        }

        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["GIT_NO_LAZY_FETCH"] = "1";
        start.Environment["LC_ALL"] = "C";
        try
        {
            using var process = Process.Start(start)!;
            var output = ReadAsync(process.StandardOutput, maximum);
            var error = ReadAsync(process.StandardError, MaximumCharacters);
            var written = WriteAsync(process.StandardInput, input ?? []);
            if (!Task.WaitAll([output, error, written], patience) || !process.WaitForExit(patience))
            {
                process.Kill(entireProcessTree: true);
                return new GitAnswer(null, $"git did not answer within {patience.TotalSeconds:0} seconds");
            }

            return process.ExitCode == 0
                ? new GitAnswer(output.Result.TrimEnd('\r', '\n'), "")
                : new GitAnswer(
                    null,
                    error.Result.Split('\n')[0].Trim() is { Length: > 0 } line ? line : $"git ended with exit code {process.ExitCode}");
        }
        catch (Exception exception) when (exception is Win32Exception or IOException or InvalidOperationException)
        {
            return new GitAnswer(null, $"git could not be run: {exception.Message}");
        }
    }

    // Git ends when it doesn't like what it reads, and says why itself.
    private static async Task WriteAsync(StreamWriter writer, IEnumerable<string> lines)
    {
        try
        {
            await using (writer.ConfigureAwait(false))
            {
                foreach (var line in lines)
                {
                    await writer.WriteAsync($"{line}\n").ConfigureAwait(false);
                }
            }
        }
        catch (IOException)
        {
        }
    }

    // Reads to the end so that git never blocks, and keeps as much as an answer can have.
    private static async Task<string> ReadAsync(StreamReader reader, int maximum)
    {
        var kept = new StringBuilder();
        var buffer = new char[4096];
        while (await reader.ReadAsync(buffer).ConfigureAwait(false) is > 0 and var count)
        {
            kept.Append(buffer, 0, Math.Min(count, maximum - kept.Length));
        }

        return kept.ToString();
    }
}

/// <summary>Which files of a work tree.</summary>
internal enum GitFiles
{
    /// <summary>Those in its index.</summary>
    Known,

    /// <summary>Those, and the ones that <c>git add</c> would add.</summary>
    KnownOrNew,
}
