using Psi.EndToEnd.Tests.Harness;

namespace Psi.EndToEnd.Tests.Isolation;

/// <summary>An MSBuild server and a compiler server that only this test reaches, so that shutting them down touches nobody else's.</summary>
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
    public async Task<CommandResult> BuildAsync(params IReadOnlyList<string> arguments) =>
        await Command.RunAsync(folder.Root, "dotnet", ["build", "-nologo", "-tl:off", $"-p:SharedCompilationId={_id}", .. arguments], Environment);

    /// <summary>What <c>dotnet build-server shutdown</c> does, for these servers alone.</summary>
    public async Task ShutDownAsync()
    {
        (await Command.RunAsync(folder.Root, "dotnet", ["build-server", "shutdown", "--msbuild"], Environment)).ShouldExit(0);
        // The command itself knows only the user's own compiler server; it runs this.
        var compiler = await Command.RunAsync(folder.Root, "dotnet", ["msbuild", "-nologo", "-getProperty:RoslynTargetsPath"], Environment);
        var server = Path.Combine(compiler.ShouldExit(0).Output.Trim(), "bincore", "VBCSCompiler.dll");
        (await Command.RunAsync(folder.Root, "dotnet", ["exec", server, $"-pipename:{_id}", "-shutdown"], Environment)).ShouldExit(0);
    }
}
