using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers.Catalogues;

namespace Psi.Analyzers.Semantics;

/// <summary>
/// Tells test and benchmark projects. Rules skip them: they connect to servers made for them, hash only to compare, and try forbidden
/// things on purpose.
/// </summary>
internal static class TestProjects
{
    /// <summary>Runs an action at the start of a compilation, for all projects but those of tests.</summary>
    public static Action<CompilationStartAnalysisContext> Skip(Action<CompilationStartAnalysisContext> start) => context =>
    {
        if (!IsTests(context.Compilation))
        {
            start(context);
        }
    };

    /// <summary>True for a project that refers to a framework for tests or benchmarks.</summary>
    public static bool IsTests(Compilation compilation) =>
        compilation.ReferencedAssemblyNames.Any(static assembly => TestFrameworkCatalogue.Assemblies.Contains(assembly.Name));
}
