using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Psi.EndToEnd.Tests.Ide;

/// <summary>
/// An editor without windows: a Roslyn workspace opened from design-time builds, in which documents are typed into, findings appear as
/// they do live, and code fixes are applied. Everything it loads of Psi is the packed package's.
/// </summary>
/// <remarks>
/// The compiler inside is the oldest that the packed code fixes are for. The SDK's own analyzers and generators on the command line are
/// made for a newer one and are left out; Psi's findings don't depend on them.
/// </remarks>
internal sealed class EditorHost : IDisposable
{
    private readonly AdhocWorkspace _workspace = new();
    private readonly List<Exception> _analyzerFailures = [];

    private EditorHost()
    {
    }

    private Solution Solution => _workspace.CurrentSolution;

    /// <summary>Opens projects as one solution.</summary>
    public static EditorHost Open(params IReadOnlyList<DesignTimeBuild> projects)
    {
        var host = new EditorHost();
        foreach (var project in projects)
        {
            var opened = CommandLineProject.CreateProjectInfo(
                Path.GetFileNameWithoutExtension(project.ProjectFile),
                LanguageNames.CSharp,
                project.Arguments,
                Path.GetDirectoryName(project.ProjectFile)!,
                host._workspace);
            var ofPsi = opened.AnalyzerReferences.Where(reference =>
                Path.GetFileName(reference.FullPath)!.StartsWith("Psi.", StringComparison.Ordinal));
            host._workspace.AddProject(opened.WithAnalyzerReferences(ofPsi));
        }

        return host;
    }

    /// <summary>The values of a <c>psi.*</c> key as the analyzers of each project see them.</summary>
    public string? PolicyValue(string key) =>
        Assert.Single(Solution.Projects).AnalyzerOptions.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(key, out var value)
            ? value
            : null;

    /// <summary>The text of a document.</summary>
    public async Task<string> TextAsync(string file) => (await Document(file).GetTextAsync()).ToString();

    /// <summary>Replaces a document's text, by one edit.</summary>
    public void Write(string file, string text) => Apply(Document(file).WithText(SourceText.From(text)).Project.Solution);

    /// <summary>Replaces one text of a document by another, as an edit of just these characters.</summary>
    public async Task EditAsync(string file, string old, string replacement)
    {
        var text = await Document(file).GetTextAsync();
        var at = text.ToString().IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{old}' is not in {file}");
        Apply(Document(file).WithText(text.WithChanges(new TextChange(new TextSpan(at, old.Length), replacement))).Project.Solution);
    }

    /// <summary>Replaces the text of an analyzer configuration file that the projects share.</summary>
    public void WriteConfiguration(string file, string text)
    {
        var solution = Solution;
        foreach (var document in Solution.Projects.SelectMany(project => project.AnalyzerConfigDocuments).Where(document =>
            Path.GetFileName(document.FilePath) == file))
        {
            solution = solution.WithAnalyzerConfigDocumentText(document.Id, SourceText.From(text));
        }

        Assert.False(ReferenceEquals(solution, Solution), $"no project has {file}");
        Apply(solution);
    }

    /// <summary>What the analyzers say about a document right now, in the order of the text. Fails when one of them crashes.</summary>
    public async Task<IReadOnlyList<Diagnostic>> FindingsAsync(string file) => await FindingsAsync(Document(file), CancellationToken.None);

    /// <summary>The compiler's errors in a document.</summary>
    public async Task<IReadOnlyList<Diagnostic>> CompileErrorsAsync(string file) =>
        [.. (await Document(file).GetSemanticModelAsync())!
            .GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];

    /// <summary>The titles an editor's light bulb shows for a finding.</summary>
    public async Task<IReadOnlyList<string>> OfferedFixesAsync(string file, Diagnostic finding) =>
        [.. (await FixesAsync(Document(file), finding)).Select(fix => fix.Action.Title)];

    /// <summary>Applies the only fix offered for a finding.</summary>
    public async Task ApplyFixAsync(string file, Diagnostic finding)
    {
        var (action, _) = Assert.Single(await FixesAsync(Document(file), finding));
        await ApplyAsync(action);
    }

    /// <summary>Applies the only fix offered for a finding wherever it applies in the document, the project or the solution.</summary>
    public async Task FixAllAsync(string file, Diagnostic finding, FixAllScope scope)
    {
        var document = Document(file);
        var (action, provider) = Assert.Single(await FixesAsync(document, finding));
        var context = new FixAllContext(
            document, provider, scope, action.EquivalenceKey!, provider.FixableDiagnosticIds, new FindingsOf(this), CancellationToken.None);
        var all = await provider.GetFixAllProvider()!.GetFixAsync(context);
        Assert.NotNull(all);
        await ApplyAsync(all);
    }

    /// <inheritdoc/>
    public void Dispose() => _workspace.Dispose();

    private Document Document(string file) =>
        Assert.Single(
            Solution.Projects.SelectMany(project => project.Documents),
            document => document.FilePath!.EndsWith(Path.DirectorySeparatorChar + file, StringComparison.Ordinal));

    // Per document and not per compilation: that is how an editor asks while somebody types.
    private async Task<IReadOnlyList<Diagnostic>> FindingsAsync(Document document, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken);
        var analyzers = document.Project.AnalyzerReferences
            .SelectMany(reference => reference.GetAnalyzers(LanguageNames.CSharp))
            .ToImmutableArray();
        Assert.NotEmpty(analyzers);
        var analysis = model!.Compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(
            document.Project.AnalyzerOptions, (failure, _, _) =>
                Failed(failure), concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        var syntax = await analysis.GetAnalyzerSyntaxDiagnosticsAsync(model.SyntaxTree, cancellationToken);
        var semantic = await analysis.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, cancellationToken);
        lock (_analyzerFailures)
        {
            Assert.Empty(_analyzerFailures);
        }

        Diagnostic[] found = [.. syntax, .. semantic];
        Assert.DoesNotContain(found, diagnostic => diagnostic.Id == "AD0001");
        return [.. found.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    private void Failed(Exception failure)
    {
        lock (_analyzerFailures)
        {
            _analyzerFailures.Add(failure);
        }
    }

    private static async Task<IReadOnlyList<(
        CodeAction Action, CodeFixProvider Provider)>> FixesAsync(Document document, Diagnostic finding)
    {
        var fixes = new List<(CodeAction Action, CodeFixProvider Provider)>();
        foreach (var provider in FixProviders(document.Project).Where(provider => provider.FixableDiagnosticIds.Contains(finding.Id)))
        {
            await provider.RegisterCodeFixesAsync(new CodeFixContext(
                document, finding, (action, _) => fixes.Add((action, provider)), CancellationToken.None));
        }

        return fixes;
    }

    // An editor finds fixes by their attribute in the analyzer assemblies, and loads those itself.
    private static IEnumerable<CodeFixProvider> FixProviders(Project project) =>
        from reference in project.AnalyzerReferences.OfType<AnalyzerFileReference>()
        from type in reference.GetAssembly().GetTypes()
        where type.GetCustomAttribute<ExportCodeFixProviderAttribute>()?.Languages.Contains(LanguageNames.CSharp) == true
        select (CodeFixProvider)Activator.CreateInstance(type)!;

    private async Task ApplyAsync(CodeAction action)
    {
        var operation = Assert.IsType<ApplyChangesOperation>(Assert.Single(await action.GetOperationsAsync(CancellationToken.None)));
        Apply(operation.ChangedSolution);
    }

    private void Apply(Solution changed) => Assert.True(_workspace.TryApplyChanges(changed), "the workspace refused a change");

    private sealed class FindingsOf(EditorHost host) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            (await Task.WhenAll(project.Documents.Select(document => host.FindingsAsync(document, cancellationToken))))
                .SelectMany(found => found);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(
            Document document, CancellationToken cancellationToken) =>
            await host.FindingsAsync(document, cancellationToken);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
