using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;
using Psi.Analyzers.SensitiveData;

namespace Psi.Analyzers.Cryptography;

/// <summary>Tells by its name and type whether a value that is hashed is a password.</summary>
internal sealed class PasswordValue(KnownValues values)
{
    /// <summary>True for what a name calls a password, and for text that none calls something random: a function for passwords is given it.</summary>
    public bool IsGivenAsPassword(IOperation value, CancellationToken cancellationToken)
    {
        var text = TextOf(value, cancellationToken);
        return KindOf(text) switch
        {
            SecretKind.Password => true,
            SecretKind.None => IsText(text) && !IsKey(text),
            _ => false,
        };
    }

    /// <summary>True for a value that its name calls a password, alone or joined to its salt: nothing else may be in it.</summary>
    public bool IsPassword(IOperation value, CancellationToken cancellationToken)
    {
        var pieces = PiecesOf(TextOf(value, cancellationToken)).ToList();
        return pieces.Count(static piece => KindOf(piece) == SecretKind.Password) == 1 && pieces.TrueForAll(piece => KindOf(piece) == SecretKind.Password || IsSalt(piece, cancellationToken));
    }

    private static bool IsKey(IOperation value) => OperationTree.SymbolOf(value) is { } named && IdentifierWords.Of(named.Name) is [.., "key"];

    // A pepper is a salt that is kept elsewhere, a constant the same for all.
    private bool IsSalt(IOperation value, CancellationToken cancellationToken) =>
        KindOf(value) == SecretKind.RandomInput
        || OperationTree.SymbolOf(value) is { } named && IdentifierWords.Of(named.Name) is [.., "pepper"]
        || values.TextOf(value, cancellationToken) is not null;

    private static SecretKind KindOf(IOperation value) => OperationTree.SymbolOf(value) is { } named ? SensitiveNames.KindOf(named.Name) : SecretKind.None;

    /// <summary>The pieces a text is put together of; the text itself where it isn't.</summary>
    private static IEnumerable<IOperation> PiecesOf(IOperation text)
    {
        var whole = OperationTree.Unconverted(text);
        return whole switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum => PiecesOf(sum.LeftOperand).Concat(PiecesOf(sum.RightOperand)),
            IInterpolatedStringOperation interpolated => interpolated.Parts.OfType<IInterpolationOperation>().SelectMany(static hole => PiecesOf(hole.Expression)),
            IInvocationOperation { TargetMethod: { Name: "Concat" or "Format", ContainingType.SpecialType: SpecialType.System_String } } call => call.Arguments.SelectMany(static argument => PiecesOf(argument.Value)),
            IArrayCreationOperation { Initializer: { } elements } => elements.ElementValues.SelectMany(PiecesOf),
            _ => [whole],
        };
    }

    /// <summary>The text whose bytes are given; the bytes themselves where they were not made of text here.</summary>
    private IOperation TextOf(IOperation value, CancellationToken cancellationToken)
    {
        var bytes = Named(value, cancellationToken);
        return bytes is IInvocationOperation { TargetMethod: { Name: "GetBytes", ContainingType.ContainingNamespace: { Name: "Text", ContainingNamespace.Name: "System" } }, Arguments: [var text] }
            ? Named(text.Value, cancellationToken)
            : bytes;
    }

    // What a name says of a value comes before what it is made of.
    private IOperation Named(IOperation value, CancellationToken cancellationToken)
    {
        var plain = OperationTree.Unconverted(value);
        return plain is ILocalReferenceOperation && KindOf(plain) == SecretKind.None ? OperationTree.Unconverted(values.OriginOf(plain, cancellationToken)) : plain;
    }

    private static bool IsText(IOperation value) => value.Type is { SpecialType: SpecialType.System_String } or IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Char };
}
