using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Psi.Analyzers.Tests.Verification;

/// <summary>The short way to test a code fix, one by one and for a whole document, project and solution.</summary>
public static class CodeFixVerifier<TAnalyzer, TCodeFix>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TCodeFix : CodeFixProvider, new()
{
    /// <summary>
    /// Fails unless every way of applying the fix gives <paramref name="fixedSource"/>.
    /// The same source twice says that no fix is offered.
    /// </summary>
    public static Task VerifyCodeFixAsync(string source, string fixedSource) =>
        new Test { TestCode = source, FixedCode = fixedSource }.RunAsync();

    public sealed class Test : RuleTest<TAnalyzer, TCodeFix>
    {
        // Findings that the fix leaves have to be marked up, too.
        public Test() => FixedState.MarkupHandling = MarkupMode.Allow;
    }
}
