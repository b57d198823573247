using System.Security.Cryptography;

namespace Psi.Benchmarks.Builds;

/// <summary>
/// The temporary folder everything happens in, and the compiler servers that were started from it. Both are gone when it is disposed.
/// </summary>
internal sealed class Workspace : IAsyncDisposable
{
    private readonly HashSet<string> _servers = [];
    private string? _compilerServer;

    /// <summary>An empty folder.</summary>
    public Workspace()
    {
        Folder = Directory.CreateTempSubdirectory("psi-builds-").FullName;
        DotNet = new Command(PathOf("packages"));
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>Runs <c>dotnet</c> with this workspace's package folder.</summary>
    public Command DotNet { get; }

    /// <summary>A path in the folder.</summary>
    public string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Folder, .. parts]);

    /// <summary>The name of a separate compiler server, so that no other one is warmed, used or ended.</summary>
    public string NewCompilerServer()
    {
        // Short: on Unix it becomes part of a socket's path, which may have some hundred characters.
        var name = $"psi-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        _servers.Add(name);
        return name;
    }

    /// <summary>Ends a compiler server, if it runs.</summary>
    public async Task EndCompilerServerAsync(string name, CancellationToken stop)
    {
        if (_compilerServer is null || !File.Exists(_compilerServer))
        {
            return;
        }

        await DotNet.DotNetAsync(Folder, ["exec", _compilerServer, "-shutdown", $"-pipename:{name}"], stop);
    }

    /// <summary>Finds the compiler that builds of a project use.</summary>
    public async Task FindCompilerAsync(string project, CancellationToken stop)
    {
        string[] question = ["msbuild", project, "-getProperty:RoslynTargetsPath", "-nodeReuse:false"];
        var found = await DotNet.DotNetAsync(Path.GetDirectoryName(project)!, question, stop);
        _compilerServer = Path.Combine(found.Output.Trim(), "bincore", "VBCSCompiler.dll");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
        {
            try
            {
                await EndCompilerServerAsync(server, CancellationToken.None);
            }
            catch (CommandFailedException)
            {
                // It never ran, or has ended itself.
            }
        }

        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{Folder} could not be removed; please do so: {failure.Message}");
        }
    }
}
