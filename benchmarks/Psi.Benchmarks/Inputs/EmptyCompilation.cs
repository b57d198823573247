using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Psi.Benchmarks.Inputs;

/// <summary>
/// A compilation of next to nothing with everything .NET has among its references, as each small project is to the compiler.
/// </summary>
internal static class EmptyCompilation
{
    /// <summary>Everything .NET has.</summary>
    public static ImmutableArray<MetadataReference> References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file =>
                Path.GetFileName(file) is var name
                && (name.StartsWith("System", StringComparison.Ordinal) || name is "mscorlib.dll" or "netstandard.dll"))
            .Select(file => MetadataReference.CreateFromFile(file)),
    ];

    /// <summary>A new one; what the compiler keeps of references between two compiles is kept.</summary>
    public static CSharpCompilation Create() =>
        CSharpCompilation.Create(
            "Empty",
            [CSharpSyntaxTree.ParseText("internal static class Nothing;")],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
}
