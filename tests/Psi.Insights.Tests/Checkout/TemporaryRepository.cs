using System.Diagnostics;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Tests.Checkout;

/// <summary>A folder of a test's own, removed afterwards; a git repository when asked to be one.</summary>
internal sealed class TemporaryRepository : IDisposable
{
    public TemporaryRepository()
    {
        Root = Path.Combine(Path.GetTempPath(), $"psi-{Path.GetRandomFileName()}", "payments");
        Directory.CreateDirectory(Root);
    }

    public string Root { get; }

    public string ManifestPath => this["artifacts/psi/security-manifest.json"];

    public string this[string path] => Path.Combine(Root, path);

    public TemporaryRepository With(string path, string text = "")
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.WriteAllText(this[path], text);
        return this;
    }

    /// <summary>A project file and the fragment of its build.</summary>
    public TemporaryRepository WithBuilt(string project, Func<Fragment, Fragment>? change = null) =>
        With(project).WithFragment(project, change);

    public TemporaryRepository WithFragment(string project, Func<Fragment, Fragment>? change = null, string folder = "artifacts/psi")
    {
        var fragment = new Fragment
        {
            FragmentVersion = Fragment.CurrentVersion,
            Stage = FragmentStage.Final,
            Tool = new ManifestTool { Name = "Psi.Analyzers", Version = "0.1.0" },
            Policy = new ManifestPolicy
            {
                Organisation = "Contoso",
                Version = "2026.11",
                Sha256 = new string('0', 64),
                Enforcement = EnforcementMode.Enforce,
                DecidedFor = new CalendarDate(2026, 11, 2),
            },
            Project = new ManifestProject
            {
                Path = project,
                TargetFramework = "net10.0",
                Configuration = "Release",
                State = ProjectState.Assessed,
            },
        };
        var name = $"{Path.GetFileNameWithoutExtension(project)}.{(uint)project.Sum(character => character):x8}.net10.0.Release.psi.json";
        Directory.CreateDirectory(this[folder]);
        File.WriteAllBytes(this[$"{folder}/{name}"], ManifestJson.Write((change ?? (same => same))(fragment)));
        return this;
    }

    /// <summary>Commits what is there, at a fixed time.</summary>
    public TemporaryRepository Committed()
    {
        Git("init", "--quiet", "--initial-branch", "main");
        Git("add", "--all");
        Git(
            "-c",
            "user.name=Dev",
            "-c",
            "user.email=dev@contoso.example",
            "-c",
            "commit.gpgsign=false",
            "commit",
            "--quiet",
            "--allow-empty",
            "--message",
            "First");
        return this;
    }

    /// <summary>A commit of nothing, or whatever else the arguments make, by a person and at a time of its own.</summary>
    public string GitAt(string time, params string[] arguments) => Git(
        [("GIT_AUTHOR_DATE", time), ("GIT_COMMITTER_DATE", time)],
        ["-c", "user.name=Dev", "-c", "user.email=dev@contoso.example", "-c", "commit.gpgsign=false", .. arguments]);

    public string Git(params string[] arguments) => Git([], arguments);

    private string Git((string Name, string? Value)[] environment, string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-C", Root, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in Environment.Concat(environment))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException(error.Result);
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(Root)!, recursive: true);

    private static IEnumerable<(string Name, string? Value)> Environment =>
    [
        ("GIT_AUTHOR_DATE", "2026-11-01T10:30:00+01:00"),
        ("GIT_COMMITTER_DATE", "2026-11-01T10:30:00+01:00"),
        ("GIT_CONFIG_GLOBAL", null),
        ("GIT_DIR", null),
        ("GIT_WORK_TREE", null),
    ];
}
