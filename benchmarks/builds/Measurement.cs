using System.Text.RegularExpressions;

namespace Psi.Benchmarks.Builds;

/// <summary>Packs Psi from the checkout, builds the same sources in every variant, in turn, and prints what that took.</summary>
internal sealed partial class Measurement(Options options, Workspace workspace, string checkout)
{
    // No other source of packages has this one.
    private const string Version = "0.0.0-benchmark";

    private readonly ISourceTree _sources = options.Solution is { } solution
        ? new CopiedSolution(solution)
        : new GeneratedSolution(options.Projects);

    /// <summary>Runs it.</summary>
    /// <exception cref="CommandFailedException">A build failed.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        var report = new Report(Console.Out);
        report.Start(_sources.Title, options);
        await PackAsync(stop);
        var variants = LayOut();
        await workspace.FindCompilerAsync(Path.Combine(checkout, "src", "Psi.Build", "Psi.Build.csproj"), stop);
        foreach (var variant in variants)
        {
            var restore = variant.Restore(workspace.PathOf("feed"), _sources.NeedsNoPackages);
            await workspace.DotNet.DotNetAsync(Path.GetDirectoryName(variant.Target)!, restore, stop);
        }

        var timings = variants.ToDictionary(variant => variant, _ => new Timings());
        for (var round = 1 - options.WarmUp; round <= options.Runs; round++)
        {
            report.Round(round, options.Runs);
            // To and fro, so that no variant always follows the same other, whose writing the disk may still be at.
            foreach (var variant in round % 2 == 0 ? variants : variants.AsEnumerable().Reverse())
            {
                var (full, idle) = await BuildAsync(variant, stop);
                timings[variant].Diagnostics = (Diagnostics(full), Diagnostics(idle));
                report.Build(variant, SecondsOf(full), SecondsOf(idle));
                if (round <= 0)
                {
                    continue;
                }

                timings[variant].Full.Add(SecondsOf(full));
                timings[variant].Idle.Add(SecondsOf(idle));
            }
        }

        report.Results([.. variants.Select(variant => (variant, timings[variant]))]);
        report.Profiling();
        var profiles = new List<(Variant Variant, Profile Full, Profile Idle)>();
        foreach (var variant in variants)
        {
            profiles.Add(await ProfileAsync(variant, stop));
        }

        report.Profiles(profiles);
    }

    private async Task PackAsync(CancellationToken stop)
    {
        // Without a compiler server: none is left behind, and nobody else's is used.
        string[] settings = [
            "-nodeReuse:false",
            "-p:UseSharedCompilation=false",
            $"-p:PackageVersion={Version}",
            $"-p:PackageOutputPath={workspace.PathOf("feed")}",
        ];
        string[] pack = ["pack", Path.Combine(checkout, "src", "Psi.Build"), "-c", "Release", "-nologo", "-v:q", "-tl:off"];
        await workspace.DotNet.DotNetAsync(checkout, [.. pack, .. settings], stop);
    }

    private List<Variant> LayOut()
    {
        var variants = new List<Variant>
        {
            Lay("without Psi", "plain", VariantFiles.WithoutPsi),
            Lay("with Psi", "clean", VariantFiles.WithPsi(Version, import: null), VariantFiles.Policy(findsSomething: false)),
            Lay(
                "with Psi, diagnostics to repeat",
                "diagnostics",
                VariantFiles.WithPsi(Version, import: null),
                VariantFiles.Policy(findsSomething: true)),
        };
        foreach (var (number, package) in options.Against.Index())
        {
            var version = AddToFeed(package);
            variants.Add(Lay(
                $"with Psi {version}",
                $"against{number}",
                VariantFiles.WithPsi(version, import: null),
                VariantFiles.Policy(findsSomething: false)));
        }

        if (options.Import is { } import)
        {
            var name = $"with Psi and {Path.GetFileName(import)}";
            variants.Add(Lay(name, "import", VariantFiles.WithPsi(Version, import), VariantFiles.Policy(findsSomething: false)));
        }

        return variants;
    }

    // A package's file is named after its id and version.
    private string AddToFeed(string package)
    {
        const string start = "Psi.Analyzers.";
        var name = Path.GetFileNameWithoutExtension(package);
        if (!name.StartsWith(start, StringComparison.OrdinalIgnoreCase) || name.Length == start.Length || name[start.Length..] == Version)
        {
            throw new CommandFailedException(
                $"--against: '{package}' is not named {start}<version>.nupkg, or has the version that this run packs, {Version}.");
        }

        File.Copy(package, workspace.PathOf("feed", Path.GetFileName(package)));
        return name[start.Length..];
    }

    private Variant Lay(string name, string folder, string targets, string? policy = null)
    {
        // Names of one length: longer paths cost time, too.
        folder = folder.PadRight(12, '_');
        var tree = Directory.CreateDirectory(workspace.PathOf(folder, "tree")).FullName;
        var target = _sources.LayInto(tree);
        var product = Path.Combine(tree, "psi.yaml");
        if (!File.Exists(product))
        {
            File.WriteAllText(product, VariantFiles.Product);
        }

        var file = workspace.PathOf(folder, "variant.targets");
        File.WriteAllText(file, targets);
        if (policy is not null)
        {
            File.WriteAllText(workspace.PathOf(folder, "policy.yaml"), policy);
        }

        return new Variant(name, target, file, options.ProcessorTime ? null : workspace.NewCompilerServer());
    }

    private async Task<(CommandResult Full, CommandResult Idle)> BuildAsync(Variant variant, CancellationToken stop)
    {
        var folder = Path.GetDirectoryName(variant.Target)!;
        await workspace.DotNet.DotNetAsync(folder, variant.Clean, stop);
        if (options.ColdCompiler && variant.CompilerServer is { } server)
        {
            await workspace.EndCompilerServerAsync(server, stop);
        }

        var full = await workspace.DotNet.DotNetAsync(folder, variant.Build(), stop);
        var idle = await workspace.DotNet.DotNetAsync(folder, variant.Build(), stop);
        return (full, idle);
    }

    private async Task<(Variant Variant, Profile Full, Profile Idle)> ProfileAsync(Variant variant, CancellationToken stop)
    {
        var folder = Path.GetDirectoryName(variant.Target)!;
        await workspace.DotNet.DotNetAsync(folder, variant.Clean, stop);
        return (variant, await BuildAsync("full"), await BuildAsync("idle"));

        async Task<Profile> BuildAsync(string name)
        {
            var log = Path.Combine(Path.GetDirectoryName(variant.Targets)!, $"{name}.log");
            string[] report = ["-p:ReportAnalyzer=true", $"-flp:LogFile={log};Verbosity=detailed;PerformanceSummary"];
            await workspace.DotNet.DotNetAsync(folder, variant.Build(report), stop);
            return Profile.Read(File.ReadLines(log));
        }
    }

    private double SecondsOf(CommandResult build) => options.ProcessorTime ? build.ProcessorSeconds : build.Seconds;

    // MSBuild prints each twice: when it comes, and in the summary.
    private static int Diagnostics(CommandResult build) =>
        build.Output.Split('\n').Where(line => PsiDiagnostic().IsMatch(line)).Select(line => line.Trim()).Distinct().Count();

    [GeneratedRegex(@": (warning|error) PSI\d{4}:")]
    private static partial Regex PsiDiagnostic();
}
