using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Psi.Analyzers.Flow;

/// <summary>
/// The value an expression is known to have without running the program: the compiler's constants, and what the
/// compiler does not fold — locals, fields, properties and methods of this compilation whose value is certain to come
/// from one place (<see cref="ReachingDefinitions"/>) or that the code gives but one value (<see cref="PossibleValues"/>), and strings put together from such.
/// </summary>
internal sealed class KnownValues(SourceOperations source)
{
    // Plenty for names built in code. Without a bound, members that refer to themselves or to each other twice would never end.
    private const int MaximumSteps = 200;

    private readonly ReachingDefinitions _definitions = new(source);
    private readonly PossibleValues _held = new(source);

    public Optional<object?> Of(IOperation operation, CancellationToken cancellationToken) => Of(operation, new StepBudget(MaximumSteps), cancellationToken);

    /// <summary>The values that a local, member, parameter or call is known to have, one at a time; empty where there may be others.</summary>
    public IReadOnlyList<IOperation> PossibleValuesOf(IOperation reference, CancellationToken cancellationToken) => _held.Of(reference, cancellationToken);

    /// <summary>
    /// What a value is where a caller or a setting gives nothing: behind <c>??</c>, the default of a parameter, what a static field that others may write begins
    /// with; null where there is no such value.
    /// </summary>
    public IOperation? FallbackOf(IOperation operation, CancellationToken cancellationToken) => operation switch
    {
        ICoalesceOperation choice => choice.WhenNull,
        IParameterReferenceOperation parameter => _held.DefaultOf(parameter, cancellationToken),
        IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: false, IsConst: false, DeclaredAccessibility: not Accessibility.Private } field } => source.InitialValueOf(field, cancellationToken),
        _ => null,
    };

    public string? TextOf(IOperation operation, CancellationToken cancellationToken) =>
        Of(operation, cancellationToken) is { HasValue: true, Value: string text } ? text : null;

    /// <summary>
    /// What gives a local, a field or a property of this compilation its value, through conversions and through others of that kind
    /// (<see cref="ReachingDefinitions"/>, <see cref="PossibleValues"/>); any other expression is returned as it is.
    /// </summary>
    public IOperation OriginOf(IOperation operation, CancellationToken cancellationToken)
    {
        var budget = new StepBudget(MaximumSteps);
        while (budget.Take() && (operation is IConversionOperation { Conversion.IsUserDefined: false } conversion ? conversion.Operand : GivenTo(operation, cancellationToken)) is { } declared)
        {
            operation = declared;
        }

        return operation;
    }

    /// <summary>
    /// The text a string is known to begin with, and the first piece of source it comes from: <c>$"https://a.example/{id}"</c> begins with <c>https://a.example/</c>.
    /// </summary>
    public LeadingText LeadingTextOf(IOperation operation, CancellationToken cancellationToken) => LeadingTextOf(operation, hole: null, cancellationToken);

    /// <summary>The text a string is known to have, with <paramref name="hole"/> for each piece that is not known.</summary>
    public string TextWithPlaceholders(IOperation operation, string hole, CancellationToken cancellationToken) => LeadingTextOf(operation, hole, cancellationToken).Text;

    /// <summary>The pieces of a string that are not known, in order, each with the text that is known before it; what is not known before it counts as empty.</summary>
    public IReadOnlyList<UnknownPart> UnknownPartsOf(IOperation operation, CancellationToken cancellationToken)
    {
        var holes = new List<UnknownPart>();
        LeadingTextOf(operation, hole: "", cancellationToken, holes);
        return holes;
    }

    private LeadingText LeadingTextOf(IOperation operation, string? hole, CancellationToken cancellationToken, List<UnknownPart>? holes = null)
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
                foreach (var each in parts.Reverse())
                {
                    pending.Push(each);
                }
            }
            else if (OriginOf(part, cancellationToken) is var declared && declared != part)
            {
                pending.Push(new(declared));
            }
            else if (holes is null && part is IInvocationOperation call && _definitions.ResultOf(call, cancellationToken) is { } result)
            {
                pending.Push(new(result));
            }
            else if (hole is not null)
            {
                holes?.Add(new(text.ToString(), part));
                text.Append(hole);
            }
            else
            {
                return new(text.ToString(), IsWhole: false, first ?? operation);
            }
        }

        return new(text.ToString(), IsWhole: true, first ?? operation);
    }

    /// <summary>The expressions <paramref name="operation"/> may take its value from: each branch of <c>?:</c>, <c>??</c> and a switch expression.</summary>
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
            // A conversion that changes the value (a narrowing, a user-defined one) is the compiler's to fold or nobody's.
            case IConversionOperation { Conversion: { IsUserDefined: false, IsNumeric: false } } conversion:
                return Of(conversion.Operand, budget, cancellationToken);
            case ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation:
                return Of(GivenTo(operation, cancellationToken), budget, cancellationToken);
            case IInvocationOperation call when _definitions.ResultOf(call, cancellationToken) is { } result:
                return Of(result, budget, cancellationToken);
            case IParameterReferenceOperation or IInvocationOperation when !IsSwitch(operation) && _held.OnlyValueOf(operation, cancellationToken) is { } only:
                return Of(only, budget, cancellationToken);
            default:
                return TextParts.Of(operation, format => Of(format, budget, cancellationToken) is { HasValue: true, Value: string text } ? text : null) is { } parts
                    ? Joined(parts, budget, cancellationToken)
                    : default;
        }
    }

    private IOperation? GivenTo(IOperation operation, CancellationToken cancellationToken) =>
        _definitions.Of(operation, cancellationToken)
        ?? (operation is IFieldReferenceOperation or IPropertyReferenceOperation && !IsSwitch(operation) ? _held.OnlyValueOf(operation, cancellationToken) : null);

    // A switch that the code leaves as it is may still be there to be switched.
    private static bool IsSwitch(IOperation operation) =>
        operation.Type?.SpecialType == SpecialType.System_Boolean
        && operation is IFieldReferenceOperation { Field.IsReadOnly: false } or IPropertyReferenceOperation { Property.IsReadOnly: false } or IParameterReferenceOperation or IInvocationOperation;

    private Optional<object?> Joined(IEnumerable<TextPart> parts, StepBudget budget, CancellationToken cancellationToken)
    {
        var joined = new StringBuilder();
        foreach (var part in parts)
        {
            if ((part.Text ?? (Of(part.Source, budget, cancellationToken) is { HasValue: true, Value: string text } ? text : null)) is not { } known)
            {
                return default;
            }

            joined.Append(known);
        }

        return joined.ToString();
    }
}
