using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Flow;

/// <summary>Tells which uses of an array or span may change its contents: all but those that are known to read only.</summary>
internal static class ByteWrites
{
    /// <summary>True unless this use of the bytes is known to leave them unchanged.</summary>
    public static bool MayWrite(IOperation reference)
    {
        var (consumer, value) = OperationTree.ConsumerOf(reference);
        return consumer switch
        {
            IArgumentOperation argument => !IsOnlyRead(argument),
            IArrayElementReferenceOperation element when element.ArrayReference == value => IsTarget(element),
            IImplicitIndexerReferenceOperation element when element.Instance == value =>
                value.Type is not IArrayTypeSymbol || IsTarget(element),
            IPropertyReferenceOperation { Property.IsIndexer: true } element when element.Instance == value => IsTarget(element),
            IPropertyReferenceOperation property => property.Instance != value,
            IInvocationOperation call when call.Instance == value => MayWriteReceiver(call),
            ISimpleAssignmentOperation assignment => assignment.Target == value || !IsCopiedBy(assignment.Target),
            ICoalesceOperation choice => MayWrite(choice),
            IConditionalOperation choice => MayWrite(choice),
            ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice } => MayWrite(choice),
            IReturnOperation => value.Type is { } type && ByteApiCatalogue.WritableTypes.Contains(type.Name),
            { Syntax: SpreadElementSyntax } => false,
            IForEachLoopOperation or IBinaryOperation or IIsPatternOperation or INameOfOperation or IConditionalAccessOperation => false,
            _ => true,
        };
    }

    /// <summary>True when this use returns the bytes to the caller.</summary>
    public static bool IsReturned(IOperation reference) => OperationTree.ConsumerOf(reference).Consumer is IReturnOperation;

    private static bool MayWriteReceiver(IInvocationOperation call) => ByteApiCatalogue.Views.Contains(call.TargetMethod.Name)
        ? MayWrite(call)
        : !ByteApiCatalogue.Reads.Contains(call.TargetMethod.Name);

    private static bool IsTarget(IOperation element) => element.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == element,
        IIncrementOrDecrementOperation or IAddressOfOperation or ITupleOperation or IVariableInitializerOperation => true,
        IArgumentOperation argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out,
        _ => false,
    };

    // The setters of SymmetricAlgorithm.Key and IV and of KeyedHashAlgorithm.Key take a copy.
    private static bool IsCopiedBy(IOperation target) =>
        target is IPropertyReferenceOperation { Property: { ContainingType.DeclaringSyntaxReferences.IsEmpty: true } property }
        && ByteApiCatalogue.CopyingProperties.Contains(property.Name);

    private static bool IsOnlyRead(IArgumentOperation argument)
    {
        if (argument.Parameter is not { RefKind: RefKind.None or RefKind.In } parameter)
        {
            return false;
        }

        if (ByteApiCatalogue.ReadOnlyTypes.Contains(parameter.Type.Name))
        {
            return true;
        }

        return argument.Parent switch
        {
            IInvocationOperation call => IsOnlyReadBy(call, parameter),
            IObjectCreationOperation { Constructor.DeclaringSyntaxReferences.IsEmpty: true } =>
                ByteApiCatalogue.Inputs.Contains(parameter.Name),
            _ => false,
        };
    }

    private static bool IsOnlyReadBy(IInvocationOperation call, IParameterSymbol parameter)
    {
        var called = call.TargetMethod;
        // AsSpan(bytes): depends on what the code does with the span.
        if (called.IsExtensionMethod && ByteApiCatalogue.ViewExtensions.Contains(called.Name) && parameter.Ordinal == 0)
        {
            return !MayWrite(call);
        }

        if (ByteApiCatalogue.Copies.Contains(called.Name))
        {
            return ByteApiCatalogue.CopySources.Any(source => parameter.Name.StartsWith(source, StringComparison.Ordinal));
        }

        return called.DeclaringSyntaxReferences.IsEmpty
            && (ByteApiCatalogue.Inputs.Contains(parameter.Name)
                || (ByteApiCatalogue.Reads.Contains(called.Name)
                    && parameter.Ordinal == 0
                    && parameter.Name != ByteApiCatalogue.Destination));
    }
}
