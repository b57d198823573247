using System.Security.Cryptography;
using Microsoft.CodeAnalysis;
using Psi.Verify.Comparing;
using Psi.Verify.Compiling;
using Psi.Verify.Logs;
using Psi.Verify.Toolchain;

namespace Psi.Verify.Projects;

/// <summary>
/// Compiles what the log says was compiled once more, and compares the result with the assembly that is there. The log alone says nothing:
/// the repository's own code ran while it was written.
/// </summary>
/// <param name="sdk">The only SDK whose compiler counts.</param>
internal sealed class AssemblyVerification(TrustedSdk sdk)
{
    private const string InOutput = "ProduceReferenceAssemblyInOutDir";

    private readonly References _references = new();

    /// <summary>Verifies the assembly of a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="command">Its command line.</param>
    /// <param name="cancellation">Ends it.</param>
    public CompiledAssembly Verify(CompilerCall call, CommandLine command, CancellationToken cancellation)
    {
        if (ForeignTool(call, command) is { } foreign)
        {
            return new CompiledAssembly(command.Assembly, foreign, null, null);
        }

        try
        {
            return Compare(call.Project, command, cancellation);
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or OperationCanceledException))
        {
            // Everything that is read here is somebody else's, and the compiler and the metadata reader throw whatever it leads to.
            return new CompiledAssembly(command.Assembly, $"what it was compiled from can't be read: {exception.Message}", null, null);
        }
    }

    private CompiledAssembly Compare(LoggedProject project, CommandLine command, CancellationToken cancellation)
    {
        if (command.Arguments.Errors is [var wrong, ..])
        {
            return Doubtful($"the compiler does not accept the arguments that the log has: {wrong.GetMessage()}", null);
        }

        if (!File.Exists(command.Assembly))
        {
            return Doubtful("the log says that it was compiled, and it is not there", null);
        }

        var actual = File.ReadAllBytes(command.Assembly);
        var sha512 = Convert.ToHexStringLower(SHA512.HashData(actual));
        var again = Recompilation.Of(command, GeneratedSources.Of(command), _references);
        using var image = new MemoryStream();
        using var reference = ReferenceInOutput(project, command) is null ? null : new MemoryStream();
        var result = again.Emit(image, reference, cancellation);
        if (!result.Success)
        {
            var error = result.Diagnostics.First(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            return Doubtful($"the sources that the log names do not compile: {error}", sha512);
        }

        return AssemblyComparison.Difference(image.ToArray(), actual) is { } difference
            ? Doubtful($"it is not what its sources compile to: {difference}", sha512)
            : new CompiledAssembly(command.Assembly, null, again.Compilation, sha512)
            {
                Mvid = OutputFolder.Read(command.Assembly, actual)?.Mvid,
                Embedded = EmbeddedAssemblies.In(command.Assembly, actual),
                ReferenceSha512 = reference is null ? null : ReferenceSha512(ReferenceInOutput(project, command)!, reference.ToArray()),
            };

        CompiledAssembly Doubtful(string doubt, string? hash) => new(command.Assembly, doubt, null, hash);
    }

    // Made again only where it lies in the output, because nothing else asks about it.
    private static string? ReferenceInOutput(LoggedProject project, CommandLine command) =>
        project[InOutput].Equals("true", StringComparison.OrdinalIgnoreCase)
        && command.Arguments.OutputRefFilePath is { } path
        && File.Exists(path)
            ? path
            : null;

    private static string? ReferenceSha512(string path, byte[] expected)
    {
        var actual = File.ReadAllBytes(path);
        return AssemblyComparison.Difference(expected, actual) is null ? Convert.ToHexStringLower(SHA512.HashData(actual)) : null;
    }

    private string? ForeignTool(CompilerCall call, CommandLine command)
    {
        if (command.Tool is not { } tool)
        {
            return "the log does not say which compiler made it";
        }

        if (!IsBelow(sdk.CompilerFolder, tool))
        {
            return $"it was made by the compiler {tool}, which is not that of the .NET SDK {sdk.Version} that verifies";
        }

        return call.TaskAssembly.Length > 0 && !IsBelow(sdk.Folder, LoggedPath.Absolute(call.TaskAssembly, call.Project.Folder))
            ? $"it was made by the task of {call.TaskAssembly}, which is not that of the .NET SDK {sdk.Version} that verifies"
            : null;
    }

    private static bool IsBelow(string folder, string path) =>
        Path.GetFullPath(path).StartsWith(
            Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
