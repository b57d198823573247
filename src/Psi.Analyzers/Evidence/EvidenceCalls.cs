using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Evidence;

/// <summary>Calls that are evidence by themselves: those of a catalogue, in code that runs, whose result is not thrown away.</summary>
internal sealed class EvidenceCalls
{
    private readonly SymbolTable<ApiMember> _methods;
    private readonly LiveCode _live;
    private readonly DiagnosticDescriptor _evidence;

    private EvidenceCalls(SymbolTable<ApiMember> methods, LiveCode live, DiagnosticDescriptor evidence) =>
        (_methods, _live, _evidence) = (methods, live, evidence);

    /// <summary>Reports each of the calls; registers nothing where the compilation has none of the methods.</summary>
    /// <param name="start">Where to register.</param>
    /// <param name="methods">The catalogue.</param>
    /// <param name="live">Tells code that runs in production.</param>
    /// <param name="evidence">What is reported, with the called method as its one argument.</param>
    public static void Report(
        CompilationStartAnalysisContext start, IEnumerable<ApiMember> methods, LiveCode live, DiagnosticDescriptor evidence)
    {
        var table = SymbolTable.Of(start.Compilation, methods);
        if (!table.IsEmpty)
        {
            start.RegisterOperationAction(new EvidenceCalls(table, live, evidence).OnInvocation, OperationKind.Invocation);
        }
    }

    private void OnInvocation(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (_methods.Contains(call.TargetMethod) && !IsThrownAway(call) && _live.Has(call, context.CancellationToken))
        {
            context.ReportDiagnostic(EvidencePlace.At(call, _evidence.In(context.Options)));
        }
    }

    /// <summary>
    /// Whether a call is made only for a result that nobody takes. An extension method that configures an object returns that object; a
    /// call without a result, also an awaited one, is made for what it does.
    /// </summary>
    private static bool IsThrownAway(IInvocationOperation call)
    {
        IOperation result = call;
        while (result.Parent is IAwaitOperation or IConversionOperation or IParenthesizedOperation)
        {
            result = result.Parent;
        }

        return !call.TargetMethod.IsExtensionMethod && result is { Type.SpecialType: not SpecialType.System_Void } && result.Parent switch
        {
            IExpressionStatementOperation => true,
            ISimpleAssignmentOperation { Target: IDiscardOperation } => true,
            _ => false,
        };
    }
}
