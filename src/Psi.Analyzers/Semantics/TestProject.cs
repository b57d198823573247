using Microsoft.CodeAnalysis;

namespace Psi.Analyzers.Semantics;

/// <summary>Tells a project of tests by the frameworks it refers to: what it connects to is made for the test.</summary>
internal static class TestProject
{
    private static readonly HashSet<string> Frameworks = new(StringComparer.OrdinalIgnoreCase)
    {
        "xunit.core", "xunit.v3.core", "nunit.framework", "Microsoft.VisualStudio.TestPlatform.TestFramework", "MSTest.TestFramework", "TUnit.Core",
    };

    public static bool Is(Compilation compilation) => compilation.ReferencedAssemblyNames.Any(assembly => Frameworks.Contains(assembly.Name));
}
