using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Catalogues;

/// <summary>The attributes by which <see cref="TestCode"/> tells tests and benchmarks. Data only.</summary>
internal static class TestFrameworkCatalogue
{
    /// <summary>
    /// The attributes of methods that are tests, each with the assemblies that may declare it. One that derives from such an attribute, or
    /// implements such an interface, marks a test too.
    /// </summary>
    public static IReadOnlyList<ApiType<string[]>> Attributes { get; } =
    [
        new("Xunit.FactAttribute", ["xunit.core", "xunit.v3.core"]),
        new("Xunit.v3.IFactAttribute", ["xunit.v3.core"]),
        new("NUnit.Framework.TestAttribute", ["nunit.framework"]),
        new("NUnit.Framework.TestCaseAttribute", ["nunit.framework"]),
        new("NUnit.Framework.TestCaseSourceAttribute", ["nunit.framework"]),
        new("NUnit.Framework.TheoryAttribute", ["nunit.framework"]),
        new(
            "Microsoft.VisualStudio.TestTools.UnitTesting.TestMethodAttribute",
            ["Microsoft.VisualStudio.TestPlatform.TestFramework", "MSTest.TestFramework"]),
        new("TUnit.Core.TestAttribute", ["TUnit.Core"]),
        new("BenchmarkDotNet.Attributes.BenchmarkAttribute", ["BenchmarkDotNet.Annotations"]),
    ];
}
