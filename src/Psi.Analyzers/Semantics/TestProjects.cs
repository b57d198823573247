using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Psi.Analyzers.Semantics;

/// <summary>
/// Code of test and benchmark projects. Rules pass over it: it connects to servers made for it, hashes only to compare, and tries forbidden
/// things on purpose. Whether they may, Psi.Build decides by what it knows of the project; here it is only seen whether there are tests.
/// </summary>
internal static class TestProjects
{
    private const string MayPassOver = "psi.pass_over_tests";

    /// <summary>Whether rules pass over a compilation.</summary>
    public static bool ArePassedOver(Compilation compilation, AnalyzerOptions options, CancellationToken cancellation) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(MayPassOver, out var value)
        && value == bool.TrueString.ToLowerInvariant()
        && TestCode.In(compilation, options, cancellation).Framework is not null;
}
