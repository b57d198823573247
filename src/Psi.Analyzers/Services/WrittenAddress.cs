using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Services;

/// <summary>The host of an address that the code writes, in a literal or an interpolated string.</summary>
/// <param name="Host">Its name; <c>{}</c> in it is a part that is not known.</param>
/// <param name="Place">The literal, or the text of the interpolated string that has the host.</param>
internal readonly record struct WrittenAddress(string Host, SyntaxNode Place)
{
    /// <summary>
    /// The address that an operation of kind <see cref="OperationKind.Literal"/> or <see cref="OperationKind.InterpolatedString"/> writes;
    /// null where it writes none. What follows another text in a concatenation is no address of its own.
    /// </summary>
    public static WrittenAddress? Of(IOperation text) => text switch
    {
        ILiteralOperation { ConstantValue: { HasValue: true, Value: string value } } literal
            when literal.Parent is not IInterpolatedStringTextOperation && AddressText.HostIn(value) is { } host && !FollowsText(literal) =>
            new(host, literal.Syntax),
        IInterpolatedStringOperation { Parts: [IInterpolatedStringTextOperation first, ..] } interpolated
            when AddressText.HostIn(TextOf(interpolated)) is { } host && !FollowsText(interpolated) =>
            new(host, TextOf(first).Contains(host) ? first.Syntax : interpolated.Syntax),
        _ => null,
    };

    private static bool FollowsText(IOperation text)
    {
        var (consumer, value) = OperationTree.ConsumerOf(text);
        return consumer is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum && sum.RightOperand == value;
    }

    private static string TextOf(IInterpolatedStringOperation interpolated)
    {
        var text = new StringBuilder();
        foreach (var part in interpolated.Parts)
        {
            text.Append(part is IInterpolatedStringTextOperation known ? TextOf(known)
                : part is IInterpolationOperation { Expression.ConstantValue: { HasValue: true, Value: string constant } } ? constant
                : AddressText.UnknownPart);
        }

        return text.ToString();
    }

    private static string TextOf(IInterpolatedStringTextOperation text) => text.Text.ConstantValue.Value as string ?? "";
}
