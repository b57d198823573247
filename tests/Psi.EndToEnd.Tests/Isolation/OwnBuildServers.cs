using Psi.EndToEnd.Tests.Harness;

namespace Psi.EndToEnd.Tests.Isolation;

/// <summary>
/// An MSBuild server and a compiler server that only this test reaches, so that shutting them down touches nobody else's.
/// </summary>
internal sealed class OwnBuildServers(UserFolder folder)
{
    // The server's pipe and the handshake with every node rest on this salt, the compiler server's pipe on the id.
    private readonly string _id = "psi-test-" + Guid.NewGuid().ToString("N");

    private Dictionary<string, string?> Environment => new()
    {
        ["MSBUILDNODEHANDSHAKESALT"] = _id,
        ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "1",
        ["MSBUILDDISABLENODEREUSE"] = null,
    };

    /// <summary>Builds the folder on the servers, which stay up.</summary>
    /// <remarks>
    /// The exit code says nothing: on a busy machine a build that succeeded on the MSBuild server may end with 1 (dotnet/msbuild#14172).
    /// </remarks>
    public async Task<CommandResult> BuildAsync(params IReadOnlyList<string> arguments) =>
        await Command.RunAsync(
            folder.Root, "dotnet", ["build", "-nologo", "-tl:off", $"-p:SharedCompilationId={_id}", .. arguments], Environment);

    /// <summary>What <c>dotnet build-server shutdown</c> does, for these servers alone.</summary>
    public async Task ShutDownAsync()
    {
        (await Command.RunAsync(folder.Root, "dotnet", ["build-server", "shutdown", "--msbuild"], Environment)).ShouldExit(0);
        // The command itself knows only the user's own compiler server; it runs this. Asked without the server, which is gone.
        var compiler = await Command.DotNetAsync(folder.Root, "msbuild", "-nologo", "-getProperty:RoslynTargetsPath");
        var server = Path.Combine(compiler.ShouldExit(0).Output.Trim(), "bincore", "VBCSCompiler.dll");
        (await Command.RunAsync(folder.Root, "dotnet", ["exec", server, $"-pipename:{_id}", "-shutdown"], Environment)).ShouldExit(0);
    }
}
