using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers.Components;

namespace Psi.Analyzers.Rules;

/// <summary>PSI1101: the first place in each file that uses the API of a component the policy prohibits, deprecates or accepts in other versions only.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnapprovedComponentApiAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.UnapprovedComponentApi,
        "Use of an unapproved component's API",
        "'{0}' belongs to {1}. Further uses in this file are not reported.",
        RuleCategory.Components,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The policy prohibits or deprecates the component this API belongs to, or accepts other versions of it only. Code that uses it has to change before the component can go.",
        helpLinkUri: RuleHelp.LinkTo(RuleIds.UnapprovedComponentApi));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
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
        });
    }

    private sealed class Uses(FlaggedReferences references, UsableNames names)
    {
        // A file is one piece of work, for only so the first use is the same one in every run.
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
                        context.ReportDiagnostic(Finding(node, symbol!, flagged));
                    }
                }

                if (reported.Count == references.ComponentCount)
                {
                    return;
                }
            }
        }

        private static Diagnostic Finding(SyntaxNode node, ISymbol symbol, FlaggedAssembly flagged) => Diagnostic.Create(
            Rule,
            PlaceOf(node),
            ImmutableDictionary<string, string?>.Empty.Add(FindingProperties.Component, flagged.Component).Add(FindingProperties.Decision, flagged.Decision),
            NameOf(symbol),
            flagged.Message);

        // A loop or a clause is long; its first word says where it is.
        private static Location PlaceOf(SyntaxNode node) => node is StatementSyntax or AwaitExpressionSyntax or QueryClauseSyntax or SelectOrGroupClauseSyntax or OrderingSyntax
            ? node.GetFirstToken().GetLocation()
            : node.GetLocation();

        private static string NameOf(ISymbol symbol) => symbol switch
        {
            { ContainingType: null } => symbol.Name,
            INamedTypeSymbol or IFieldSymbol or IEventSymbol or IPropertySymbol { IsIndexer: false } => symbol.ContainingType.Name + "." + symbol.Name,
            IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ReducedExtension } => symbol.ContainingType.Name + "." + symbol.Name,
            // Of a constructor, an operator or an indexer the type says more than its own name.
            _ => symbol.ContainingType.Name,
        };
    }
}
