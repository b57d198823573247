using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Semantics;
using Psi.Analyzers.SensitiveData;

namespace Psi.Analyzers.Cryptography;

/// <summary>Tells by its name and type whether a value that is hashed is a password.</summary>
internal static class PasswordValue
{
    /// <summary>True for what a name calls a password, and for text that none calls something random: a function for passwords is given it.</summary>
    public static bool IsGivenAsPassword(IOperation value)
    {
        var text = TextOf(value);
        return KindOf(text) switch
        {
            SecretKind.Password => true,
            SecretKind.None => IsText(text) && !IsKey(text),
            _ => false,
        };
    }

    /// <summary>True for a value that its name calls a password, alone or joined to its salt: nothing else may be in it.</summary>
    public static bool IsPassword(IOperation value)
    {
        var text = TextOf(value);
        return text is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum
            ? IsPassword(sum.LeftOperand) && IsSalt(sum.RightOperand) || IsSalt(sum.LeftOperand) && IsPassword(sum.RightOperand)
            : KindOf(text) == SecretKind.Password;
    }

    private static bool IsKey(IOperation value) => OperationTree.SymbolOf(value) is { } named && IdentifierWords.Of(named.Name) is [.., "key"];

    private static bool IsSalt(IOperation value) => KindOf(value) == SecretKind.RandomInput;

    private static SecretKind KindOf(IOperation value) => OperationTree.SymbolOf(value) is { } named ? SensitiveNames.KindOf(named.Name) : SecretKind.None;

    /// <summary>The text whose bytes are given; the bytes themselves where they were not made of text here.</summary>
    private static IOperation TextOf(IOperation value)
    {
        var bytes = OperationTree.Unconverted(value);
        return bytes is IInvocationOperation { TargetMethod: { Name: "GetBytes", ContainingType.ContainingNamespace: { Name: "Text", ContainingNamespace.Name: "System" } }, Arguments: [var text] }
            ? OperationTree.Unconverted(text.Value)
            : bytes;
    }

    private static bool IsText(IOperation value) => value.Type is { SpecialType: SpecialType.System_String } or IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Char };
}
