using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers.Evidence;
using Psi.Analyzers.Flow;

namespace Psi.Analyzers.Rules;

/// <summary>
/// Evidence: a good thing seen at a place, which supports a requirement. It is written into the log of a real build for the gate. In
/// an editor it looks at nothing, and no setting can hide it or make it an error.
/// </summary>
public abstract class EvidenceRule : SecurityRule
{
    private protected EvidenceRule(DiagnosticDescriptor evidence)
        : base(evidence)
    {
    }

    /// <summary>What the gate knows evidence by, and what keeps settings away from it.</summary>
    private protected static string[] Tags { get; } = ["PsiEvidence", WellKnownDiagnosticTags.NotConfigurable];

    private protected sealed override void Watch(CompilationStartAnalysisContext start, CompilationValues values)
    {
        if (RuleOptions.ReportsFacts(start.Options))
        {
            LookFor(start, values, new LiveCode(values));
        }
    }

    /// <summary>Registers actions for the APIs that the compilation has; none where it has none of them.</summary>
    /// <param name="start">Where to register.</param>
    /// <param name="values">What is known of the compilation's values, shared with other rules.</param>
    /// <param name="live">Tells code that runs in production.</param>
    private protected abstract void LookFor(CompilationStartAnalysisContext start, CompilationValues values, LiveCode live);
}
