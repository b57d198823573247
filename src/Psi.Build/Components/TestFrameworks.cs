using Psi.Policy;

namespace Psi.Build;

/// <summary>
/// The packages whose attributes make a method a test or a benchmark. The analyzers know the attributes; here is known where the assembly
/// comes from, so that nothing else can pass for it by its name.
/// </summary>
internal static class TestFrameworks
{
    private static readonly IReadOnlyDictionary<string, string[]> Assemblies =
        new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase)
        {
            ["xunit.extensibility.core"] = ["xunit.core.dll"],
            ["xunit.v3.extensibility.core"] = ["xunit.v3.core.dll"],
            ["NUnit"] = ["nunit.framework.dll"],
            ["MSTest.TestFramework"] = ["Microsoft.VisualStudio.TestPlatform.TestFramework.dll", "MSTest.TestFramework.dll"],
            ["TUnit.Core"] = ["TUnit.Core.dll"],
            ["BenchmarkDotNet.Annotations"] = ["BenchmarkDotNet.Annotations.dll"],
        };

    /// <summary>
    /// The assemblies of frameworks that the project uses, in ordinal order: their paths below the folder of all packages, or their names
    /// where the package is one of <c>packages.config</c>, of which the compile's assemblies are not known.
    /// </summary>
    public static IReadOnlyList<string> Of(IEnumerable<DecidedUse> uses) =>
        [.. uses
            .Where(decided => decided.Use.Component.Type == "nuget")
            .SelectMany(decided => Of(decided.Use.Component, decided.Use.Package.CompileAssemblies))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderBy(path => path, StringComparer.Ordinal)];

    private static IEnumerable<string> Of(PackageUrl package, IReadOnlyList<string> compiled)
    {
        if (!Assemblies.TryGetValue(package.Name, out var known))
        {
            return [];
        }

        return compiled.Count == 0
            ? known
            : compiled
                .Where(path => known.Contains(Path.GetFileName(path), StringComparer.OrdinalIgnoreCase))
                .Select(path => $"{package.Name}/{package.Version}/{path}");
    }
}
