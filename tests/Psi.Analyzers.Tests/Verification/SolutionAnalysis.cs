using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Psi.Analyzers.Tests.Verification;

/// <summary>Compiles a solution and runs an analyzer over it.</summary>
internal static class SolutionAnalysis
{
    /// <summary>The compiler's errors and the analyzer's diagnostics, by project, in source order.</summary>
    public static Task<ImmutableDictionary<ProjectId, ImmutableArray<Diagnostic>>> RunAsync<TAnalyzer>(Solution solution)
        where TAnalyzer : DiagnosticAnalyzer, new() => RunAsync<TAnalyzer>(solution, isRepeated: false);

    /// <summary>The same, run twice: concurrently and in one thread. Fails when the two differ.</summary>
    public static Task<ImmutableDictionary<ProjectId, ImmutableArray<Diagnostic>>> RunTwiceAsync<TAnalyzer>(Solution solution)
        where TAnalyzer : DiagnosticAnalyzer, new() => RunAsync<TAnalyzer>(solution, isRepeated: true);

    public static string Describe(IEnumerable<Diagnostic> diagnostics) =>
        string.Join("\n", diagnostics.Select(Describe).DefaultIfEmpty("(none)"));

    public static string Describe(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.GetLineSpan();
        var text = diagnostic.Location.SourceTree?.GetText().ToString(diagnostic.Location.SourceSpan);
        var properties = diagnostic.Properties.OrderBy(property => property.Key, StringComparer.Ordinal).Select(property => $"{property.Key}={property.Value}");
        return $"{place.Path}{place.Span} {diagnostic.Id} at «{text}»: {diagnostic.GetMessage(CultureInfo.InvariantCulture)} {{{string.Join(", ", properties)}}}";
    }

    private static async Task<ImmutableDictionary<ProjectId, ImmutableArray<Diagnostic>>> RunAsync<TAnalyzer>(Solution solution, bool isRepeated)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var byProject = ImmutableDictionary.CreateBuilder<ProjectId, ImmutableArray<Diagnostic>>();
        foreach (var project in solution.Projects)
        {
            var compilation = (await project.GetCompilationAsync())!;
            var concurrent = await AnalyzeAsync<TAnalyzer>(compilation, project.AnalyzerOptions, isConcurrent: true);
            var sequential = isRepeated ? await AnalyzeAsync<TAnalyzer>(compilation.Clone(), project.AnalyzerOptions, isConcurrent: false) : concurrent;
            Assert.True(
                concurrent.Select(Describe).SequenceEqual(sequential.Select(Describe), StringComparer.Ordinal),
                $"Two runs over the same code differ.\nConcurrent:\n{Describe(concurrent)}\nSequential:\n{Describe(sequential)}");
            var errors = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            byProject.Add(project.Id, InSourceOrder(errors.Concat(concurrent)));
        }

        return byProject.ToImmutable();
    }

    private static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync<TAnalyzer>(Compilation compilation, AnalyzerOptions options, bool isConcurrent)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var exceptions = new List<Exception>();
        var run = new CompilationWithAnalyzersOptions(
            options,
            (exception, _, _) =>
            {
                lock (exceptions)
                {
                    exceptions.Add(exception);
                }
            },
            isConcurrent,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: false);
        var diagnostics = await new CompilationWithAnalyzers(compilation, [new TAnalyzer()], run).GetAnalyzerDiagnosticsAsync(CancellationToken.None);
        Assert.True(exceptions.Count == 0, "The analyzer threw.\n" + string.Join("\n", exceptions));
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Id == "AD0001");
        return InSourceOrder(diagnostics);
    }

    private static ImmutableArray<Diagnostic> InSourceOrder(IEnumerable<Diagnostic> diagnostics) =>
    [
        .. diagnostics
            .OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Length)
            .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)
            .ThenBy(Describe, StringComparer.Ordinal),
    ];
}
