using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Psi.Verify.Compiling;

/// <summary>
/// A compile that is made again from the arguments of the log, in this process and without running anything of the repository.
/// </summary>
internal sealed class Recompilation
{
    // The compiler's own name for it is "latest"; at 0 it hides every warning.
    private const int HighestWarningLevel = 9999;

    private readonly CommandLine _command;
    private readonly IReadOnlyList<EmbeddedText> _embedded;

    private Recompilation(CommandLine command, CSharpCompilation compilation, IReadOnlyList<EmbeddedText> embedded) =>
        (_command, Compilation, _embedded) = (command, compilation, embedded);

    /// <summary>What was compiled. No setting of the repository hides a diagnostic in it.</summary>
    public CSharpCompilation Compilation { get; }

    /// <summary>Reads everything that the compile had been given.</summary>
    /// <param name="command">The compiler's command line.</param>
    /// <param name="generated">What generators added.</param>
    /// <param name="references">The references of all compiles.</param>
    /// <exception cref="IOException">A file of the compile can't be read.</exception>
    public static Recompilation Of(CommandLine command, IReadOnlyList<GeneratedDocument> generated, References references)
    {
        var arguments = command.Arguments;
        var compilation = CSharpCompilation.Create(
            arguments.CompilationName,
            [
                .. arguments.SourceFiles.Select(source =>
                    CSharpSyntaxTree.ParseText(Read(source.Path, arguments), arguments.ParseOptions, source.Path)),
                .. generated.Select(document => document.Tree),
            ],
            [
                .. arguments.MetadataReferences.Select(reference =>
                    references.To(command.ReferenceTo(reference.Reference), reference.Properties)),
            ],
            Options(arguments));
        return new Recompilation(
            command,
            compilation,
            [.. generated.Select(document => EmbeddedText.FromSource(document.Tree.FilePath, document.Tree.GetText()))]);
    }

    /// <summary>Makes the assembly again.</summary>
    /// <param name="image">Takes it.</param>
    /// <param name="cancellation">Ends it.</param>
    public EmitResult Emit(Stream image, CancellationToken cancellation)
    {
        var arguments = _command.Arguments;
        using var win32 = NativeResources(arguments);
        using var pdb = arguments.EmitPdb && arguments.EmitOptions.DebugInformationFormat != DebugInformationFormat.Embedded
            ? new MemoryStream()
            : null;
        using var sourceLink = arguments.SourceLink is { } link && arguments.EmitPdb ? File.OpenRead(link) : null;
        var options = arguments.EmitOptions.WithOutputNameOverride(arguments.OutputFileName ?? $"{arguments.CompilationName}.dll");
        if (arguments.EmitPdb)
        {
            options = options.WithPdbFilePath(PdbPath(arguments));
        }

        return Compilation.Emit(
            image, pdb, xmlDocumentationStream: null, win32, arguments.ManifestResources, options,
            sourceLinkStream: sourceLink, embeddedTexts: arguments.EmitPdb ? _embedded : null, cancellationToken: cancellation);
    }

    /// <summary>Where the compile wrote debug information, a full path; null when it wrote none of its own.</summary>
    public static string? DebugInformation(CommandLine command) =>
        command.Arguments.EmitPdb && command.Arguments.EmitOptions.DebugInformationFormat != DebugInformationFormat.Embedded
            ? command.Arguments.PdbPath ?? Path.ChangeExtension(command.Assembly, ".pdb")
            : null;

    private static string PdbPath(CSharpCommandLineArguments arguments)
    {
        var path = arguments.PdbPath
            ?? Path.Combine(
                arguments.OutputDirectory, Path.ChangeExtension(arguments.OutputFileName ?? arguments.CompilationName!, ".pdb"));
        return arguments.ParseOptions.Features.ContainsKey("pdb-path-determinism")
            ? Path.GetFileName(path)
            : new MappedPaths(arguments.PathMap).Mapped(path);
    }

    // What hides or raises diagnostics is left out; the assembly does not depend on it.
    private static CSharpCompilationOptions Options(CSharpCommandLineArguments arguments) => arguments.CompilationOptions
        .WithSpecificDiagnosticOptions(ImmutableDictionary<string, ReportDiagnostic>.Empty)
        .WithGeneralDiagnosticOption(ReportDiagnostic.Default)
        .WithReportSuppressedDiagnostics(true)
        .WithWarningLevel(HighestWarningLevel)
        .WithAssemblyIdentityComparer(DesktopAssemblyIdentityComparer.Default)
        .WithStrongNameProvider(new DesktopStrongNameProvider(arguments.KeyFileSearchPaths))
        .WithSourceReferenceResolver(new SourceFileResolver([], arguments.BaseDirectory, arguments.PathMap));

    private static SourceText Read(string path, CSharpCommandLineArguments arguments)
    {
        using var file = File.OpenRead(path);
        return SourceText.From(file, arguments.Encoding, arguments.ChecksumAlgorithm, canBeEmbedded: true);
    }

    private Stream? NativeResources(CSharpCommandLineArguments arguments)
    {
        if (arguments.Win32ResourceFile is { } resources)
        {
            return File.OpenRead(resources);
        }

        using var manifest = arguments.NoWin32Manifest || arguments.Win32Manifest is null ? null : File.OpenRead(arguments.Win32Manifest);
        using var icon = arguments.Win32Icon is null ? null : File.OpenRead(arguments.Win32Icon);
        // As the compiler does: without a manifest file, an application gets the default one.
        using var standard = manifest is null && HasDefaultManifest(arguments) ? DefaultManifest() : null;
        return Compilation.CreateDefaultWin32Resources(
            versionResource: true, arguments.NoWin32Manifest, manifest ?? standard, icon);
    }

    private static bool HasDefaultManifest(CSharpCommandLineArguments arguments) =>
        !arguments.NoWin32Manifest
        && arguments.CompilationOptions.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication;

    private static Stream? DefaultManifest() =>
        typeof(Compilation).Assembly.GetManifestResourceStream("Microsoft.CodeAnalysis.Resources.default.win32manifest");
}
