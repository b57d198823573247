using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Flow;

/// <summary>A part of a string that is put together.</summary>
/// <param name="Source">The expression it comes from.</param>
/// <param name="Text">Its text, where it is literal text of a format; else null.</param>
internal readonly record struct TextPart(IOperation Source, string? Text = null);

/// <summary>
/// Takes strings apart that are put together by <c>+</c>, <c>+=</c>, interpolation, <c>string.Format</c>, <c>string.Concat</c> and a
/// <c>StringBuilder</c>.
/// </summary>
internal static class TextParts
{
    /// <summary>The parts in order; null for a string that is not put together there, or not in a known way.</summary>
    /// <param name="textOf">The known text of an expression, for formats that are constants.</param>
    public static IReadOnlyList<TextPart>? Of(IOperation operation, Func<IOperation, string?> textOf) => operation switch
    {
        { ConstantValue.HasValue: true } => null,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum =>
            [new(sum.LeftOperand), new(sum.RightOperand)],
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } added =>
            [new(added.Target), new(added.Value)],
        IInterpolatedStringOperation interpolated => OfInterpolation(interpolated),
        IInvocationOperation call => OfCall(call, textOf),
        _ => null,
    };

    private static IReadOnlyList<TextPart>? OfCall(IInvocationOperation call, Func<IOperation, string?> textOf)
    {
        if (call.TargetMethod.ContainingType?.SpecialType == SpecialType.System_String)
        {
            return call.TargetMethod switch
            {
                { Name: nameof(string.Format) } => OfFormat(call, textOf),
                { Name: nameof(string.Concat), IsGenericMethod: false } => OfConcatenation(call),
                _ => null,
            };
        }

        return StringBuilderSteps.StepsBefore(call) is { } steps ? [.. steps.SelectMany(step => OfStep(step, textOf))] : null;
    }

    private static IEnumerable<TextPart> OfStep(IOperation step, Func<IOperation, string?> textOf) => step switch
    {
        IObjectCreationOperation created =>
            [.. created.Arguments.Where(static argument => argument.Parameter?.Name == TextApiCatalogue.InitialText).Select(PartOf)],
        IInvocationOperation { TargetMethod.Name: TextApiCatalogue.AppendFormat } call => OfFormat(call, textOf) ?? [new(call)],
        IInvocationOperation { TargetMethod.Name: TextApiCatalogue.Append, Arguments: [var only] } => [new(only.Value)],
        IInvocationOperation { TargetMethod.Name: TextApiCatalogue.AppendLine, Arguments: var arguments } =>
            [.. arguments.Select(PartOf), new(step, "\n")],
        _ => [new(step)],
    };

    private static TextPart PartOf(IArgumentOperation argument) => new(argument.Value);

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
        Elements(call.Arguments) is { } elements ? [.. elements.Select(static element => new TextPart(element))] : null;

    private static IReadOnlyList<TextPart>? OfFormat(IInvocationOperation call, Func<IOperation, string?> textOf)
    {
        if (CallArguments.ValueOf(call.Arguments, TextApiCatalogue.Format) is not { } format
            || textOf(format) is not { } text
            || Elements(call.Arguments.Where(IsInserted)) is not { } inserted)
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
            if (end < 0
                || !int.TryParse(Position(text, index + 1, end), NumberStyles.None, CultureInfo.InvariantCulture, out var position)
                || position >= inserted.Count)
            {
                return null;
            }

            parts.Add(new(format, literal.ToString()));
            literal.Clear();
            // Alignment and a format change the text of the inserted value.
            var isUnchanged = text.IndexOfAny([':', ','], index, end - index) < 0;
            parts.Add(new(isUnchanged ? inserted[position] : call.Arguments[0]));
            index = end;
        }

        parts.Add(new(format, literal.ToString()));
        return parts;
    }

    private static bool IsInserted(IArgumentOperation argument) =>
        argument.Parameter is not { } parameter || !TextApiCatalogue.FormatParameters.Contains(parameter.Name);

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
                // An array that is made elsewhere has an unknown number of elements.
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
