using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Psi.Analyzers.Semantics;

/// <summary>
/// Code that reaches somebody: all but tests and benchmarks, which connect to servers made for them, hash to compare, and try on purpose what is forbidden.
/// </summary>
internal static class TestProjects
{
    private static readonly HashSet<string> TestFrameworks = new(StringComparer.OrdinalIgnoreCase)
    {
        "xunit.core", "xunit.v3.core", "nunit.framework", "Microsoft.VisualStudio.TestPlatform.TestFramework", "MSTest.TestFramework", "TUnit.Core", "Microsoft.VisualStudio.QualityTools.UnitTestFramework",
        "BenchmarkDotNet",
    };

    /// <summary>What a rule does at the start of a compilation, done for all projects but those of tests.</summary>
    public static Action<CompilationStartAnalysisContext> Skip(Action<CompilationStartAnalysisContext> start) => context =>
    {
        if (!IsTests(context.Compilation))
        {
            start(context);
        }
    };

    /// <summary>Tells a project of tests or benchmarks by the frameworks it refers to.</summary>
    public static bool IsTests(Compilation compilation) => compilation.ReferencedAssemblyNames.Any(static assembly => TestFrameworks.Contains(assembly.Name));
}
