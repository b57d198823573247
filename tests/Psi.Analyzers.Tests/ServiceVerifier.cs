using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers.Tests.Verification;

namespace Psi.Analyzers.Tests;

/// <summary>The short way to test a rule about shared security services, which looks only where a policy names some.</summary>
public static class ServiceVerifier<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    /// <summary>Fails unless the source compiles and gives exactly the findings marked up in it.</summary>
    /// <param name="source">Marked up.</param>
    /// <param name="services">What the policy names, each encoded as a whole.</param>
    public static Task VerifyAsync(string source, params IReadOnlyList<string> services) => TestOf(source, services).RunAsync();

    /// <summary>The test, for a case that needs more.</summary>
    public static AnalyzerVerifier<TAnalyzer>.Test TestOf(string source, params IReadOnlyList<string> services)
    {
        var test = new AnalyzerVerifier<TAnalyzer>.Test { TestCode = source };
        test.TestState.AdditionalReferences.Add(ServiceApis.Reference);
        test.TestState.AnalyzerConfigFiles.Add(
            ("/.globalconfig", $"is_global = true\npsi.facts = true\n{NamedServices.Option(services)}\n"));
        return test;
    }
}
