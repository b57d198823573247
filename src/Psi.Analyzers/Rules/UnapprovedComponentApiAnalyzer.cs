using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers.Components;
using Psi.Analyzers.Flow;

namespace Psi.Analyzers.Rules;

/// <summary>
/// PSI1101: the first place in each file that uses the API of a component that the policy prohibits, deprecates or accepts only in other
/// versions.
/// </summary>
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
            PlaceOf(node),
            FindingProperties.Of(FindingProperties.Component, flagged.Component).Add(FindingProperties.Decision, flagged.Decision),
            NameOf(symbol),
            flagged.Message);

        // A loop or a clause is long; its first word tells where it is.
        private static Location PlaceOf(SyntaxNode node) => node switch
        {
            StatementSyntax or AwaitExpressionSyntax => node.GetFirstToken().GetLocation(),
            QueryClauseSyntax or SelectOrGroupClauseSyntax or OrderingSyntax => node.GetFirstToken().GetLocation(),
            _ => node.GetLocation(),
        };

        private static string NameOf(ISymbol symbol) => symbol switch
        {
            { ContainingType: null } => symbol.Name,
            INamedTypeSymbol or IFieldSymbol or IEventSymbol or IPropertySymbol { IsIndexer: false } => Qualified(symbol),
            IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ReducedExtension } => Qualified(symbol),
            // For a constructor, an operator or an indexer the type says more than the member's own name.
            _ => symbol.ContainingType.Name,
        };

        private static string Qualified(ISymbol symbol) => symbol.ContainingType.Name + "." + symbol.Name;
    }
}
