using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers.Tests.Verification;

namespace Psi.Analyzers.Tests.Rules;

/// <summary>What the tests of the rules about keys, salts, IVs and password hashes have in common.</summary>
public abstract class CryptographyTests<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    protected const string Usings = """
        using System;
        using System.IO;
        using System.Linq;
        using System.Security.Cryptography;
        using System.Text;

        """;

    protected static DiagnosticResult Diagnostic() => AnalyzerVerifier<TAnalyzer>.Diagnostic();

    protected static Task Verify(string members) => VerifyAnalyzerAsync(Usings + "class C\n{\n" + members + "\n}\n");

    protected static Task VerifyAnalyzerAsync(string source, params DiagnosticResult[] expected) =>
        AnalyzerVerifier<TAnalyzer>.VerifyAnalyzerAsync(source, expected);

    protected static Task VerifyWithAsync(MetadataReference reference, string source, OutputKind? kind = null)
    {
        var test = new AnalyzerVerifier<TAnalyzer>.Test { TestCode = source };
        test.TestState.OutputKind = kind;
        test.TestState.AdditionalReferences.Add(reference);
        return test.RunAsync();
    }

    protected static Task VerifyInTestsAsync(string source)
    {
        var test = new AnalyzerVerifier<TAnalyzer>.Test { TestCode = source };
        FrameworkUnderTest.Xunit.AddTo(test.TestState);
        return test.RunAsync();
    }
}
