using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Catalogues;

/// <summary>The frameworks by which <see cref="TestProjects"/> tells a project of tests or benchmarks. Data only.</summary>
internal static class TestFrameworkCatalogue
{
    public static HashSet<string> Assemblies { get; } = new(StringComparer.OrdinalIgnoreCase)
    {
        "xunit.core",
        "xunit.v3.core",
        "nunit.framework",
        "Microsoft.VisualStudio.TestPlatform.TestFramework",
        "MSTest.TestFramework",
        "TUnit.Core",
        "Microsoft.VisualStudio.QualityTools.UnitTestFramework",
        "BenchmarkDotNet",
    };
}
