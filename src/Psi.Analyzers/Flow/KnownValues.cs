using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Psi.Analyzers.Flow;

/// <summary>
/// Finds the value that an expression is known to have without running the program: constants of the compiler, and what the compiler does
/// not fold. These are locals, fields, properties and methods of this compilation with one certain definition (<see
/// cref="ReachingDefinitions"/>) or only one value in the code (<see cref="PossibleValues"/>), and strings put together from them.
/// </summary>
internal sealed class KnownValues(SourceOperations source, ReachingDefinitions definitions, PossibleValues possibleValues)
{
    // Plenty for names built in code. Without a bound, members that refer to themselves or twice to each other would never end.
    private const int MaximumSteps = 200;

    public Optional<object?> Of(IOperation operation, CancellationToken cancellationToken) =>
        Of(operation, new StepBudget(MaximumSteps), cancellationToken);

    /// <summary>All values that a local, member, parameter or call may have; empty where the code does not show them all.</summary>
    public IReadOnlyList<IOperation> PossibleValuesOf(IOperation reference, CancellationToken cancellationToken) =>
        possibleValues.Of(reference, cancellationToken);

    /// <summary>
    /// The value where a caller or a setting gives none: behind <c>??</c>, the default of a parameter, or the initial value of a static
    /// field that other code may write; null where there is no such value.
    /// </summary>
    public IOperation? FallbackOf(IOperation operation, CancellationToken cancellationToken) => operation switch
    {
        ICoalesceOperation choice => choice.WhenNull,
        IParameterReferenceOperation parameter => possibleValues.DefaultOf(parameter, cancellationToken),
        IFieldReferenceOperation { Field: var field } when IsSharedVariable(field) => source.InitialValueOf(field, cancellationToken),
        _ => null,
    };

    private static bool IsSharedVariable(IFieldSymbol field) =>
        field is { IsStatic: true, IsReadOnly: false, IsConst: false, DeclaredAccessibility: not Accessibility.Private };

    public string? TextOf(IOperation operation, CancellationToken cancellationToken) =>
        Of(operation, cancellationToken) is { HasValue: true, Value: string text } ? text : null;

    /// <summary>
    /// The expression that gives a local, a field or a property of this compilation its value, through conversions and through others of
    /// that kind (<see cref="ReachingDefinitions"/>, <see cref="PossibleValues"/>); any other expression is returned unchanged.
    /// </summary>
    public IOperation OriginOf(IOperation operation, CancellationToken cancellationToken)
    {
        var budget = new StepBudget(MaximumSteps);
        while (budget.Take() && StepBack(operation, cancellationToken) is { } before)
        {
            operation = before;
        }

        return operation;
    }

    private IOperation? StepBack(IOperation operation, CancellationToken cancellationToken) =>
        operation is IConversionOperation { Conversion.IsUserDefined: false } conversion
            ? conversion.Operand
            : DefinitionOf(operation, cancellationToken);

    /// <summary>
    /// The known beginning of a string, and the first expression that it comes from: <c>$"https://a.example/{id}"</c> begins with
    /// <c>https://a.example/</c>.
    /// </summary>
    public LeadingText LeadingTextOf(IOperation operation, CancellationToken cancellationToken) =>
        LeadingTextOf(operation, placeholder: null, cancellationToken);

    /// <summary>The known text of a string, with a placeholder for each part that is not known.</summary>
    public string TextWithPlaceholders(IOperation operation, string placeholder, CancellationToken cancellationToken) =>
        LeadingTextOf(operation, placeholder, cancellationToken).Text;

    /// <summary>The unknown parts of a string, in order, each with the known text before it.</summary>
    public IReadOnlyList<UnknownPart> UnknownPartsOf(IOperation operation, CancellationToken cancellationToken)
    {
        var unknown = new List<UnknownPart>();
        LeadingTextOf(operation, placeholder: "", cancellationToken, unknown);
        return unknown;
    }

    private LeadingText LeadingTextOf(
        IOperation operation, string? placeholder, CancellationToken cancellationToken, List<UnknownPart>? unknown = null)
    {
        var budget = new StepBudget(MaximumSteps);
        var text = new StringBuilder();
        IOperation? first = null;
        var pending = new Stack<TextPart>();
        pending.Push(new(operation));
        while (pending.Count > 0)
        {
            var (part, literal) = pending.Pop();
            if (!budget.Take())
            {
                return new(text.ToString(), IsWhole: false, first ?? operation);
            }

            if ((literal ?? TextOf(part, cancellationToken)) is { } known)
            {
                first ??= part;
                text.Append(known);
            }
            else if (TextParts.Of(part, format => TextOf(format, cancellationToken)) is { } parts)
            {
                foreach (var inner in parts.Reverse())
                {
                    pending.Push(inner);
                }
            }
            else if (OriginOf(part, cancellationToken) is var origin && origin != part)
            {
                pending.Push(new(origin));
            }
            else if (unknown is null && part is IInvocationOperation call && definitions.ResultOf(call, cancellationToken) is { } result)
            {
                pending.Push(new(result));
            }
            else if (placeholder is not null)
            {
                unknown?.Add(new(text.ToString(), part));
                text.Append(placeholder);
            }
            else
            {
                return new(text.ToString(), IsWhole: false, first ?? operation);
            }
        }

        return new(text.ToString(), IsWhole: true, first ?? operation);
    }

    /// <summary>
    /// The expressions <paramref name="operation"/> may take its value from: each branch of <c>?:</c>, <c>??</c> and a switch expression.
    /// </summary>
    public static IEnumerable<IOperation> Alternatives(IOperation operation)
    {
        var pending = new Stack<IOperation>();
        pending.Push(operation);
        while (pending.Count > 0)
        {
            switch (pending.Pop())
            {
                case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                    pending.Push(whenFalse);
                    pending.Push(conditional.WhenTrue);
                    break;
                case ICoalesceOperation coalesce:
                    pending.Push(coalesce.WhenNull);
                    pending.Push(coalesce.Value);
                    break;
                case ISwitchExpressionOperation choice:
                    foreach (var arm in choice.Arms.Reverse())
                    {
                        pending.Push(arm.Value);
                    }

                    break;
                case IConversionOperation { ConstantValue.HasValue: false } conversion:
                    pending.Push(conversion.Operand);
                    break;
                case var leaf:
                    yield return leaf;
                    break;
            }
        }
    }

    private Optional<object?> Of(IOperation? operation, StepBudget budget, CancellationToken cancellationToken)
    {
        if (operation is null || !budget.Take())
        {
            return default;
        }

        if (operation.ConstantValue.HasValue)
        {
            return operation.ConstantValue;
        }

        switch (operation)
        {
            // Only the compiler can fold a conversion that changes the value (a narrowing or user-defined one).
            case IConversionOperation { Conversion: { IsUserDefined: false, IsNumeric: false } } conversion:
                return Of(conversion.Operand, budget, cancellationToken);
            case ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation:
                return Of(DefinitionOf(operation, cancellationToken), budget, cancellationToken);
            case IInvocationOperation call when definitions.ResultOf(call, cancellationToken) is { } result:
                return Of(result, budget, cancellationToken);
            case IParameterReferenceOperation or IInvocationOperation
                when !IsSwitch(operation) && possibleValues.OnlyValueOf(operation, cancellationToken) is { } only:
                return Of(only, budget, cancellationToken);
            default:
                return TextParts.Of(operation, format => TextOf(format, budget, cancellationToken)) is { } parts
                    ? Joined(parts, budget, cancellationToken)
                    : default;
        }
    }

    private string? TextOf(IOperation operation, StepBudget budget, CancellationToken cancellationToken) =>
        Of(operation, budget, cancellationToken) is { HasValue: true, Value: string text } ? text : null;

    private IOperation? DefinitionOf(IOperation operation, CancellationToken cancellationToken) =>
        definitions.Of(operation, cancellationToken)
        ?? (operation is IFieldReferenceOperation or IPropertyReferenceOperation && !IsSwitch(operation)
            ? possibleValues.OnlyValueOf(operation, cancellationToken)
            : null);

    // Code may keep a switch that nothing changes yet.
    private static bool IsSwitch(IOperation operation) =>
        operation.Type?.SpecialType == SpecialType.System_Boolean
        && operation is IFieldReferenceOperation { Field.IsReadOnly: false }
            or IPropertyReferenceOperation { Property.IsReadOnly: false }
            or IParameterReferenceOperation
            or IInvocationOperation;

    private Optional<object?> Joined(IEnumerable<TextPart> parts, StepBudget budget, CancellationToken cancellationToken)
    {
        var joined = new StringBuilder();
        foreach (var part in parts)
        {
            if ((part.Text ?? TextOf(part.Source, budget, cancellationToken)) is not { } known)
            {
                return default;
            }

            joined.Append(known);
        }

        return joined.ToString();
    }
}
