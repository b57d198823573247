using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Psi.Analyzers.Semantics;

/// <summary>Ways through the tree of operations.</summary>
internal static class OperationTree
{
    // A bound for the code of one member. Longer members were not written by hand.
    private const int MaximumSteps = 20_000;

    /// <summary>The outermost operation around an operation: the body of a member, an initializer or an attribute.</summary>
    public static IOperation RootOf(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }

    /// <summary>Every operation of the member that contains an operation, lambdas and local functions included.</summary>
    public static IEnumerable<IOperation> AllInMember(IOperation operation) => MemberOperations.Around(operation).All.Take(MaximumSteps);

    /// <summary>The innermost lambda or local function around an operation; null where there is none.</summary>
    public static IOperation? FunctionAround(IOperation operation)
    {
        var around = operation.Parent;
        while (around is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            around = around.Parent;
        }

        return around;
    }

    /// <summary>The references to a local in the member that contains an operation, without the declaration of the local.</summary>
    public static IEnumerable<ILocalReferenceOperation> ReferencesTo(ILocalSymbol local, IOperation inMember) =>
        MemberOperations.Around(inMember).ReferencesTo(local).Cast<ILocalReferenceOperation>();

    /// <summary>True for a reference to a local or parameter that does not declare it.</summary>
    public static bool IsReferenceTo(IOperation operation, ISymbol variable) => operation switch
    {
        ILocalReferenceOperation { IsDeclaration: false } local => SymbolEqualityComparer.Default.Equals(local.Local, variable),
        IParameterReferenceOperation parameter => SymbolEqualityComparer.Default.Equals(parameter.Parameter, variable),
        _ => false,
    };

    /// <summary>The operation that uses a value, past the conversions around the value, and the value with those conversions.</summary>
    public static (IOperation? Consumer, IOperation Value) ConsumerOf(IOperation value)
    {
        while (value.Parent is IConversionOperation or IParenthesizedOperation)
        {
            value = value.Parent;
        }

        return (value.Parent, value);
    }

    /// <summary>
    /// The values that the function with this body returns, without those of functions nested in it. Null for a return without a value.
    /// </summary>
    public static IEnumerable<IOperation?> ReturnedValuesOf(IOperation body)
    {
        var pending = new Stack<IOperation>();
        pending.Push(body);
        for (var step = 0; step < MaximumSteps && pending.Count > 0; step++)
        {
            switch (pending.Pop())
            {
                case IReturnOperation { Kind: OperationKind.Return } returned:
                    yield return returned.ReturnedValue;
                    break;
                // What an iterator yields is not its own value.
                case IReturnOperation:
                    yield return null;
                    break;
                case IAnonymousFunctionOperation or ILocalFunctionOperation:
                    break;
                case var other:
                    foreach (var part in other.ChildOperations.Reverse())
                    {
                        pending.Push(part);
                    }

                    break;
            }
        }
    }

    /// <summary>A value without the conversions around it.</summary>
    public static IOperation Unconverted(IOperation value)
    {
        while (value is IConversionOperation or IParenthesizedOperation)
        {
            value = value is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)value).Operand;
        }

        return value;
    }

    /// <summary>The local, parameter, field or property that a value is read from; null for any other value.</summary>
    public static ISymbol? SymbolOf(IOperation? value) => value is null ? null : Unconverted(value) switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        IPropertyReferenceOperation property => property.Property,
        _ => null,
    };
}
