using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;

namespace Psi.Analyzers.Tests.Verification;

internal static class ReferenceAssembliesExtensions
{
    private static readonly Lazy<ImmutableArray<MetadataReference>> NetStandard20 = new(static () =>
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "references", "netstandard2.0"), "*.dll")
            .Order(StringComparer.Ordinal)
            .Select(static path => MetadataReference.CreateFromFile(path))]);

    extension(ReferenceAssemblies framework)
    {
        /// <summary>The framework's assemblies, which come with the tests; the library would download them.</summary>
        public ImmutableArray<MetadataReference> References => framework.TargetFramework switch
        {
            "net10.0" => [.. Net100.References.All],
            "netstandard2.0" => NetStandard20.Value,
            _ => [],
        };
    }
}
