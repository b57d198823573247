using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Psi.Analyzers.Tests.Verification;

/// <summary>
/// One code fix over one solution. It is applied one diagnostic at a time, and by its fix-all provider in document, project
/// and solution scope; each way must give <see cref="FixedState"/>, which must compile and show only what is marked up in it.
/// </summary>
public class CodeFixTest<TAnalyzer, TCodeFix> : AnalyzerTest<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TCodeFix : CodeFixProvider, new()
{
    private const int MostFixes = 100;

    /// <summary>Sets the first source of <see cref="FixedState"/>.</summary>
    public string FixedCode
    {
        set => FixedState.Sources.Insert(0, ("/0/Test0.cs", value));
    }

    /// <summary>Sources after the fix. What it does not set (references, configuration) is as in the state under test.</summary>
    public SolutionState FixedState { get; } = new();

    /// <summary>Which of several offered fixes is taken.</summary>
    public int CodeActionIndex { get; set; }

    /// <summary>The scopes to try fix-all in.</summary>
    public IReadOnlyList<FixAllScope> FixAllScopes { get; set; } = [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override async Task RunAsync()
    {
        await base.RunAsync();
        CompleteFixedState();
        using var fixedSolution = new SolutionUnderTest(FixedState, TestState.ReferenceAssemblies ?? ReferenceAssemblies);
        await VerifyAsync(fixedSolution, FixedState, "The fixed code");

        using var solution = new SolutionUnderTest(TestState, TestState.ReferenceAssemblies ?? ReferenceAssemblies);
        await VerifySameAsync(fixedSolution, await FixOneByOneAsync(solution.Solution), "Fixed one by one");
        if (new TCodeFix().GetFixAllProvider() is { } fixAll)
        {
            foreach (var scope in FixAllScopes)
            {
                Assert.Contains(scope, fixAll.GetSupportedFixAllScopes());
                await VerifySameAsync(fixedSolution, await FixAllAsync(solution.Solution, fixAll, scope), $"Fix all in {scope}");
            }
        }
    }

    private void CompleteFixedState()
    {
        FixedState.OutputKind ??= TestState.OutputKind;
        CopySettings(TestState, FixedState);
        foreach (var (name, project) in TestState.AdditionalProjects)
        {
            if (FixedState.AdditionalProjects.TryGetValue(name, out var fixedProject))
            {
                fixedProject.OutputKind ??= project.OutputKind;
                fixedProject.ReferenceAssemblies ??= project.ReferenceAssemblies;
                CopySettings(project, fixedProject);
            }
        }
    }

    private static void CopySettings(ProjectState from, ProjectState to)
    {
        if (to.AnalyzerConfigFiles.Count == 0)
        {
            to.AnalyzerConfigFiles.AddRange(from.AnalyzerConfigFiles);
        }

        if (to.AdditionalReferences.Count == 0)
        {
            to.AdditionalReferences.AddRange(from.AdditionalReferences);
        }
    }

    private async Task<Solution> FixOneByOneAsync(Solution solution)
    {
        for (var round = 0; round < MostFixes; round++)
        {
            if (await FirstFixAsync(solution, _ => true) is not { } first)
            {
                return solution;
            }

            solution = await AppliedAsync(first.Action);
        }

        Assert.Fail($"The code fix still offers something after {MostFixes} rounds.");
        return solution;
    }

    /// <summary>Runs fix-all once for each document, project or solution that has something to fix; it must not need a second run.</summary>
    private async Task<Solution> FixAllAsync(Solution solution, FixAllProvider fixAll, FixAllScope scope)
    {
        var done = new HashSet<object>();
        while (await FirstFixAsync(solution, document => !done.Contains(Container(document, scope))) is var (document, action))
        {
            var context = new FixAllContext(
                document, new TCodeFix(), scope, action.EquivalenceKey, new TCodeFix().FixableDiagnosticIds, new DiagnosticsOf(solution), CancellationToken.None);
            var all = await fixAll.GetFixAsync(context);
            Assert.True(all is not null, $"Fix all in {scope} offers nothing.");
            done.Add(Container(document, scope));
            solution = await AppliedAsync(all);
        }

        return solution;
    }

    private static object Container(Document document, FixAllScope scope) => scope switch
    {
        FixAllScope.Document => document.Id,
        FixAllScope.Project => document.Project.Id,
        _ => document.Project.Solution.Id,
    };

    private async Task<(Document Document, CodeAction Action)?> FirstFixAsync(Solution solution, Func<Document, bool> isWanted)
    {
        var provider = new TCodeFix();
        var diagnostics = await SolutionAnalysis.RunAsync<TAnalyzer>(solution);
        foreach (var diagnostic in diagnostics.Values.SelectMany(found => found).Where(found => provider.FixableDiagnosticIds.Contains(found.Id)))
        {
            var document = solution.GetDocument(diagnostic.Location.SourceTree);
            if (document is null || !isWanted(document))
            {
                continue;
            }

            var actions = new List<CodeAction>();
            var context = new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None);
            await provider.RegisterCodeFixesAsync(context);
            if (actions.Count > CodeActionIndex)
            {
                return (document, actions[CodeActionIndex]);
            }
        }

        return null;
    }

    private static async Task<Solution> AppliedAsync(CodeAction action)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
    }

    private static async Task VerifySameAsync(SolutionUnderTest expected, Solution actual, string stage)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var document in actual.Projects.SelectMany(project => project.Documents))
        {
            texts.Add(document.FilePath!, (await document.GetTextAsync()).ToString());
        }

        Assert.Equal(expected.Files.Keys.Order(StringComparer.Ordinal), texts.Keys.Order(StringComparer.Ordinal));
        foreach (var (path, markup) in expected.Files)
        {
            Assert.True(markup.Source == texts[path], $"{stage}: {path} is not as expected.\nExpected:\n{markup.Source}\nActual:\n{texts[path]}");
        }
    }

    private sealed class DiagnosticsOf(Solution solution) : FixAllContext.DiagnosticProvider
    {
        private readonly Lazy<Task<ImmutableDictionary<ProjectId, ImmutableArray<Diagnostic>>>> _diagnostics = new(() => SolutionAnalysis.RunAsync<TAnalyzer>(solution));

        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            (await _diagnostics.Value)[project.Id];

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            (await _diagnostics.Value)[document.Project.Id].Where(diagnostic => diagnostic.Location.SourceTree?.FilePath == document.FilePath);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
