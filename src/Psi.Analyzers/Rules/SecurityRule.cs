using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Rules;

/// <summary>
/// A rule with one diagnostic. It looks at generated code too, runs concurrently and keeps no state of its own: what it learns of a
/// compilation belongs to the objects that <see cref="Watch"/> registers.
/// </summary>
public abstract class SecurityRule : DiagnosticAnalyzer
{
    private protected SecurityRule(DiagnosticDescriptor rule) => SupportedDiagnostics = ImmutableArray.Create(rule);

    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <summary>True for a rule that also watches projects of tests and benchmarks, whose code reaches nobody.</summary>
    private protected virtual bool WatchesTests => false;

    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (WatchesTests || !TestProjects.ArePassedOver(start.Compilation, start.Options, start.CancellationToken))
            {
                Watch(start, CompilationValues.In(start.Compilation));
            }
        });
    }

    /// <summary>Registers actions for the APIs that the compilation has; none where it has none of them.</summary>
    /// <param name="start">Where to register.</param>
    /// <param name="values">What is known of the compilation's values, shared with other rules.</param>
    private protected abstract void Watch(CompilationStartAnalysisContext start, CompilationValues values);
}
