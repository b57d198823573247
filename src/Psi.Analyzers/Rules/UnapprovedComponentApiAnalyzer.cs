using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers.Components;
using Psi.Analyzers.Flow;

namespace Psi.Analyzers.Rules;

/// <summary>
/// PSI1101: the first place in each file that uses the API of a component that the policy prohibits, deprecates or accepts only in other
/// versions.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnapprovedComponentApiAnalyzer() : SecurityRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.UnapprovedComponentApi,
        "Use of an unapproved component's API",
        "'{0}' belongs to {1}. Further uses in this file are not reported.",
        RuleCategory.Components,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The policy prohibits or deprecates the component this API belongs to, or accepts other versions of it only. "
            + "Code that uses it has to change before the component can go.");

    // A component that its maker no longer repairs is a risk in tests too.
    private protected override bool WatchesTests => true;

    private protected override void Watch(CompilationStartAnalysisContext start, CompilationValues values)
    {
        var flagged = FlaggedAssembly.In(start.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
        if (flagged.IsEmpty)
        {
            return;
        }

        var references = FlaggedReferences.In(start.Compilation, flagged);
        if (references.IsEmpty)
        {
            return;
        }

        var uses = new Uses(references, UsableNames.Of(references.Assemblies, start.Compilation, start.CancellationToken));
        // Not an action on semantic models: editors run those only on files whose documentation is parsed (seen with Roslyn 4.14).
        start.RegisterSyntaxNodeAction(uses.OnFile, SyntaxKind.CompilationUnit);
    }

    private sealed class Uses(FlaggedReferences references, UsableNames names)
    {
        // A file is looked at as a whole, so that the first use is the same one in every run.
        public void OnFile(SyntaxNodeAnalysisContext context)
        {
            var root = context.Node;
            var written = HandWrittenCode.Of(root.SyntaxTree, root);
            if (written.IsEmpty)
            {
                return;
            }

            var used = new UsedSymbols(context.SemanticModel, names, context.CancellationToken);
            var reported = new HashSet<string>(StringComparer.Ordinal);
            foreach (var node in root.DescendantNodes())
            {
                foreach (var symbol in used.Of(node))
                {
                    if (references.Declaring(symbol) is { } flagged && written.Contains(node) && reported.Add(flagged.Component))
                    {
                        context.ReportDiagnostic(Finding(context.Options, node, symbol!, flagged));
                    }
                }

                if (reported.Count == references.ComponentCount)
                {
                    return;
                }
            }
        }

        private static Diagnostic Finding(
            AnalyzerOptions options, SyntaxNode node, ISymbol symbol, FlaggedAssembly flagged) => Diagnostic.Create(
            Rule.In(options),
            SymbolUse.PlaceOf(node),
            FindingProperties.Of(FindingProperties.Component, flagged.Component).Add(FindingProperties.Decision, flagged.Decision),
            SymbolUse.NameOf(symbol),
            flagged.Message);
    }
}
