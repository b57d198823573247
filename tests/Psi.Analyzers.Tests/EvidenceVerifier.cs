using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers.Tests.Verification;

namespace Psi.Analyzers.Tests;

/// <summary>The short way to test evidence, which is only reported where a build writes a log.</summary>
public static class EvidenceVerifier<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    // Of ASP.NET Core, which is not among the references.
    private const string AspNetCore = """

        namespace Microsoft.AspNetCore.Builder { public interface IApplicationBuilder; }
        namespace Microsoft.Extensions.Hosting
        {
            public interface IHostEnvironment { string EnvironmentName { get; } }
            public static class HostEnvironmentEnvExtensions
            {
                public static bool IsDevelopment(this IHostEnvironment environment) => environment.EnvironmentName == "Development";
                public static bool IsProduction(this IHostEnvironment environment) => environment.EnvironmentName == "Production";
            }
        }
        """;

    /// <summary>Fails unless the source compiles and gives exactly the evidence marked up in it.</summary>
    /// <param name="source">Marked up; it may use the environment and the application builder of ASP.NET Core.</param>
    /// <param name="globalOptions">Lines of the global analyzer configuration.</param>
    /// <param name="isProgram">Whether the source has top-level statements.</param>
    public static Task VerifyAsync(string source, string globalOptions = "psi.facts = true", bool isProgram = false)
    {
        var test = new AnalyzerVerifier<TAnalyzer>.Test { TestCode = source };
        test.TestState.OutputKind = isProgram ? OutputKind.ConsoleApplication : null;
        test.TestState.Sources.Add(("/AspNetCore.cs", AspNetCore));
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", $"is_global = true\n{globalOptions}\n"));
        return test.RunAsync();
    }

    /// <summary>Fails if the source gives evidence in an editor, or in a project of tests.</summary>
    /// <param name="source">Not marked up.</param>
    public static async Task VerifySilentAsync(string source)
    {
        await VerifyAsync(source, globalOptions: "");

        var tests = new AnalyzerVerifier<TAnalyzer>.Test { TestCode = source };
        tests.TestState.Sources.Add(("/AspNetCore.cs", AspNetCore));
        FrameworkUnderTest.Xunit.AddTo(tests.TestState);
        tests.TestState.AnalyzerConfigFiles.Add(("/facts.globalconfig", "is_global = true\nglobal_level = 1\npsi.facts = true\n"));
        await tests.RunAsync();
    }
}
