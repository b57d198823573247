using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Psi.Benchmarks.Builds;

namespace Psi.Benchmarks.Peers;

/// <summary>A project as the SDK gives it to the compiler: the same sources, references, options and generators.</summary>
/// <param name="Name">The assembly's.</param>
/// <param name="Compilation">With what the generators wrote.</param>
/// <param name="AdditionalFiles">Files that analyzers may read.</param>
/// <param name="Configuration">The project's <c>.editorconfig</c> and global configuration files.</param>
internal sealed record CompilerInvocation(
    string Name, Compilation Compilation, ImmutableArray<AdditionalText> AdditionalFiles, AnalyzerConfigSet Configuration)
{
    /// <summary>Lines of all sources, generated ones too.</summary>
    public int Lines => Compilation.SyntaxTrees.Sum(tree => tree.GetText().Lines.Count);

    /// <summary>Asks MSBuild for the command line of the project's first target framework.</summary>
    /// <exception cref="CommandFailedException">The project can't be evaluated, or does not compile: it may not be built.</exception>
    public static async Task<CompilerInvocation> OfAsync(string project, Command command, CancellationToken stop)
    {
        var folder = Path.GetDirectoryName(project)!;
        var frameworks = await AskAsync("-getProperty:TargetFramework,TargetFrameworks");
        using var properties = JsonDocument.Parse(frameworks);
        var framework = Property("TargetFramework") is { Length: > 0 } single
            ? single
            : Property("TargetFrameworks").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[0];
        var answer = await AskAsync(
            "-t:Compile", $"-p:TargetFramework={framework}", "-p:ProvideCommandLineArgs=true", "-p:SkipCompilerExecution=true",
            "-p:BuildProjectReferences=false", "-p:NonExistentFile=always-compile", "-getItem:CscCommandLineArgs");
        using var items = JsonDocument.Parse(answer);
        var arguments = items.RootElement.GetProperty("Items")
            .GetProperty("CscCommandLineArgs")
            .EnumerateArray()
            .Select(item => item.GetProperty("Identity").GetString()!);
        var invocation = Of(CSharpCommandLineParser.Default.Parse(arguments, folder, sdkDirectory: null));

        // Analyzers stay silent about what the compiler doesn't understand, so such figures would mean nothing.
        var errors = invocation.Compilation.GetDiagnostics(stop)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .ToList();
        return errors.Count == 0
            ? invocation
            : throw new CommandFailedException($"{project} has {errors.Count} errors; is it built? The first: {errors[0]}");

        async Task<string> AskAsync(params string[] arguments)
        {
            var text = (await command.DotNetAsync(folder, ["msbuild", project, "-nologo", .. arguments], stop)).Output;
            return text[text.IndexOf('{', StringComparison.Ordinal)..];
        }

        string Property(string name) => properties.RootElement.GetProperty("Properties").GetProperty(name).GetString()!;
    }

    private static CompilerInvocation Of(CSharpCommandLineArguments arguments)
    {
        var trees = arguments.SourceFiles.AsParallel()
            .AsOrdered()
            .Select(file => CSharpSyntaxTree.ParseText(Text(file.Path), arguments.ParseOptions, file.Path));
        var references = arguments.MetadataReferences.Select(reference =>
            MetadataReference.CreateFromFile(reference.Reference, reference.Properties));
        var compilation = CSharpCompilation.Create(arguments.CompilationName, trees, references, arguments.CompilationOptions);
        ImmutableArray<AdditionalText> additional = [.. arguments.AdditionalFiles.Select(file => new FileText(file.Path))];
        var configuration = AnalyzerConfigSet.Create(
            arguments.AnalyzerConfigPaths.Where(File.Exists).Select(path => AnalyzerConfig.Parse(Text(path), path)).ToList());

        var loader = new PluginLoader();
        var generators = arguments.AnalyzerReferences.SelectMany(analyzer =>
            new AnalyzerFileReference(analyzer.FilePath, loader).GetGenerators(LanguageNames.CSharp));
        CSharpGeneratorDriver.Create(generators, additional, arguments.ParseOptions, new ConfigurationOptions(configuration, []))
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        return new(arguments.CompilationName!, generated, additional, configuration);
    }

    private static SourceText Text(string path)
    {
        using var file = File.OpenRead(path);
        return SourceText.From(file);
    }

    private sealed class FileText(string path) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => Text(path);
    }
}
