using System.Diagnostics;

namespace Psi.Verify.Tests.Harness;

/// <summary>A folder with projects that the real SDK builds, with a binary log. Deleted at the end.</summary>
internal sealed class BuiltSolution : IDisposable
{
    private readonly List<string> _written = [];

    private BuiltSolution(string root) => Root = root;

    /// <summary>The files that were there before the build, relative to the folder.</summary>
    public IReadOnlyList<string> Written => _written;

    /// <summary>The folder.</summary>
    public string Root { get; }

    /// <summary>The log of the build.</summary>
    public string Log => PathOf("build.binlog");

    /// <summary>A folder with these files, not built yet.</summary>
    public static BuiltSolution Of(params IReadOnlyList<(string Path, string Text)> files)
    {
        var solution = new BuiltSolution(Directory.CreateTempSubdirectory("psi-verify-test-").FullName);
        foreach (var (path, text) in files)
        {
            solution.Write(path, text);
        }

        return solution;
    }

    /// <summary>The absolute path of a file in the folder.</summary>
    public string PathOf(string relative) => Path.Combine(Root, relative);

    /// <summary>Writes a file.</summary>
    public void Write(string relative, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(relative))!);
        File.WriteAllText(PathOf(relative), text);
        _written.Add(relative);
    }

    /// <summary>Copies a file into the folder.</summary>
    public void Add(string relative, string file)
    {
        Copy(file, PathOf(relative));
        _written.Add(relative);
    }

    /// <summary>Copies a file, also to a folder that is not there.</summary>
    public static void Copy(string file, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(file, to);
    }

    /// <summary>Builds a project or what the folder holds, and returns what was printed.</summary>
    public string Build(params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["build", "-nologo", "-tl:off", "-clp:NoSummary", $"-bl:{Log}", .. arguments])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys
            .Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name is "CI" or "DOTNET_HOST_PATH")
            .ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "true";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd() + error.Result;
        process.WaitForExit();
        return output;
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Root, recursive: true);
}
