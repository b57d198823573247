using Microsoft.CodeAnalysis.Diagnostics;

namespace Psi.Analyzers.Tests.Verification;

/// <summary>The short way to test a rule.</summary>
public static class AnalyzerVerifier<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    /// <summary>The analyzer's only rule; its message is compared only where a test gives one.</summary>
    public static DiagnosticResult Diagnostic()
    {
        var rule = new TAnalyzer().SupportedDiagnostics.Single();
        return new DiagnosticResult(rule.Id, rule.DefaultSeverity).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations);
    }

    /// <summary>Fails unless the source compiles and gives exactly the diagnostics marked up in it.</summary>
    public static Task VerifyAnalyzerAsync(string source, params DiagnosticResult[] expected)
    {
        var test = new Test { TestCode = source };
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync();
    }

    public sealed class Test : RuleTest<TAnalyzer, EmptyCodeFixProvider>;
}
