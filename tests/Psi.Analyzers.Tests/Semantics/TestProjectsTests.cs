using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers.Rules;
using Psi.Analyzers.Tests.Verification;

namespace Psi.Analyzers.Tests.Semantics;

/// <summary>Which code rules pass over, and what the compiler's log says about it.</summary>
public sealed class TestProjectsTests
{
    private const string WeakHash = "class C { object M() => System.Security.Cryptography.MD5.Create(); }";

    public static TheoryData<string, string> Tests => new()
    {
        { nameof(FrameworkUnderTest.Xunit), "public class T { [Xunit.Fact] public void M() { } }" },
        { nameof(FrameworkUnderTest.Xunit), "namespace A.B { class Outer { public class T { [Xunit.Theory] public void M() { } } } }" },
        {
            nameof(FrameworkUnderTest.Xunit),
            "class LinuxFactAttribute : Xunit.FactAttribute; public class T { [LinuxFact] public void M() { } }"
        },
        { nameof(FrameworkUnderTest.NUnit), "public class T { [NUnit.Framework.TestCase] public void M() { } }" },
        {
            nameof(FrameworkUnderTest.MSTest),
            "public class T { [Microsoft.VisualStudio.TestTools.UnitTesting.TestMethod] public void M() { } }"
        },
        { nameof(FrameworkUnderTest.TUnit), "public class T { [TUnit.Core.Test] public void M() { } }" },
        { nameof(FrameworkUnderTest.BenchmarkDotNet), "public class T { [BenchmarkDotNet.Attributes.Benchmark] public void M() { } }" },
    };

    [Theory]
    [MemberData(nameof(Tests))]
    public async Task Where_rules_may_they_pass_over_code_that_holds_tests(string framework, string source)
    {
        var used = Framework(framework);

        Assert.Empty(await FindingsAsync(used.Reference, used.PassedOver, WeakHash, source));
        var fact = await FactAsync(used.Reference, used.PassedOver, WeakHash, source);
        Assert.Equal("no", fact.Properties["looked"]);
        Assert.Equal(Path.GetFileNameWithoutExtension(used.Path), fact.Properties["framework"]);
        Assert.Equal("/1.cs", fact.Location.GetLineSpan().Path);
    }

    [Theory]
    [MemberData(nameof(Tests))]
    public async Task Where_they_may_not_they_look(string framework, string source)
    {
        var used = Framework(framework);

        Assert.Single(await FindingsAsync(used.Reference, used.Known, WeakHash, source));
        var fact = await FactAsync(used.Reference, used.Known, WeakHash, source);
        Assert.Equal("yes", fact.Properties["looked"]);
        Assert.Equal(Path.GetFileNameWithoutExtension(used.Path), fact.Properties["framework"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("public class T { [System.Obsolete] public void M() { } }")]
    [InlineData("class FactAttribute : System.Attribute; public class T { [Fact] public void M() { } }")]
    [InlineData("namespace Xunit { class FactAttribute : System.Attribute; } public class T { [Xunit.Fact] public void M() { } }")]
    public async Task A_reference_to_a_framework_alone_makes_no_tests(string source)
    {
        var used = FrameworkUnderTest.Xunit;

        Assert.Single(await FindingsAsync(used.Reference, used.PassedOver, WeakHash, source));
        var fact = await FactAsync(used.Reference, used.PassedOver, WeakHash, source);
        Assert.Equal("yes", fact.Properties["looked"]);
        Assert.DoesNotContain("framework", fact.Properties.Keys);
    }

    [Fact]
    public async Task An_assembly_of_the_repository_that_is_called_after_a_framework_is_none()
    {
        var real = FrameworkUnderTest.TUnit;
        var empty = PackageReferences.Compile("TUnit.Core/obj/Debug/net10.0/TUnit.Core.dll", real.Source, folder: "/src/");

        Assert.Single(await FindingsAsync(empty, real.PassedOver, WeakHash, "public class T { [TUnit.Core.Test] public void M() { } }"));
    }

    [Fact]
    public async Task In_an_editor_no_fact_is_reported()
    {
        var used = FrameworkUnderTest.Xunit;

        Assert.Empty(await RunAsync(new RulesLookedAnalyzer(), used.Reference, used.PassedOver, WeakHash + FrameworkUnderTest.Test));
    }

    [Theory]
    [InlineData("#pragma warning disable PSI0105\n")]
    [InlineData("[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage(\"PsiFacts\", \"PSI0105\")]\n")]
    public async Task Source_does_not_take_the_fact_out_of_the_log(string suppression)
    {
        var used = FrameworkUnderTest.Xunit;
        var source = suppression + WeakHash + FrameworkUnderTest.Test;

        var fact = await FactAsync(used.Reference, used.PassedOver, source);

        Assert.Equal("no", fact.Properties["looked"]);
    }

    private static FrameworkUnderTest Framework(string name) =>
        (FrameworkUnderTest)typeof(FrameworkUnderTest).GetProperty(name)!.GetValue(null)!;

    private static Task<IReadOnlyList<Diagnostic>> FindingsAsync(MetadataReference framework, string options, params string[] sources) =>
        RunAsync(new WeakHashAlgorithmAnalyzer(), framework, options, sources);

    private static async Task<Diagnostic> FactAsync(MetadataReference framework, string options, params string[] sources) =>
        Assert.Single(await RunAsync(new RulesLookedAnalyzer(), framework, options + "\npsi.facts = true", sources));

    private static async Task<IReadOnlyList<Diagnostic>> RunAsync(
        DiagnosticAnalyzer analyzer, MetadataReference framework, string options, params string[] sources)
    {
        var compilation = CSharpCompilation.Create(
            "test",
            sources.Select((source, number) => CSharpSyntaxTree.ParseText(source, path: $"/{number}.cs")),
            [.. ReferenceAssemblies.Net.Net100.References, framework],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var run = new CompilationWithAnalyzers(
            compilation,
            [analyzer],
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([], new GlobalOptionsProvider(options)),
                onAnalyzerException: null,
                concurrentAnalysis: true,
                logAnalyzerExecutionTime: false,
                // The compiler's log has what is suppressed, too.
                reportSuppressedDiagnostics: true));
        return await run.GetAnalyzerDiagnosticsAsync(CancellationToken.None);
    }
}
