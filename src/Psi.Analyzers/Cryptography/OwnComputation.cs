using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Flow;

namespace Psi.Analyzers.Cryptography;

/// <summary>
/// Tells a class that computes a cryptographic algorithm from one that hands the work on. What ciphers and hashes are made of — exclusive or of numbers,
/// rotation, modular powers — is looked for in what the class overrides or implements, and in the methods of this compilation that are called there.
/// </summary>
internal sealed class OwnComputation(SourceOperations source)
{
    // The rounds of a hash that is written out have some thousand operations. What is longer, and shows nothing by then, is taken for no cipher.
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
        || method.Name is "TransformBlock" or "TransformFinalBlock";

    private static bool IsFollowed(IMethodSymbol called, INamedTypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(called.ContainingAssembly, type.ContainingAssembly) && called.Name is not nameof(GetHashCode);

    private static bool IsCipherStep(IOperation operation) => operation switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ExclusiveOr, Type: { } type } => IsNumber(type),
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.ExclusiveOr, Type: { } type } => IsNumber(type),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Or or BinaryOperatorKind.Add } sum => IsRotation(sum),
        IInvocationOperation { TargetMethod: { Name: "RotateLeft" or "RotateRight" or "ModPow", ContainingType.Name: "BitOperations" or "UInt32" or "UInt64" or "Byte" or "BigInteger" } } => true,
        _ => false,
    };

    // (x << 3) | (x >> 29)
    private static bool IsRotation(IBinaryOperation sum) =>
        Shifted(sum.LeftOperand, BinaryOperatorKind.LeftShift) is { } left && SymbolEqualityComparer.Default.Equals(left, Shifted(sum.RightOperand, BinaryOperatorKind.RightShift))
        || Shifted(sum.LeftOperand, BinaryOperatorKind.RightShift) is { } right && SymbolEqualityComparer.Default.Equals(right, Shifted(sum.RightOperand, BinaryOperatorKind.LeftShift));

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
