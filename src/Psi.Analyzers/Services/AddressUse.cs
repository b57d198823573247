using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Services;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Services;

/// <summary>
/// Tells an address that the product uses from one that it only compares with something, that runs in development only, or that is in an
/// attribute. A constant or a local is used where at least one of its references is.
/// </summary>
internal sealed class AddressUse(CompilationValues values)
{
    // A constant may be made of others.
    private const int MaximumDepth = 5;

    public bool IsUsed(IOperation text, CancellationToken cancellationToken) => IsUsed(text, MaximumDepth, cancellationToken);

    private bool IsUsed(IOperation text, int depth, CancellationToken cancellationToken)
    {
        var (consumer, value) = ConsumerOf(text);
        if (IsComparison(consumer, value) || values.Development.Covers(text, cancellationToken))
        {
            return false;
        }

        return depth == 0 || consumer switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } =>
                IsAnyUsed(OperationTree.ReferencesTo(local, text), depth, cancellationToken),
            IFieldInitializerOperation { InitializedFields: [{ DeclaredAccessibility: Accessibility.Private } field] } =>
                IsAnyUsed(values.Source.ReferencesTo(field, cancellationToken), depth, cancellationToken),
            null => OperationTree.RootOf(text) is not IAttributeOperation,
            _ => !IsInAttribute(text),
        };
    }

    // A constant that nothing refers to yet is meant to be used.
    private bool IsAnyUsed(IEnumerable<IOperation?> references, int depth, CancellationToken cancellationToken)
    {
        var isReferredTo = false;
        foreach (var reference in references)
        {
            isReferredTo = true;
            if (reference is null || IsUsed(reference, depth - 1, cancellationToken))
            {
                return true;
            }
        }

        return !isReferredTo;
    }

    private static bool IsInAttribute(IOperation text) => OperationTree.RootOf(text) is IAttributeOperation;

    /// <summary>What uses a text, past conversions and the <c>Uri</c> that is made of it.</summary>
    private static (IOperation? Consumer, IOperation Value) ConsumerOf(IOperation text)
    {
        var (consumer, value) = OperationTree.ConsumerOf(text);
        while (consumer is IArgumentOperation { Parent: IObjectCreationOperation { Type.Name: AddressUseCatalogue.Uri } uri })
        {
            (consumer, value) = OperationTree.ConsumerOf(uri);
        }

        return (consumer, value);
    }

    private static bool IsComparison(IOperation? consumer, IOperation value) => consumer switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } => true,
        IPatternOperation or ICaseClauseOperation or INameOfOperation => true,
        // The key of a table that says something about the host.
        IArgumentOperation { Parent: IPropertyReferenceOperation } => true,
        IInvocationOperation call => call.Instance == value && AddressUseCatalogue.Comparisons.Contains(call.TargetMethod.Name),
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: var called } } argument =>
            AddressUseCatalogue.Comparisons.Contains(called)
            || (AddressUseCatalogue.ByFirst.Contains(called) && argument.Parameter is { Ordinal: 0, ContainingSymbol: IMethodSymbol method }
                && method.Parameters.Length > 1),
        _ => false,
    };
}
