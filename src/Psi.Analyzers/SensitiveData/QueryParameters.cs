using Microsoft.CodeAnalysis;
using Psi.Analyzers.Catalogues.SensitiveData;

namespace Psi.Analyzers.SensitiveData;

/// <summary>Tells the parameters of an address that hold something secret, by their names.</summary>
internal static class QueryParameters
{
    // Links that are sent to a person carry a token that works once: there is no other way to send one.
    private static readonly string[] LinkWords =
        ["confirm", "verif", "reset", "activat", "invit", "unsubscribe", "regist", "signup", "download", "share", "magic", "email", "mail", "csrf", "xsrf", "forgery", "recover", "page", "continuation", "cursor", "cancel"];

    /// <summary>
    /// The name of the query parameter whose value begins at the end of a text: <c>api_key</c> of <c>https://a.example/?api_key=</c>; null when none does.
    /// </summary>
    /// <param name="before">What is known of the address up to the value.</param>
    /// <param name="isQuery">True when the text has only the query, whose first parameter needs no question mark.</param>
    public static string? NameAtEndOf(string before, bool isQuery)
    {
        if (!before.EndsWith("=", StringComparison.Ordinal) || before.IndexOf('#') >= 0)
        {
            return null;
        }

        var start = before.LastIndexOfAny(['?', '&']);
        return start < 0 && !isQuery ? null : before.Substring(start + 1, before.Length - start - 2).Trim();
    }

    /// <summary>What a parameter of that name holds, such as <c>a password</c>; null for nothing secret, and for the token of a link that a person is sent.</summary>
    /// <param name="address">What is known of the address.</param>
    /// <param name="containing">The symbol whose code builds it.</param>
    public static string? KindOf(string name, string address, ISymbol? containing)
    {
        var kind = SensitiveNames.KindOf(name) == SecretKind.AmbiguousToken ? "a token" : SensitiveValues.OfName(name, null);
        return kind is "a token" or "a one-time code" && (IsForLink(name) || IsForLink(address) || IsForLink(containing?.Name) || IsForLink(containing?.ContainingType?.Name)) ? null : kind;
    }

    /// <summary>What the parameter of a method that answers GET requests holds. A token is not counted: links that people are sent end there.</summary>
    public static string? KindOf(IParameterSymbol parameter) =>
        parameter.Type.SpecialType == SpecialType.System_String
        && SensitiveValues.OfName(parameter.Name, null) is { } kind and not ("a token" or "a one-time code")
        && !parameter.GetAttributes().Any(attribute => attribute.AttributeClass is { } type && AddressCatalogue.OtherSources.Contains(type.Name))
            ? kind
            : null;

    private static bool IsForLink(string? text) => text is not null && LinkWords.Any(word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);
}
