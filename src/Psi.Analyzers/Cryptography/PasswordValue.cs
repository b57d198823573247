using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Cryptography;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;
using Psi.Analyzers.SensitiveData;

namespace Psi.Analyzers.Cryptography;

/// <summary>Tells by name and type whether a hashed value is a password.</summary>
internal sealed class PasswordValue(KnownValues values)
{
    /// <summary>
    /// True for a value whose name says that it is a password, and for text whose name does not say that it is random, because it is passed
    /// to a function for passwords.
    /// </summary>
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

    /// <summary>True for a value whose name says that it is a password, alone or joined to its salt and nothing else.</summary>
    public bool IsPassword(IOperation value, CancellationToken cancellationToken)
    {
        var parts = PartsOf(TextOf(value, cancellationToken)).ToList();
        return parts.Count(static part => KindOf(part) == SecretKind.Password) == 1
            && parts.TrueForAll(part => KindOf(part) == SecretKind.Password || IsSalt(part, cancellationToken));
    }

    private static bool IsKey(IOperation value) =>
        OperationTree.SymbolOf(value) is { } named && IdentifierWords.Of(named.Name) is [.., PasswordHashNames.KeyWord];

    // A pepper is a salt that is stored elsewhere; a constant is the same for all passwords.
    private bool IsSalt(IOperation value, CancellationToken cancellationToken) =>
        KindOf(value) == SecretKind.RandomInput
        || (OperationTree.SymbolOf(value) is { } named && IdentifierWords.Of(named.Name) is [.., PasswordHashNames.PepperWord])
        || values.TextOf(value, cancellationToken) is not null;

    private static SecretKind KindOf(IOperation value) =>
        OperationTree.SymbolOf(value) is { } named ? SensitiveNames.KindOf(named.Name) : SecretKind.None;

    /// <summary>The parts that a text is put together from; the text itself where it is not put together.</summary>
    private static IEnumerable<IOperation> PartsOf(IOperation text)
    {
        var whole = OperationTree.Unconverted(text);
        return whole switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum =>
                PartsOf(sum.LeftOperand).Concat(PartsOf(sum.RightOperand)),
            IInterpolatedStringOperation interpolated =>
                interpolated.Parts.OfType<IInterpolationOperation>().SelectMany(static inserted => PartsOf(inserted.Expression)),
            IInvocationOperation call when IsJoining(call.TargetMethod) =>
                call.Arguments.SelectMany(static argument => PartsOf(argument.Value)),
            IArrayCreationOperation { Initializer: { } elements } => elements.ElementValues.SelectMany(PartsOf),
            _ => [whole],
        };
    }

    private static bool IsJoining(IMethodSymbol method) =>
        method is { Name: nameof(string.Concat) or nameof(string.Format), ContainingType.SpecialType: SpecialType.System_String };

    /// <summary>The text that bytes were made from; the bytes themselves where they were not made from text here.</summary>
    private IOperation TextOf(IOperation value, CancellationToken cancellationToken)
    {
        var bytes = Named(value, cancellationToken);
        return bytes is IInvocationOperation { TargetMethod: { Name: nameof(Encoding.GetBytes) } method, Arguments: [var text] }
            && method.ContainingType.ContainingNamespace is { Name: nameof(System.Text), ContainingNamespace.Name: nameof(System) }
            ? Named(text.Value, cancellationToken)
            : bytes;
    }

    // The name of a local counts before its value does.
    private IOperation Named(IOperation value, CancellationToken cancellationToken)
    {
        var plain = OperationTree.Unconverted(value);
        return plain is ILocalReferenceOperation && KindOf(plain) == SecretKind.None
            ? OperationTree.Unconverted(values.OriginOf(plain, cancellationToken))
            : plain;
    }

    private static bool IsText(IOperation value) =>
        value.Type is { SpecialType: SpecialType.System_String } or IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Char };
}
