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

    // Ids of our rules, of what happens to analyzers, and of the compiler itself: no project says what they count for in a verification.
    private static readonly string[] OfVerification = ["PSI", "AD", "CS"];

    private readonly CommandLine _command;
    private readonly IReadOnlyList<EmbeddedText> _embedded;

    private Recompilation(CommandLine command, CSharpCompilation compilation, IReadOnlyList<EmbeddedText> embedded) =>
        (_command, Compilation, _embedded) = (command, compilation, embedded);

    /// <summary>What was compiled. No setting of the repository hides a diagnostic in it.</summary>
    public CSharpCompilation Compilation { get; private set; }

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
    /// <param name="reference">Takes the reference assembly, which has what other compiles need and no code; null for none.</param>
    /// <param name="cancellation">Ends it.</param>
    public EmitResult Emit(Stream image, Stream? reference, CancellationToken cancellation)
    {
        var result = EmitOnce(image, reference, cancellation);
        while (!result.Success && LowerAcceptedErrors(result.Diagnostics))
        {
            image.SetLength(0);
            reference?.SetLength(0);
            result = EmitOnce(image, reference, cancellation);
        }

        return result;
    }

    private EmitResult EmitOnce(Stream image, Stream? reference, CancellationToken cancellation)
    {
        var arguments = _command.Arguments;
        using var win32 = NativeResources(arguments);
        using var pdb = arguments.EmitPdb && arguments.EmitOptions.DebugInformationFormat != DebugInformationFormat.Embedded
            ? new MemoryStream()
            : null;
        using var sourceLink = arguments.SourceLink is { } link && arguments.EmitPdb ? File.OpenRead(link) : null;
        var options = arguments.EmitOptions
            .WithOutputNameOverride(arguments.OutputFileName ?? $"{arguments.CompilationName}.dll")
            .WithIncludePrivateMembers(reference is null);
        if (arguments.EmitPdb)
        {
            options = options.WithPdbFilePath(PdbPath(arguments));
        }

        return Compilation.Emit(
            image, pdb, xmlDocumentationStream: null, win32, arguments.ManifestResources, options,
            sourceLinkStream: sourceLink, embeddedTexts: arguments.EmitPdb ? _embedded : null, metadataPEStream: reference,
            cancellationToken: cancellation);
    }

    // Errors that a project may accept, as those of experimental APIs. Which it accepted does not matter, because the assembly does not
    // depend on it, and its .editorconfig is not read.
    private bool LowerAcceptedErrors(IEnumerable<Diagnostic> diagnostics)
    {
        var lowered = Compilation.Options.SpecificDiagnosticOptions;
        var accepted = diagnostics
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error
                && !diagnostic.Descriptor.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable))
            .Select(diagnostic => diagnostic.Id)
            .Where(id => HasASay(id) && !lowered.ContainsKey(id))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        Compilation = Compilation.WithOptions(Compilation.Options.WithSpecificDiagnosticOptions(
            lowered.AddRange(accepted.Select(id => KeyValuePair.Create(id, ReportDiagnostic.Warn)))));
        return accepted.Count > 0;
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

    // What hides or raises diagnostics is left out; the assembly does not depend on it. Only what the project accepts of the APIs it uses,
    // as experimental ones, stays: without it most of their users would be compiled twice.
    private static CSharpCompilationOptions Options(CSharpCommandLineArguments arguments) => arguments.CompilationOptions
        .WithSpecificDiagnosticOptions(AcceptedByArguments(arguments))
        .WithGeneralDiagnosticOption(ReportDiagnostic.Default)
        .WithReportSuppressedDiagnostics(true)
        .WithWarningLevel(HighestWarningLevel)
        .WithAssemblyIdentityComparer(DesktopAssemblyIdentityComparer.Default)
        .WithStrongNameProvider(new DesktopStrongNameProvider(arguments.KeyFileSearchPaths))
        .WithSourceReferenceResolver(new SourceFileResolver([], arguments.BaseDirectory, arguments.PathMap));

    private static ImmutableDictionary<string, ReportDiagnostic> AcceptedByArguments(CSharpCommandLineArguments arguments) =>
        arguments.CompilationOptions.SpecificDiagnosticOptions
            .Where(option => option.Value == ReportDiagnostic.Suppress && HasASay(option.Key))
            .ToImmutableDictionary(option => option.Key, _ => ReportDiagnostic.Warn);

    private static bool HasASay(string id) => !OfVerification.Any(prefix => id.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

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
