using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Psi.Analyzers.Tests.Verification;

/// <summary>
/// The testing library's test of a rule and its fix, with references that need no download.
/// Each time, the rule runs concurrently and in one thread, and must find the same.
/// </summary>
public class RuleTest<TAnalyzer, TCodeFix> : CSharpCodeFixTest<TAnalyzer, TCodeFix, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TCodeFix : CodeFixProvider, new()
{
    private static readonly ReferenceAssemblies NoDownload = new("none");

    // Diagnostics are equal by value; here it matters which run found one.
    private readonly ConcurrentDictionary<Diagnostic, bool> _foundInOneThread = new(ReferenceEqualityComparer.Instance);

    public RuleTest()
    {
        ReferenceAssemblies = ReferenceAssemblies.Net.Net100;
        DiagnosticVerifier = ExpectedProperties.Verify;
        // That #pragma suppresses a diagnostic is the compiler's work.
        TestBehaviors = TestBehaviors.SkipSuppressionCheck;
    }

    protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion.Preview);

    protected override CompilationOptions CreateCompilationOptions() => new CSharpCompilationOptions(
        OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);

    protected override Task<Workspace> CreateWorkspaceImplAsync() => Task.FromResult<Workspace>(new AdhocWorkspace());

    protected override Task RunImplAsync(CancellationToken cancellationToken)
    {
        var references = ReferenceAssemblies.References;
        ReferenceAssemblies = NoDownload;
        SolutionTransforms.Add((solution, _) => solution.ProjectIds.Aggregate(
            solution, (changed, project) => changed.AddMetadataReferences(project, references)));
        return base.RunImplAsync(cancellationToken);
    }

    protected override async Task<(Compilation compilation, ImmutableArray<Diagnostic> generatorDiagnostics)> GetProjectCompilationAsync(
        Project project, IVerifier verifier, CancellationToken cancellationToken)
    {
        var (compilation, diagnostics) = await base.GetProjectCompilationAsync(project, verifier, cancellationToken);
        var options = new CompilationWithAnalyzersOptions(
            GetAnalyzerOptions(project), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var run = new CompilationWithAnalyzers(compilation, [new TAnalyzer()], options);
        var found = await run.GetAnalyzerDiagnosticsAsync(cancellationToken);
        Assert.All(found, diagnostic => Assert.True(_foundInOneThread.TryAdd(diagnostic, true)));
        return (compilation, diagnostics.AddRange(found));
    }

    protected override ImmutableArray<(Project project, Diagnostic diagnostic)> FilterDiagnostics(
        ImmutableArray<(Project project, Diagnostic diagnostic)> diagnostics)
    {
        var runs = base.FilterDiagnostics(diagnostics).ToLookup(found => _foundInOneThread.ContainsKey(found.diagnostic));
        Verify.EqualOrDiff(Description(runs[true]), Description(runs[false]), "A run in one thread and a concurrent one differ.");
        return [.. runs[false]];
    }

    private static string Description(IEnumerable<(Project Project, Diagnostic Diagnostic)> found) => string.Join(
        "\n",
        found.Select(each => each.Diagnostic)
            .Where(diagnostic => !diagnostic.Descriptor.CustomTags.Contains(WellKnownDiagnosticTags.Compiler))
            .Select(DiagnosticText.Of)
            .Order(StringComparer.Ordinal));
}

/// <summary>All that a rule says of a finding.</summary>
internal static class DiagnosticText
{
    public static string Of(Diagnostic diagnostic)
    {
        var properties = diagnostic.Properties.Select(property => $"{property.Key}={property.Value}").Order(StringComparer.Ordinal);
        var message = diagnostic.GetMessage(CultureInfo.InvariantCulture);
        return $"{diagnostic.Location.GetLineSpan()} {diagnostic.Id}: {message} {{{string.Join(", ", properties)}}}";
    }
}
