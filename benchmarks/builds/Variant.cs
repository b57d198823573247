namespace Psi.Benchmarks.Builds;

/// <summary>One way to build the same sources, in a separate folder.</summary>
/// <param name="Name">As it is shown.</param>
/// <param name="Target">The solution or project in the variant's tree.</param>
/// <param name="Targets">The MSBuild file that makes the difference; every variant has one, so that all have the same command line.</param>
/// <param name="CompilerServer">
/// The name of its compiler server; null when the build and each compile are to be separate processes.
/// </param>
internal sealed record Variant(string Name, string Target, string Targets, string? CompilerServer)
{
    /// <summary>Restores, with the packed Psi among the sources.</summary>
    public IReadOnlyList<string> Restore(string feed, bool onlyPsi) =>
        ["restore", Target, .. Common, onlyPsi ? $"-p:RestoreSources={feed}" : $"-p:RestoreAdditionalProjectSources={feed}"];

    /// <summary>Builds.</summary>
    public IReadOnlyList<string> Build(params IReadOnlyList<string> more) => ["build", Target, "--no-restore", .. Common, .. more];

    /// <summary>Takes back what a build made.</summary>
    public IReadOnlyList<string> Clean => ["build", Target, "--no-restore", .. Common, "-t:Clean"];

    private IReadOnlyList<string> Common =>
    [
        "-nologo", "-v:q", "-tl:off", "-nodeReuse:false",
        .. CompilerServer is null
            ? (string[])["-m:1", "-p:UseSharedCompilation=false"]
            : ["-p:UseSharedCompilation=true", $"-p:SharedCompilationId={CompilerServer}"],
        $"-p:CustomAfterDirectoryBuildTargets={Targets}",
    ];
}
