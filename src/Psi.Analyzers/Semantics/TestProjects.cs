using Microsoft.CodeAnalysis;
using Psi.Analyzers.Catalogues;

namespace Psi.Analyzers.Semantics;

/// <summary>
/// Tells test and benchmark projects. Rules skip them: they connect to servers made for them, hash only to compare, and try forbidden
/// things on purpose.
/// </summary>
internal static class TestProjects
{
    /// <summary>True for a project that refers to a framework for tests or benchmarks.</summary>
    public static bool IsTests(Compilation compilation) =>
        compilation.ReferencedAssemblyNames.Any(static assembly => TestFrameworkCatalogue.Assemblies.Contains(assembly.Name));
}
