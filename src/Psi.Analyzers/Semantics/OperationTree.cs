using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Psi.Analyzers.Semantics;

/// <summary>Ways through the tree of operations.</summary>
internal static class OperationTree
{
    // Code of one member; what is longer was not written by hand.
    private const int MaximumSteps = 20_000;

    /// <summary>Everything in the outermost member that an operation stands in, lambdas and local functions included.</summary>
    public static IEnumerable<IOperation> AllInMember(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation.DescendantsAndSelf().Take(MaximumSteps);
    }

    /// <summary>The operation that takes a value, past the conversions around it, and the value as it takes it.</summary>
    public static (IOperation? Taker, IOperation Value) ConsumerOf(IOperation value)
    {
        while (value.Parent is IConversionOperation or IParenthesizedOperation)
        {
            value = value.Parent;
        }

        return (value.Parent, value);
    }

    /// <summary>What the function whose body this is returns, not the functions in it; null stands for a return that gives nothing.</summary>
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
                // An iterator gives what is not its value.
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
