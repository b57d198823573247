using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Psi.Analyzers.Tests.Verification;

/// <summary>Assemblies of packages: real ones, and ones compiled in memory that look as if NuGet had unpacked them.</summary>
internal static class PackageReferences
{
    /// <summary>Json.NET as it is published, which the project file copies next to the tests.</summary>
    public static MetadataReference JsonNet { get; } =
        MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, "references", "packages", "Newtonsoft.Json.dll"));

    /// <summary>Compiles an assembly of a package.</summary>
    /// <param name="path">Where it is below the folder of all packages; the assembly has the file's name.</param>
    /// <param name="source">Its code.</param>
    /// <param name="references">What it refers to in addition to the framework.</param>
    /// <param name="folder">The folder of all packages.</param>
    public static MetadataReference Compile(
        string path, string source, IEnumerable<MetadataReference>? references = null, string folder = "/home/dev/.nuget/packages/")
    {
        using var image = new MemoryStream();
        var result = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(path),
            [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview))],
            ReferenceAssemblies.Net.Net100.References.Concat(references ?? []),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        // NuGet writes the folders of a package and its version in lower case.
        var parts = path.Split('/', 3);
        var version = $"{parts[0]}/{parts[1]}".ToLowerInvariant();
        return MetadataReference.CreateFromImage(image.ToArray(), filePath: $"{folder}{version}/{parts[2]}");
    }
}
