using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Deserialization;
using Psi.Analyzers.Deserialization;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3401: BinaryFormatter and other formatters that create any type the data names.</summary>
public sealed class DangerousFormatterAnalyzer() : SecurityRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.DangerousFormatter,
        "Dangerous formatter",
        "'{0}' lets the data say which types are created, so whoever can write the data can run code in this process. Use {1}.",
        RuleCategory.Deserialization,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "BinaryFormatter, NetDataContractSerializer, SoapFormatter, LosFormatter and ObjectStateFormatter create any type "
            + "the data names. They cannot be made safe; use a serializer that is told its types.");

    private protected override void Watch(CompilationStartAnalysisContext start, CompilationValues values)
    {
        var symbols = DangerousFormatterSymbols.In(start.Compilation);
        if (symbols.Types.IsEmpty)
        {
            return;
        }

        var uses = new Uses(symbols);
        start.RegisterOperationAction(uses.OnObjectCreation, OperationKind.ObjectCreation);
        start.RegisterOperationAction(uses.OnInvocation, OperationKind.Invocation);
        start.RegisterOperationAction(uses.OnMethodReference, OperationKind.MethodReference);
    }

    private sealed class Uses(DangerousFormatterSymbols symbols)
    {
        public void OnObjectCreation(OperationAnalysisContext context)
        {
            var creation = (IObjectCreationOperation)context.Operation;
            if (symbols.Types.TryFind(creation.Type, out var formatter))
            {
                Report(context, creation.Syntax, "new " + creation.Type!.Name, formatter);
            }
        }

        public void OnInvocation(OperationAnalysisContext context)
        {
            var call = (IInvocationOperation)context.Operation;
            ReportCall(context, call.TargetMethod, OperationSyntax.Callee(call));
        }

        public void OnMethodReference(OperationAnalysisContext context)
        {
            var reference = (IMethodReferenceOperation)context.Operation;
            if (reference.Parent is not INameOfOperation)
            {
                ReportCall(context, reference.Method, reference.Syntax);
            }
        }

        private void ReportCall(OperationAnalysisContext context, IMethodSymbol method, SyntaxNode node)
        {
            if (symbols.Calls.TryFind(method, out var formatter)
                && !symbols.IsCreatedAround(context.ContainingSymbol, context.CancellationToken))
            {
                Report(context, OperationSyntax.MemberName(node), method.ContainingType.Name + "." + method.Name, formatter);
            }
        }

        private static void Report(OperationAnalysisContext context, SyntaxNode node, string found, DangerousFormatter formatter) =>
            context.ReportDiagnostic(Diagnostic.Create(Rule.In(context.Options), node.GetLocation(), found, formatter.Replacement));
    }
}
