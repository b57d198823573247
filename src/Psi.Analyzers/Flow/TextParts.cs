using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Flow;

/// <summary>A piece that a string is put together from.</summary>
/// <param name="Source">The expression it comes from.</param>
/// <param name="Text">What it says, where it is a part of a format; else null.</param>
internal readonly record struct TextPart(IOperation Source, string? Text = null);

/// <summary>Takes strings apart that are put together by <c>+</c>, <c>+=</c>, interpolation, <c>string.Format</c>, <c>string.Concat</c> and a <c>StringBuilder</c>.</summary>
internal static class TextParts
{
    /// <summary>The pieces in order; null for a string that is not put together there, or not in a way that is known.</summary>
    /// <param name="textOf">The text an expression is known to have: a format may be a constant.</param>
    public static IReadOnlyList<TextPart>? Of(IOperation operation, Func<IOperation, string?> textOf) => operation switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String, ConstantValue.HasValue: false } sum => [new(sum.LeftOperand), new(sum.RightOperand)],
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } added => [new(added.Target), new(added.Value)],
        IInterpolatedStringOperation { ConstantValue.HasValue: false } interpolated => OfInterpolation(interpolated),
        IInvocationOperation { TargetMethod: { Name: nameof(string.Format), ContainingType.SpecialType: SpecialType.System_String } } call => OfFormat(call, textOf),
        IInvocationOperation { TargetMethod: { Name: nameof(string.Concat), IsGenericMethod: false, ContainingType.SpecialType: SpecialType.System_String } } call => OfConcatenation(call),
        IInvocationOperation call when StringBuilderSteps.StepsBefore(call) is { } steps => [.. steps.SelectMany(step => OfStep(step, textOf))],
        _ => null,
    };

    private static IEnumerable<TextPart> OfStep(IOperation step, Func<IOperation, string?> textOf) => step switch
    {
        IObjectCreationOperation created => created.Arguments.Where(static argument => argument.Parameter?.Name == "value").Select(static argument => new TextPart(argument.Value)),
        IInvocationOperation { TargetMethod.Name: "AppendFormat" } call => OfFormat(call, textOf) ?? [new(call)],
        IInvocationOperation { TargetMethod.Name: "Append", Arguments: [var only] } => [new(only.Value)],
        IInvocationOperation { TargetMethod.Name: "AppendLine", Arguments: var arguments } => [.. arguments.Select(static argument => new TextPart(argument.Value)), new(step, "\n")],
        _ => [new(step)],
    };

    private static IReadOnlyList<TextPart> OfInterpolation(IInterpolatedStringOperation interpolated) =>
    [
        .. interpolated.Parts.Select(static part => part switch
        {
            IInterpolatedStringTextOperation text => new TextPart(text.Text),
            IInterpolationOperation { Alignment: null, FormatString: null } hole => new TextPart(hole.Expression),
            _ => new TextPart(part),
        }),
    ];

    private static IReadOnlyList<TextPart>? OfConcatenation(IInvocationOperation call) =>
        Elements(call.Arguments.Select(static argument => argument)) is { } elements ? [.. elements.Select(static element => new TextPart(element))] : null;

    private static IReadOnlyList<TextPart>? OfFormat(IInvocationOperation call, Func<IOperation, string?> textOf)
    {
        if (CallArguments.ValueOf(call.Arguments, "format") is not { } format
            || textOf(format) is not { } text
            || Elements(call.Arguments.Where(static argument => argument.Parameter?.Name is not ("format" or "provider"))) is not { } inserted)
        {
            return null;
        }

        var parts = new List<TextPart>();
        var literal = new StringBuilder();
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (character is '{' or '}' && index + 1 < text.Length && text[index + 1] == character)
            {
                literal.Append(character);
                index++;
                continue;
            }

            if (character != '{')
            {
                literal.Append(character);
                continue;
            }

            var end = text.IndexOf('}', index);
            if (end < 0 || !int.TryParse(Position(text, index + 1, end), NumberStyles.None, CultureInfo.InvariantCulture, out var position) || position >= inserted.Count)
            {
                return null;
            }

            parts.Add(new(format, literal.ToString()));
            literal.Clear();
            // What is aligned or formatted is another text than what is inserted.
            parts.Add(new(text.IndexOf(':', index, end - index) < 0 && text.IndexOf(',', index, end - index) < 0 ? inserted[position] : call.Arguments[0]));
            index = end;
        }

        parts.Add(new(format, literal.ToString()));
        return parts;
    }

    private static string Position(string text, int start, int end)
    {
        var sign = text.IndexOfAny([':', ','], start, end - start);
        return text.Substring(start, (sign < 0 ? end : sign) - start);
    }

    private static IReadOnlyList<IOperation>? Elements(IEnumerable<IArgumentOperation> arguments)
    {
        var elements = new List<IOperation>();
        foreach (var argument in arguments)
        {
            switch (argument)
            {
                case { Value: IArrayCreationOperation { Initializer: { } initializer } }:
                    elements.AddRange(initializer.ElementValues);
                    break;
                // An array that comes from elsewhere: how many there are is not known.
                case { Parameter: { IsParams: true } } or { Value.Type.TypeKind: TypeKind.Array }:
                    return null;
                default:
                    elements.Add(argument.Value);
                    break;
            }
        }

        return elements;
    }
}
