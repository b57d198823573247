using Microsoft.CodeAnalysis;
using Psi.Analyzers.Catalogues.Cryptography;
using Psi.Analyzers.SensitiveData;

namespace Psi.Analyzers.Cryptography;

/// <summary>
/// Tells a secret by its name, if its type can hold one: a <c>password</c> of characters or an <c>otp</c> that is a number, but not a
/// <c>salt</c> that is a number.
/// </summary>
internal static class SecretNames
{
    // The number of a session in a log, a trace or a game protects nothing.
    private static readonly string[] Observers =
        ["telemetry", "analytics", "metric", "logging", "logger", "trace", "tracing", "diagnostic"];

    public static SecretUse? OfValue(string name, ITypeSymbol? type, ISymbol place) => Of(SensitiveNames.KindOf(name), name, type, place);

    public static SecretUse? OfResult(IMethodSymbol method) =>
        Of(SensitiveNames.KindOfResult(method.Name), method.Name, method.ReturnType, method);

    private static SecretUse? Of(SecretKind kind, string name, ITypeSymbol? type, ISymbol place)
    {
        var isFit = kind switch
        {
            SecretKind.None or SecretKind.PersonalNumber => false,
            // A number to guess in a game, a number that is mixed into a hash, a number of a protocol.
            SecretKind.Secret or SecretKind.AmbiguousToken or SecretKind.RandomInput => HoldsText(type),
            SecretKind.SessionIdentifier => HoldsText(type) && !IsObserver(place),
            _ => HoldsText(type) || IsWholeNumber(type),
        };
        return isFit ? new SecretUse(kind, name) : null;
    }

    /// <summary>
    /// True for a type that holds characters or bytes: text, arrays and spans of them, a builder, and a task of any of these.
    /// </summary>
    public static bool HoldsText(ITypeSymbol? type) => type switch
    {
        null => false,
        IArrayTypeSymbol array => IsCharacterOrByte(array.ElementType),
        IPointerTypeSymbol pointer => IsCharacterOrByte(pointer.PointedAtType),
        INamedTypeSymbol { TypeArguments: [var element] } generic => IsCharacterOrByte(element) || HoldsText(element),
        _ => type.SpecialType is SpecialType.System_String or SpecialType.System_Object
            || SecretSinkCatalogue.TextHolders.Contains(type.Name),
    };

    public static bool IsCharacterOrByte(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Char or SpecialType.System_Byte;

    private static bool IsWholeNumber(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { TypeArguments: [var element] } => IsWholeNumber(element),
        _ => type?.SpecialType
            is SpecialType.System_Int32
            or SpecialType.System_UInt32
            or SpecialType.System_Int64
            or SpecialType.System_UInt64
            or SpecialType.System_Decimal,
    };

    private static bool IsObserver(ISymbol place)
    {
        for (var scope = place; scope is not (null or INamespaceSymbol { IsGlobalNamespace: true }); scope = scope.ContainingSymbol)
        {
            if (Observers.Any(word => scope.Name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0))
            {
                return true;
            }
        }

        return false;
    }
}
