using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Evidence;
using Psi.Analyzers.Evidence;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3910: antiforgery tokens are checked: by the middleware, by a filter for every action, or by a call.</summary>
public sealed class AntiforgeryCheckAnalyzer() : EvidenceRule(Seen)
{
    private static readonly DiagnosticDescriptor Seen = new(
        RuleIds.AntiforgeryCheck,
        "Antiforgery tokens are checked",
        "'{0}' refuses requests that another site made a browser send",
        RuleCategory.Evidence,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Supports a requirement that other sites can't make a user's browser act in the application.",
        customTags: Tags);

    private protected override void LookFor(CompilationStartAnalysisContext start, CompilationValues values, LiveCode live)
    {
        EvidenceCalls.Report(start, AntiforgeryCatalogue.Methods, live, Seen);
        var collections = SymbolTable.OfTypes(start.Compilation, [.. AntiforgeryCatalogue.FilterCollections]);
        var filters = SymbolTable.OfTypes(start.Compilation, [.. AntiforgeryCatalogue.Filters]);
        if (!collections.IsEmpty && !filters.IsEmpty)
        {
            start.RegisterOperationAction(new GlobalFilters(collections, filters, live).OnInvocation, OperationKind.Invocation);
        }
    }

    private sealed class GlobalFilters(SymbolTable<string> collections, SymbolTable<string> filters, LiveCode live)
    {
        public void OnInvocation(OperationAnalysisContext context)
        {
            var call = (IInvocationOperation)context.Operation;
            if (call.TargetMethod.Name == AntiforgeryCatalogue.Add
                && collections.Contains(call.Instance?.Type)
                && FilterOf(call) is { } filter
                && filters.Contains(filter)
                && live.Has(call, context.CancellationToken))
            {
                var place = OperationSyntax.MemberName(call.Syntax).GetLocation();
                context.ReportDiagnostic(Diagnostic.Create(Seen.In(context.Options), place, filter.Name));
            }
        }

        private static ITypeSymbol? FilterOf(IInvocationOperation call) => call switch
        {
            { TargetMethod.TypeArguments: [var filter] } => filter,
            { Arguments: [var argument, ..] } => OperationTree.Unconverted(argument.Value) switch
            {
                ITypeOfOperation typeOf => typeOf.TypeOperand,
                var value => value.Type,
            },
            _ => null,
        };
    }
}
