using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Psi.Analyzers.Semantics;

/// <summary>
/// The value an expression is known to have without running the program: the compiler's constants, and what the
/// compiler does not fold — locals, private and <c>readonly</c> fields and properties, parameters of private methods and methods that the code
/// gives one known value (<see cref="HeldValues"/>), and strings put together from such.
/// </summary>
internal sealed class KnownValues(SourceOperations source)
{
    // Plenty for names built in code. Without a bound, members that refer to themselves or to each other twice would never end.
    private const int MaximumSteps = 200;

    private readonly HeldValues _held = new(source);

    public Optional<object?> Of(IOperation operation, CancellationToken cancellationToken) => Of(operation, new StepBudget(MaximumSteps), cancellationToken);

    /// <summary>The values that a local, member, parameter or call is known to have, one at a time; empty where there may be others.</summary>
    public IReadOnlyList<IOperation> Held(IOperation reference, CancellationToken cancellationToken) => _held.Of(reference, cancellationToken);

    /// <summary>What a value is where a caller or a setting gives nothing: behind <c>??</c>, the default of a parameter, what a static field that others may write begins with; null where there is no such value.</summary>
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
    /// The one value that a local, a private or <c>readonly</c> field or a property of this compilation is given, through conversions
    /// and through others of that kind; any other expression is returned as it is.
    /// </summary>
    public IOperation Declared(IOperation operation, CancellationToken cancellationToken)
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
    public string TextAround(IOperation operation, string hole, CancellationToken cancellationToken) => LeadingTextOf(operation, hole, cancellationToken).Text;

    /// <summary>The pieces of a string that are not known, in order, each with the text that is known before it; what is not known before it counts as empty.</summary>
    public IReadOnlyList<TextHole> HolesIn(IOperation operation, CancellationToken cancellationToken)
    {
        var holes = new List<TextHole>();
        LeadingTextOf(operation, hole: "", cancellationToken, holes);
        return holes;
    }

    private LeadingText LeadingTextOf(IOperation operation, string? hole, CancellationToken cancellationToken, List<TextHole>? holes = null)
    {
        var budget = new StepBudget(MaximumSteps);
        var text = new StringBuilder();
        IOperation? first = null;
        var pending = new Stack<IOperation>();
        pending.Push(operation);
        while (pending.Count > 0)
        {
            var part = pending.Pop();
            if (!budget.Take())
            {
                return new(text.ToString(), IsWhole: false, first ?? operation);
            }

            switch (part)
            {
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String, ConstantValue.HasValue: false } sum:
                    pending.Push(sum.RightOperand);
                    pending.Push(sum.LeftOperand);
                    continue;
                case IInterpolatedStringOperation { ConstantValue.HasValue: false } interpolated:
                    foreach (var piece in interpolated.Parts.Reverse())
                    {
                        pending.Push(piece);
                    }

                    continue;
                case IInterpolatedStringTextOperation literal:
                    part = literal.Text;
                    break;
                case IInterpolationOperation { Alignment: null, FormatString: null } inserted:
                    pending.Push(inserted.Expression);
                    continue;
            }

            if (TextOf(part, cancellationToken) is { } known)
            {
                first ??= part;
                text.Append(known);
            }
            else if (Declared(part, cancellationToken) is var declared && declared != part)
            {
                pending.Push(declared);
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

        return operation switch
        {
            // A conversion that changes the value (a narrowing, a user-defined one) is the compiler's to fold or nobody's.
            IConversionOperation { Conversion: { IsUserDefined: false, IsNumeric: false } } conversion => Of(conversion.Operand, budget, cancellationToken),
            IInvocationOperation { TargetMethod: { Name: "Concat" or "Format", ContainingType.SpecialType: SpecialType.System_String } } call => TextPutTogether(call, budget, cancellationToken),
            // A switch that the code leaves as it is may still be there to be switched.
            IFieldReferenceOperation { Field.IsReadOnly: false } or IPropertyReferenceOperation { Property.IsReadOnly: false } or IParameterReferenceOperation or IInvocationOperation
                when operation.Type?.SpecialType == SpecialType.System_Boolean => default,
            ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation or IParameterReferenceOperation or IInvocationOperation =>
                Of(_held.OnlyOneOf(operation, cancellationToken), budget, cancellationToken),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum =>
                Joined([sum.LeftOperand, sum.RightOperand], budget, cancellationToken),
            IInterpolatedStringOperation interpolated => Interpolated(interpolated, budget, cancellationToken),
            _ => default,
        };
    }

    private IOperation? GivenTo(IOperation operation, CancellationToken cancellationToken) =>
        operation is ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation ? _held.OnlyOneOf(operation, cancellationToken) : null;

    // Concat("a", b), and Format("{0}-{1}", a, b) without alignment or format.
    private Optional<object?> TextPutTogether(IInvocationOperation call, StepBudget budget, CancellationToken cancellationToken)
    {
        var parts = call.Arguments.SelectMany(static argument => argument is { ArgumentKind: ArgumentKind.ParamArray, Value: IArrayCreationOperation { Initializer: { } elements } } ? elements.ElementValues.AsEnumerable() : [argument.Value]).ToList();
        if (call.TargetMethod.Name == "Concat")
        {
            return Joined(parts, budget, cancellationToken);
        }

        if (parts.Count is 0 or > 10 || Of(parts[0], budget, cancellationToken) is not { HasValue: true, Value: string text })
        {
            return default;
        }

        for (var hole = 1; hole < parts.Count; hole++)
        {
            if (Of(parts[hole], budget, cancellationToken) is not { HasValue: true, Value: string known })
            {
                return default;
            }

            text = text.Replace("{" + (char)('0' + hole - 1) + "}", known);
        }

        return text.IndexOf('{') < 0 ? text : default(Optional<object?>);
    }

    private Optional<object?> Interpolated(IInterpolatedStringOperation interpolated, StepBudget budget, CancellationToken cancellationToken)
    {
        var parts = new List<IOperation>();
        foreach (var part in interpolated.Parts)
        {
            switch (part)
            {
                case IInterpolatedStringTextOperation text:
                    parts.Add(text.Text);
                    break;
                case IInterpolationOperation { Alignment: null, FormatString: null } hole:
                    parts.Add(hole.Expression);
                    break;
                default:
                    return default;
            }
        }

        return Joined(parts, budget, cancellationToken);
    }

    private Optional<object?> Joined(IEnumerable<IOperation> parts, StepBudget budget, CancellationToken cancellationToken)
    {
        var joined = new StringBuilder();
        foreach (var part in parts)
        {
            if (Of(part, budget, cancellationToken) is not { HasValue: true, Value: string text })
            {
                return default;
            }

            joined.Append(text);
        }

        return joined.ToString();
    }
}
