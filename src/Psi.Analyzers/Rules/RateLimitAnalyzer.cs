using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues;
using Psi.Analyzers.Catalogues.Evidence;
using Psi.Analyzers.Evidence;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3909: requests are limited: the middleware is in use, and a limit is set for all requests or for endpoints.</summary>
public sealed class RateLimitAnalyzer() : EvidenceRule(Seen)
{
    private static readonly DiagnosticDescriptor Seen = new(
        RuleIds.RateLimit,
        "Requests are limited",
        "'{0}' turns away clients that send more requests than the limits allow",
        RuleCategory.Evidence,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Supports a requirement that nobody can flood or try out the application without limit.",
        customTags: [.. Tags, WellKnownDiagnosticTags.CompilationEnd]);

    private protected override void LookFor(CompilationStartAnalysisContext start, CompilationValues values, LiveCode live)
    {
        var middleware = SymbolTable.Of(start.Compilation, RateLimitCatalogue.Middleware);
        if (!middleware.IsEmpty)
        {
            var uses = new Uses(
                middleware,
                SymbolTable.Of(start.Compilation, RateLimitCatalogue.Limits),
                SymbolTable.OfTypes(start.Compilation, [.. RateLimitCatalogue.Attributes]),
                live);
            start.RegisterOperationAction(uses.OnInvocation, OperationKind.Invocation);
            start.RegisterOperationAction(uses.OnAssignment, OperationKind.SimpleAssignment);
            start.RegisterOperationAction(uses.OnAttribute, OperationKind.Attribute);
            start.RegisterCompilationEndAction(uses.Report);
        }
    }

    /// <summary>What one compilation uses: the middleware limits nothing by itself, and a limit nothing without the middleware.</summary>
    private sealed class Uses(
        SymbolTable<ApiMember> middleware, SymbolTable<ApiMember> limits, SymbolTable<string> attributes, LiveCode live)
    {
        private readonly ConcurrentBag<IInvocationOperation> _middleware = [];
        private volatile bool _hasLimit;

        public void OnInvocation(OperationAnalysisContext context)
        {
            var call = (IInvocationOperation)context.Operation;
            if (middleware.Contains(call.TargetMethod) && live.Has(call, context.CancellationToken))
            {
                _middleware.Add(call);
            }
            else if (limits.Contains(call.TargetMethod) && live.Has(call, context.CancellationToken))
            {
                _hasLimit = true;
            }
        }

        public void OnAssignment(OperationAnalysisContext context)
        {
            if (MemberWrite.Of(context.Operation) is { } write
                && limits.Contains(write.Member.Member)
                && OperationTree.Unconverted(write.Value).ConstantValue is not { HasValue: true, Value: null }
                && live.Has(context.Operation, context.CancellationToken))
            {
                _hasLimit = true;
            }
        }

        public void OnAttribute(OperationAnalysisContext context)
        {
            if (context.Operation is IAttributeOperation { Operation: IObjectCreationOperation { Type: var type } }
                && attributes.Contains(type))
            {
                _hasLimit = true;
            }
        }

        public void Report(CompilationAnalysisContext context)
        {
            foreach (var call in _hasLimit ? _middleware.ToArray() : [])
            {
                context.ReportDiagnostic(EvidencePlace.At(call, Seen.In(context.Options)));
            }
        }
    }
}
