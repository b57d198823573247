using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Flow;

namespace Psi.Analyzers.Flow;

/// <summary>Tells a value that is put to use from one that is only compared, looked up or named.</summary>
internal static class ValueUse
{
    /// <summary>
    /// True when the value of <paramref name="reference"/> goes somewhere: assigned, passed, returned. False for
    /// <c>nameof</c>, equality, patterns and case labels, masks, lookups by key, and reading a member of the value.
    /// </summary>
    public static bool IsPutToUse(IOperation reference)
    {
        var value = reference;
        while (value.Parent is IConversionOperation or ITupleOperation)
        {
            value = value.Parent;
        }

        return value.Parent switch
        {
            INameOfOperation => false,
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } => false,
            // "flags & All" tests flags; "All & ~One" is a new value.
            IBinaryOperation { OperatorKind: BinaryOperatorKind.And } mask => mask.ConstantValue.HasValue,
            IUnaryOperation { OperatorKind: UnaryOperatorKind.BitwiseNegation } => false,
            ITupleBinaryOperation or IPatternOperation or ICaseClauseOperation => false,
            IMemberReferenceOperation member when member.Instance == value => false,
            IInvocationOperation { TargetMethod.MethodKind: not MethodKind.DelegateInvoke } call when call.Instance == value => false,
            IArgumentOperation argument => !IsKey(argument),
            _ => true,
        };
    }

    private static bool IsKey(IArgumentOperation argument) => argument.Parent switch
    {
        IPropertyReferenceOperation => true,
        IInvocationOperation call => TextApiCatalogue.LookUps.Contains(call.TargetMethod.Name)
            || (call.TargetMethod is { Name: var name, Parameters.Length: 2 }
                && TextApiCatalogue.AddingByKey.Contains(name)
                && argument.Parameter?.Ordinal == 0),
        _ => false,
    };
}
