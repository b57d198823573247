using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Flow;

/// <summary>
/// Finds the expressions that a value is put together from: branches of conditions, parts of concatenations, interpolations and formats,
/// elements of arrays, tuples and anonymous objects, through locals that are written once.
/// </summary>
internal sealed class ValueParts(KnownValues values)
{
    // A message has few parts. This bounds generated ones.
    private const int MaximumSteps = 200;

    /// <summary>The parts of a text, each expression before its own parts.</summary>
    public IEnumerable<IOperation> OfText(IOperation value, CancellationToken cancellationToken) =>
        Of(value, static _ => null, cancellationToken);

    /// <summary>
    /// The parts of a value that is written out: those of a text, what initializers give to objects that are created there, and the
    /// arguments of types that show what they are given. What any other class makes of an argument is not known.
    /// </summary>
    public IEnumerable<IOperation> OfShown(IOperation value, CancellationToken cancellationToken) =>
        Of(value, static part => MembersOf(part, ShownArguments), cancellationToken);

    /// <summary>The parts of a value that is serialized: those of a text, and the values of objects that are created there.</summary>
    public IEnumerable<IOperation> OfObject(IOperation value, CancellationToken cancellationToken) =>
        Of(value, static part => MembersOf(part, TextArguments), cancellationToken);

    private IEnumerable<IOperation> Of(
        IOperation value, Func<IOperation, IEnumerable<IOperation>?> membersOf, CancellationToken cancellationToken)
    {
        var budget = new StepBudget(MaximumSteps);
        var pending = new Stack<IOperation>();
        pending.Push(value);
        while (pending.Count > 0 && budget.Take())
        {
            var part = pending.Pop();
            if (part.ConstantValue.HasValue)
            {
                continue;
            }

            var parts = PartsOf(part) ?? membersOf(part);
            if (parts is not null)
            {
                foreach (var inner in parts.Reverse())
                {
                    pending.Push(inner);
                }

                continue;
            }

            yield return part;
            if (values.OriginOf(part, cancellationToken) is var origin && origin != part)
            {
                pending.Push(origin);
            }
        }
    }

    private static IEnumerable<IOperation>? PartsOf(IOperation part) => part switch
    {
        IConversionOperation { Conversion.IsUserDefined: false } conversion => [conversion.Operand],
        IConditionalOperation { WhenFalse: { } whenFalse } conditional => [conditional.WhenTrue, whenFalse],
        ICoalesceOperation coalesce => [coalesce.Value, coalesce.WhenNull],
        ISwitchExpressionOperation choice => choice.Arms.Select(static arm => arm.Value),
        IConditionalAccessOperation access => [access.WhenNotNull],
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum =>
            [sum.LeftOperand, sum.RightOperand],
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } added =>
            [added.Target, added.Value],
        IInterpolatedStringOperation text => text.Parts.OfType<IInterpolationOperation>().Select(static inserted => inserted.Expression),
        IInvocationOperation call => PartsOf(call),
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        ITupleOperation tuple => tuple.Elements,
        IAnonymousObjectCreationOperation created =>
            created.Initializers.OfType<ISimpleAssignmentOperation>().Select(static member => member.Value),
        _ => null,
    };

    private static IEnumerable<IOperation>? PartsOf(IInvocationOperation call)
    {
        var (type, name) = (call.TargetMethod.ContainingType, call.TargetMethod.Name);
        if (type.SpecialType == SpecialType.System_String)
        {
            return TextApiCatalogue.Joining.Contains(name) ? call.Arguments.SelectMany(Elements)
                : TextApiCatalogue.Trimming.Contains(name) && call.Instance is { } text ? [text]
                : null;
        }

        if (TextApiCatalogue.BytesAsText.Contains(name)
            && TextApiCatalogue.Converters.Contains(type.Name)
            && type is { ContainingNamespace.Name: nameof(System) }
            && !call.Arguments.IsEmpty)
        {
            return [call.Arguments[0].Value];
        }

        return name == nameof(ToString)
            && type is { Name: nameof(StringBuilder), ContainingNamespace.Name: nameof(System.Text) }
            && call.Instance is { } builder
                ? Appended(builder)
                : null;
    }

    /// <summary>Every value that the member gives a builder, in the chain of calls or through the local that holds it.</summary>
    private static IEnumerable<IOperation> Appended(IOperation builder)
    {
        var calls = FirstOf(builder) is ILocalReferenceOperation { Local: var local }
            ? OperationTree.AllInMember(builder).Where(operation => IsAbout(operation, local))
            : builder.DescendantsAndSelf();
        return calls.SelectMany(static operation => operation switch
        {
            IInvocationOperation call when TextApiCatalogue.Adding.Contains(call.TargetMethod.Name) => call.Arguments.SelectMany(Elements),
            IVariableDeclaratorOperation { Initializer.Value: IObjectCreationOperation created } => ValuesOf(created.Arguments),
            IObjectCreationOperation created => ValuesOf(created.Arguments),
            _ => [],
        });
    }

    /// <summary>True for a call on a local and for the declaration of the local.</summary>
    private static bool IsAbout(IOperation operation, ILocalSymbol local) => operation switch
    {
        IInvocationOperation call =>
            FirstOf(call) is ILocalReferenceOperation first && SymbolEqualityComparer.Default.Equals(first.Local, local),
        IVariableDeclaratorOperation declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, local),
        _ => false,
    };

    private static IEnumerable<IOperation> ValuesOf(ImmutableArray<IArgumentOperation> arguments) =>
        arguments.Select(static argument => argument.Value);

    /// <summary>The expression that a chain of calls begins with: <c>builder</c> of <c>builder.Append(…).Append(…)</c>.</summary>
    private static IOperation FirstOf(IOperation chain)
    {
        while (chain is IInvocationOperation { Instance: { } instance, Type.Name: nameof(StringBuilder) })
        {
            chain = instance;
        }

        return chain;
    }

    private static IEnumerable<IOperation>? MembersOf(
        IOperation part, Func<IObjectCreationOperation, IEnumerable<IOperation>> argumentsOf) => part switch
        {
            IObjectCreationOperation created =>
                argumentsOf(created).Concat(created.Initializer?.Initializers.SelectMany(InitialValues) ?? []),
            IInvocationOperation { TargetMethod: var method } call
                when TextApiCatalogue.Serializing.Contains(method.Name)
                    && TextApiCatalogue.JsonWriters.Contains(method.ContainingType.Name) =>
                ValuesOf(call.Arguments).Take(1),
            _ => null,
        };

    // A constructor may do anything with its arguments, but an object usually keeps its texts.
    private static IEnumerable<IOperation> TextArguments(IObjectCreationOperation created) => ValuesOf(created.Arguments)
        .Where(static argument => argument.Type?.SpecialType == SpecialType.System_String);

    private static IEnumerable<IOperation> ShownArguments(IObjectCreationOperation created) => created.Type switch
    {
        // A record writes its properties, so those of its parameters that are properties.
        { IsRecord: true } record => created.Arguments
            .Where(argument => record.GetMembers(argument.Parameter?.Name ?? "").Any(static member => member is IPropertySymbol))
            .Select(static argument => argument.Value),
        INamedTypeSymbol type when TextApiCatalogue.ShowingArguments.Contains(type.Name) || IsCollection(type) =>
            ValuesOf(created.Arguments),
        _ => [],
    };

    private static bool IsCollection(INamedTypeSymbol type) =>
        type.AllInterfaces.Any(static implemented => implemented.SpecialType == SpecialType.System_Collections_IEnumerable);

    // An initializer assigns members and passes the elements of a collection to its Add method.
    private static IEnumerable<IOperation> InitialValues(IOperation initializer) => initializer switch
    {
        ISimpleAssignmentOperation member => [member.Value],
        IInvocationOperation add => ValuesOf(add.Arguments),
        _ => [],
    };

    private static IEnumerable<IOperation> Elements(IArgumentOperation argument) =>
        argument is { ArgumentKind: ArgumentKind.ParamArray, Value: IArrayCreationOperation { Initializer: { } elements } }
            ? elements.ElementValues
            : new[] { argument.Value };
}
