using Microsoft.CodeAnalysis.Diagnostics;

namespace Psi.Analyzers.Tests.Verification;

/// <summary>One analyzer over one solution, with everything a test may want to set.</summary>
public class AnalyzerTest<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    /// <summary>Sets the first source of <see cref="TestState"/>.</summary>
    public string TestCode
    {
        set => TestState.Sources.Insert(0, ("/0/Test0.cs", value));
    }

    public SolutionState TestState { get; } = new();

    public List<DiagnosticResult> ExpectedDiagnostics => TestState.ExpectedDiagnostics;

    public ReferenceAssemblies ReferenceAssemblies { get; set; } = ReferenceAssemblies.Net.Net100;

    public virtual async Task RunAsync()
    {
        using var solution = new SolutionUnderTest(TestState, TestState.ReferenceAssemblies ?? ReferenceAssemblies);
        await VerifyAsync(solution, TestState, "The code under test");
    }

    private protected static async Task VerifyAsync(SolutionUnderTest solution, SolutionState state, string stage)
    {
        var diagnostics = await SolutionAnalysis.RunTwiceAsync<TAnalyzer>(solution.Solution);
        Expectation.Verify<TAnalyzer>(solution.Files, state.ExpectedDiagnostics, diagnostics.Values.SelectMany(found => found), stage);
    }
}
