using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Tests.Semantics;

public sealed class TypeLookupTests
{
    [Theory]
    [InlineData("System.Security.Cryptography.MD5")]
    [InlineData("System.Collections.Generic.List`1")]
    [InlineData("System.Collections.Generic.List`1+Enumerator")]
    [InlineData("Shared.Twice")]
    [InlineData("Here.Outer")]
    [InlineData("Here.Outer+Inner")]
    [InlineData("Here.Deeper.Outer")]
    [InlineData("Nowhere")]
    [InlineData("Nowhere+Inner")]
    [InlineData("Here.Absent")]
    [InlineData("Absent.Type")]
    [InlineData("Absent")]
    [InlineData("")]
    public void It_finds_what_the_compiler_finds(string metadataName)
    {
        var compilation = Compilation();

        var found = TypeLookup.In(compilation).Find(metadataName);

        Assert.Equal(
            compilation.GetTypesByMetadataName(metadataName).OrderBy(AssemblyOf, StringComparer.Ordinal),
            found.OrderBy(AssemblyOf, StringComparer.Ordinal),
            SymbolEqualityComparer.Default);
    }

    [Fact]
    public void A_type_that_several_assemblies_define_is_found_in_each() =>
        Assert.Equal(
            ["Here", "One", "Two"], TypeLookup.In(Compilation()).Find("Shared.Twice").Select(AssemblyOf).Order(StringComparer.Ordinal));

    [Fact]
    public void All_rules_of_a_compilation_share_one_and_another_compilation_has_its_own()
    {
        var compilation = Compilation();

        Assert.Same(TypeLookup.In(compilation), TypeLookup.In(compilation));
        Assert.NotSame(TypeLookup.In(compilation), TypeLookup.In(compilation.WithAssemblyName("Elsewhere")));
    }

    private static string AssemblyOf(INamedTypeSymbol type) => type.ContainingAssembly.Name;

    private static CSharpCompilation Compilation()
    {
        Type[] types = [typeof(object), typeof(System.Security.Cryptography.MD5)];
        var platform = types.Select(type => MetadataReference.CreateFromFile(type.Assembly.Location));
        var libraries = new[] { "One", "Two" }.Select(name => Library(name, platform).ToMetadataReference());
        return Library("Here", [.. platform, .. libraries])
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText("""
                namespace Here { public class Outer { public class Inner; } }
                namespace Here.Deeper { public class Outer; }
                public class Nowhere { public class Inner; }
                """));
    }

    private static CSharpCompilation Library(string name, IEnumerable<MetadataReference> references) =>
        CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText("namespace Shared { public class Twice; }")],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
}
