using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Flow;

/// <summary>
/// The expressions whose values end up in a value: branches of conditions, parts of concatenations, interpolations and formats, elements of arrays
/// and of anonymous objects, through locals written once.
/// </summary>
internal sealed class ValueParts(KnownValues values)
{
    // A message is put together from few pieces; generated ones may not be.
    private const int MaximumSteps = 200;

    /// <summary>The pieces of a text, each expression before what it is itself put together from.</summary>
    public IEnumerable<IOperation> OfText(IOperation value, CancellationToken cancellationToken) => Of(value, intoObjects: false, cancellationToken);

    /// <summary>The pieces of a value that is serialized: those of a text, and what objects that are created there are given.</summary>
    public IEnumerable<IOperation> OfObject(IOperation value, CancellationToken cancellationToken) => Of(value, intoObjects: true, cancellationToken);

    private IEnumerable<IOperation> Of(IOperation value, bool intoObjects, CancellationToken cancellationToken)
    {
        var budget = new StepBudget(MaximumSteps);
        var pending = new Stack<IOperation>();
        pending.Push(value);
        while (pending.Count > 0 && budget.Take())
        {
            var piece = pending.Pop();
            if (piece.ConstantValue.HasValue)
            {
                continue;
            }

            var parts = PartsOf(piece) ?? (intoObjects ? MembersOf(piece) : null);
            if (parts is not null)
            {
                foreach (var part in parts.Reverse())
                {
                    pending.Push(part);
                }

                continue;
            }

            yield return piece;
            if (values.OriginOf(piece, cancellationToken) is var declared && declared != piece)
            {
                pending.Push(declared);
            }
        }
    }

    private static IEnumerable<IOperation>? PartsOf(IOperation piece) => piece switch
    {
        IConversionOperation { Conversion.IsUserDefined: false } conversion => [conversion.Operand],
        IConditionalOperation { WhenFalse: { } whenFalse } conditional => [conditional.WhenTrue, whenFalse],
        ICoalesceOperation coalesce => [coalesce.Value, coalesce.WhenNull],
        ISwitchExpressionOperation choice => choice.Arms.Select(arm => arm.Value),
        IConditionalAccessOperation access => [access.WhenNotNull],
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum => [sum.LeftOperand, sum.RightOperand],
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } added => [added.Target, added.Value],
        IInterpolatedStringOperation text => text.Parts.OfType<IInterpolationOperation>().Select(hole => hole.Expression),
        IInvocationOperation { TargetMethod: { Name: "Format" or "Concat" or "Join", ContainingType.SpecialType: SpecialType.System_String } } call => call.Arguments.SelectMany(Elements),
        // The same text without the space around it, and the same bytes as a text.
        IInvocationOperation { TargetMethod: { Name: "Trim" or "TrimStart" or "TrimEnd" or "ToString", ContainingType.SpecialType: SpecialType.System_String }, Instance: { } text } => [text],
        IInvocationOperation { TargetMethod: { Name: "ToBase64String" or "ToHexString" or "ToString", ContainingType: { Name: "Convert" or "BitConverter", ContainingNamespace.Name: "System" } }, Arguments: { Length: > 0 } arguments } => [arguments[0].Value],
        IInvocationOperation { TargetMethod: { Name: nameof(ToString), ContainingType: { Name: nameof(System.Text.StringBuilder), ContainingNamespace.Name: "Text" } }, Instance: { } builder } => Appended(builder),
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        IAnonymousObjectCreationOperation created => created.Initializers.OfType<ISimpleAssignmentOperation>().Select(member => member.Value),
        _ => null,
    };

    /// <summary>All that a builder is given in the member that makes it, by the chain of calls or through the local that holds it.</summary>
    private static IEnumerable<IOperation> Appended(IOperation builder)
    {
        var made = FirstOf(builder);
        var chain = made is ILocalReferenceOperation { Local: var local }
            ? OperationTree.AllInMember(builder).Where(other => other is IInvocationOperation call && FirstOf(call) is ILocalReferenceOperation first && SymbolEqualityComparer.Default.Equals(first.Local, local)
                || other is IVariableDeclaratorOperation declarator && SymbolEqualityComparer.Default.Equals(declarator.Symbol, local))
            : builder.DescendantsAndSelf();
        return chain.SelectMany(static each => each switch
        {
            IInvocationOperation { TargetMethod.Name: "Append" or "AppendLine" or "AppendFormat" or "AppendJoin" or "Insert" } call => call.Arguments.SelectMany(Elements),
            IVariableDeclaratorOperation { Initializer.Value: IObjectCreationOperation created } => created.Arguments.Select(static argument => argument.Value),
            IObjectCreationOperation created => created.Arguments.Select(static argument => argument.Value),
            _ => [],
        });
    }

    /// <summary>What a chain of calls begins with: <c>builder</c> of <c>builder.Append(…).Append(…)</c>.</summary>
    private static IOperation FirstOf(IOperation chain)
    {
        while (chain is IInvocationOperation { Instance: { } instance, Type.Name: nameof(System.Text.StringBuilder) })
        {
            chain = instance;
        }

        return chain;
    }

    private static IEnumerable<IOperation>? MembersOf(IOperation piece) => piece switch
    {
        // What a constructor does with an object is its own affair; a text it gets is most often kept.
        IObjectCreationOperation created => created.Arguments.Select(argument => argument.Value).Where(argument => argument.Type?.SpecialType == SpecialType.System_String)
            .Concat(created.Initializer?.Initializers.SelectMany(Given) ?? []),
        IInvocationOperation { TargetMethod: { Name: "Serialize" or "SerializeObject", ContainingType.Name: "JsonSerializer" or "JsonConvert" } } call =>
            call.Arguments.Take(1).Select(argument => argument.Value),
        _ => null,
    };

    // Members are assigned, elements of a collection are given to its Add.
    private static IEnumerable<IOperation> Given(IOperation initializer) => initializer switch
    {
        ISimpleAssignmentOperation member => [member.Value],
        IInvocationOperation add => add.Arguments.Select(argument => argument.Value),
        _ => [],
    };

    private static IEnumerable<IOperation> Elements(IArgumentOperation argument) =>
        argument is { ArgumentKind: ArgumentKind.ParamArray, Value: IArrayCreationOperation { Initializer: { } elements } } ? elements.ElementValues : new[] { argument.Value };
}
