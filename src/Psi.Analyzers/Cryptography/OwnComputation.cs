using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Cryptography;
using Psi.Analyzers.Flow;

namespace Psi.Analyzers.Cryptography;

/// <summary>
/// Finds classes that compute a cryptographic algorithm themselves and do not call another implementation. Searches the methods that the
/// class overrides or implements, and the methods of this compilation that they call, for what ciphers and hashes consist of: exclusive or
/// of numbers, rotation, modular powers.
/// </summary>
internal sealed class OwnComputation(SourceOperations source)
{
    // The unrolled rounds of a hash have some thousand operations. Code that shows nothing after this many steps does not count as a
    // cipher.
    private const int MaximumSteps = 20_000;

    public bool IsIn(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var budget = new StepBudget(MaximumSteps);
        var seen = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        var pending = new Queue<IMethodSymbol>(type.GetMembers().OfType<IMethodSymbol>().Where(IsContract));
        while (pending.Count > 0)
        {
            var method = pending.Dequeue().OriginalDefinition;
            if (!seen.Add(method) || source.BodyOf(method, cancellationToken) is not { } body)
            {
                continue;
            }

            foreach (var operation in body.DescendantsAndSelf())
            {
                if (!budget.Take())
                {
                    return false;
                }

                if (IsCipherStep(operation))
                {
                    return true;
                }

                if (operation is IInvocationOperation { TargetMethod: var called } && IsFollowed(called, type))
                {
                    pending.Enqueue(called);
                }
            }
        }

        return false;
    }

    private static bool IsContract(IMethodSymbol method) =>
        (method.IsOverride && method.Name is not (nameof(GetHashCode) or nameof(Equals) or nameof(ToString)))
        || OwnComputationCatalogue.Contract.Contains(method.Name);

    private static bool IsFollowed(IMethodSymbol called, INamedTypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(called.ContainingAssembly, type.ContainingAssembly) && called.Name is not nameof(GetHashCode);

    private static bool IsCipherStep(IOperation operation) => operation switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ExclusiveOr, Type: { } type } => IsNumber(type),
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.ExclusiveOr, Type: { } type } => IsNumber(type),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Or or BinaryOperatorKind.Add } sum => IsRotation(sum),
        IInvocationOperation { TargetMethod: var method } =>
            OwnComputationCatalogue.Steps.Contains(method.Name) && OwnComputationCatalogue.Types.Contains(method.ContainingType.Name),
        _ => false,
    };

    // (x << 3) | (x >> 29)
    private static bool IsRotation(IBinaryOperation sum) =>
        IsRotation(sum, BinaryOperatorKind.LeftShift, BinaryOperatorKind.RightShift)
        || IsRotation(sum, BinaryOperatorKind.RightShift, BinaryOperatorKind.LeftShift);

    private static bool IsRotation(IBinaryOperation sum, BinaryOperatorKind left, BinaryOperatorKind right) =>
        Shifted(sum.LeftOperand, left) is { } shifted
        && SymbolEqualityComparer.Default.Equals(shifted, Shifted(sum.RightOperand, right));

    private static ISymbol? Shifted(IOperation operation, BinaryOperatorKind direction) => operation switch
    {
        IConversionOperation conversion => Shifted(conversion.Operand, direction),
        IBinaryOperation shift when shift.OperatorKind == direction => shift.LeftOperand switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            IFieldReferenceOperation field => field.Field,
            _ => null,
        },
        _ => null,
    };

    private static bool IsNumber(ITypeSymbol type) => type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64;
}
