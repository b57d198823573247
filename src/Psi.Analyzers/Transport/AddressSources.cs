using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Transport;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Transport;

/// <summary>
/// Finds the texts that an address may be: what a <c>Uri</c> is made of, the branches of a condition, the default of a parameter, and what
/// the callers of a private method give it.
/// </summary>
internal sealed class AddressSources(CompilationValues values)
{
    private const int MaximumSteps = 20;

    public IEnumerable<IOperation> Of(IOperation given, CancellationToken cancellationToken)
    {
        var budget = new StepBudget(MaximumSteps);
        var pending = new Stack<IOperation>();
        pending.Push(given);
        while (pending.Count > 0 && budget.Take())
        {
            foreach (var value in KnownValues.Alternatives(pending.Pop()))
            {
                if (SourcesOf(values.Known.OriginOf(value, cancellationToken), cancellationToken) is not { } sources)
                {
                    yield return value;
                    continue;
                }

                foreach (var source in sources)
                {
                    pending.Push(source);
                }
            }
        }
    }

    /// <summary>Where a value comes from, one step back; null where that can't be told.</summary>
    private IEnumerable<IOperation>? SourcesOf(IOperation declared, CancellationToken cancellationToken) => declared switch
    {
        IObjectCreationOperation { Type: { Name: EndpointNames.Uri, ContainingNamespace.Name: EndpointNames.UriNamespace } } uri =>
            CallArguments.ValueOf(uri.Arguments, EndpointNames.UriParameters) is { } address ? [address] : null,
        IConditionalOperation or ICoalesceOperation or ISwitchExpressionOperation => [declared],
        IParameterReferenceOperation reference => DefaultOf(reference, cancellationToken) ?? GivenByCallers(reference, cancellationToken),
        _ => null,
    };

    private IEnumerable<IOperation>? DefaultOf(IParameterReferenceOperation use, CancellationToken cancellationToken) =>
        use.Parameter is { HasExplicitDefaultValue: true, Type.SpecialType: SpecialType.System_String } parameter
        && !IsWritten(use)
        && values.Source.InitialValueOf(parameter, cancellationToken) is { } standard
            ? [standard]
            : null;

    private IEnumerable<IOperation>? GivenByCallers(IParameterReferenceOperation use, CancellationToken cancellationToken) =>
        use.Parameter.ContainingSymbol is IMethodSymbol
        {
            DeclaredAccessibility: Accessibility.Private,
            MethodKind: MethodKind.Ordinary,
        } method
        && !IsWritten(use)
            ? values.Source.ReferencesTo(method, cancellationToken)
                .OfType<IInvocationOperation>()
                .Select(call => CallArguments.ValueOf(call.Arguments, use.Parameter.Name))
                .OfType<IOperation>()
            : null;

    private static bool IsWritten(IParameterReferenceOperation use) => OperationTree.AllInMember(use).Any(other =>
        other is IAssignmentOperation { Target: IParameterReferenceOperation target }
        && SymbolEqualityComparer.Default.Equals(target.Parameter, use.Parameter));
}
