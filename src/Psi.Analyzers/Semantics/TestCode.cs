using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers.Catalogues;

namespace Psi.Analyzers.Semantics;

/// <summary>The tests that the code of a compilation holds.</summary>
internal sealed class TestCode
{
    private const string Key = "psi.test_frameworks";

    // Does not keep a compilation alive.
    private static readonly ConditionalWeakTable<Compilation, TestCode> Known = new();

    private TestCode(string? framework, Location? first) => (Framework, First) = (framework, first);

    /// <summary>The assembly whose attribute the first test has; null when there is no test.</summary>
    public string? Framework { get; }

    /// <summary>The first test: the name of its method.</summary>
    public Location? First { get; }

    /// <summary>
    /// What all rules share. A framework counts only as the file that its package brings: anybody can name an assembly of their own after
    /// it.
    /// </summary>
    public static TestCode In(Compilation compilation, AnalyzerOptions options, CancellationToken cancellation) =>
        Known.TryGetValue(compilation, out var known)
            ? known
            : Known.GetValue(compilation, compilation => Find(compilation, options, cancellation));

    private static TestCode Find(Compilation compilation, AnalyzerOptions options, CancellationToken cancellation)
    {
        if (!options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(Key, out var value))
        {
            return new(null, null);
        }

        var attributes = AttributesIn(compilation, [.. value.Split(',').Select(static entry => Uri.UnescapeDataString(entry.Trim()))]);
        return attributes.IsEmpty ? new(null, null) : new Search(attributes, cancellation).In(compilation.Assembly.GlobalNamespace);
    }

    private static SymbolTable<string> AttributesIn(Compilation compilation, IReadOnlyList<string> frameworks)
    {
        var table = new SymbolTable<string>();
        foreach (var reference in compilation.References)
        {
            if (reference is PortableExecutableReference { FilePath: { } path }
                && frameworks.Any(framework => IsFile(path, framework))
                && compilation.GetAssemblyOrModuleSymbol(reference) is IAssemblySymbol assembly)
            {
                foreach (var attribute in TestFrameworkCatalogue.Attributes)
                {
                    if (attribute.Fact.Contains(assembly.Name, StringComparer.OrdinalIgnoreCase)
                        && assembly.GetTypeByMetadataName(attribute.Name) is { } type)
                    {
                        table.AddType(type, assembly.Name);
                    }
                }
            }
        }

        return table;
    }

    // The path below the folder of all packages, or of an old project's package the name of the file.
    private static bool IsFile(string path, string expected)
    {
        var start = path.Length - expected.Length;
        return start > 0
            && path[start - 1] is '/' or '\\'
            && string.Equals(path.Substring(start).Replace('\\', '/'), expected, StringComparison.OrdinalIgnoreCase);
    }

    private sealed class Search(SymbolTable<string> attributes, CancellationToken cancellation)
    {
        public TestCode In(INamespaceSymbol space)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var member in space.GetMembers())
            {
                var found = member is INamespaceSymbol inner ? In(inner) : In((INamedTypeSymbol)member);
                if (found.Framework is not null)
                {
                    return found;
                }
            }

            return new(null, null);
        }

        private TestCode In(INamedTypeSymbol type)
        {
            foreach (var member in type.GetMembers())
            {
                if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method)
                {
                    foreach (var attribute in method.GetAttributes())
                    {
                        if (attributes.TryFindBaseOrInterface(attribute.AttributeClass, out var framework))
                        {
                            return new(framework, method.Locations.FirstOrDefault());
                        }
                    }
                }
                else if (member is INamedTypeSymbol nested && In(nested) is { Framework: not null } found)
                {
                    return found;
                }
            }

            return new(null, null);
        }
    }
}
