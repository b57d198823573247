using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Psi.Analyzers.Tests;

/// <summary>Counts what an analyzer registers, at its start and at the start of a compilation.</summary>
internal sealed class RecordingAnalysisContext : AnalysisContext
{
    private readonly List<Action<CompilationStartAnalysisContext>> _starts = [];

    public GeneratedCodeAnalysisFlags? GeneratedCode { get; private set; }

    public bool IsConcurrent { get; private set; }

    /// <summary>Registrations outside a compilation start: these run in every compilation.</summary>
    public int Registrations { get; private set; }

    /// <summary>Starts a compilation.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="globalOptions">Lines of a global analyzer configuration.</param>
    public int StartIn(Compilation compilation, string globalOptions = "")
    {
        var start = new RecordingStart(compilation, new AnalyzerOptions([], new GlobalOptionsProvider(globalOptions)));
        foreach (var action in _starts)
        {
            action(start);
        }

        return Registrations + start.Registrations;
    }

    public override void ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags analysisMode) => GeneratedCode = analysisMode;

    public override void EnableConcurrentExecution() => IsConcurrent = true;

    public override void RegisterCompilationStartAction(Action<CompilationStartAnalysisContext> action) => _starts.Add(action);

    public override void RegisterCodeBlockAction(Action<CodeBlockAnalysisContext> action) => Registrations++;

    public override void RegisterCodeBlockStartAction<TLanguageKindEnum>(Action<CodeBlockStartAnalysisContext<TLanguageKindEnum>> action) =>
        Registrations++;

    public override void RegisterCompilationAction(Action<CompilationAnalysisContext> action) => Registrations++;

    public override void RegisterOperationAction(Action<OperationAnalysisContext> action, ImmutableArray<OperationKind> operationKinds) =>
        Registrations++;

    public override void RegisterSemanticModelAction(Action<SemanticModelAnalysisContext> action) => Registrations++;

    public override void RegisterSymbolAction(Action<SymbolAnalysisContext> action, ImmutableArray<SymbolKind> symbolKinds) =>
        Registrations++;

    public override void RegisterSyntaxNodeAction<TLanguageKindEnum>(
        Action<SyntaxNodeAnalysisContext> action, ImmutableArray<TLanguageKindEnum> syntaxKinds) =>
        Registrations++;

    public override void RegisterSyntaxTreeAction(Action<SyntaxTreeAnalysisContext> action) => Registrations++;

    private sealed class RecordingStart(Compilation compilation, AnalyzerOptions options)
        : CompilationStartAnalysisContext(compilation, options, CancellationToken.None)
    {
        public int Registrations { get; private set; }

        public override void RegisterCodeBlockAction(Action<CodeBlockAnalysisContext> action) => Registrations++;

        public override void RegisterCodeBlockStartAction<TLanguageKindEnum>(
            Action<CodeBlockStartAnalysisContext<TLanguageKindEnum>> action) =>
            Registrations++;

        public override void RegisterCompilationEndAction(Action<CompilationAnalysisContext> action) => Registrations++;

        public override void RegisterOperationAction(
            Action<OperationAnalysisContext> action, ImmutableArray<OperationKind> operationKinds) =>
            Registrations++;

        public override void RegisterSemanticModelAction(Action<SemanticModelAnalysisContext> action) => Registrations++;

        public override void RegisterSymbolAction(Action<SymbolAnalysisContext> action, ImmutableArray<SymbolKind> symbolKinds) =>
            Registrations++;

        public override void RegisterSyntaxNodeAction<TLanguageKindEnum>(
            Action<SyntaxNodeAnalysisContext> action, ImmutableArray<TLanguageKindEnum> syntaxKinds) =>
            Registrations++;

        public override void RegisterSyntaxTreeAction(Action<SyntaxTreeAnalysisContext> action) => Registrations++;
    }
}
