using Microsoft.CodeAnalysis;
using Psi.Analyzers.Catalogues.SensitiveData;

namespace Psi.Analyzers.SensitiveData;

/// <summary>Tells by their names the parameters of an address that contain something secret.</summary>
internal static class QueryParameters
{
    // A link that is sent to a person has to contain its token, which works once.
    private static readonly string[] LinkWords =
    [
        "confirm", "verif", "reset", "activat", "invit", "unsubscribe", "regist", "signup", "download", "share", "magic", "email",
        "mail", "csrf", "xsrf", "forgery", "recover", "page", "continuation", "cursor", "cancel",
    ];

    /// <summary>
    /// The name of the query parameter whose value begins at the end of a text: <c>api_key</c> of <c>https://a.example/?api_key=</c>; null
    /// when there is none.
    /// </summary>
    /// <param name="before">The known text of the address before the value.</param>
    /// <param name="isQuery">True when the text is only the query, where no question mark precedes the first parameter.</param>
    public static string? NameAtEndOf(string before, bool isQuery)
    {
        if (!before.EndsWith("=", StringComparison.Ordinal) || before.IndexOf('#') >= 0)
        {
            return null;
        }

        var start = before.LastIndexOfAny(['?', '&']);
        return start < 0 && !isQuery ? null : before.Substring(start + 1, before.Length - start - 2).Trim();
    }

    /// <summary>
    /// The kind of secret that a parameter of that name contains, such as <c>a password</c>; null for no secret, and for the token of a
    /// link that is sent to a person.
    /// </summary>
    /// <param name="address">The known text of the address.</param>
    /// <param name="containing">The symbol whose code builds it.</param>
    public static string? KindOf(string name, string address, ISymbol? containing)
    {
        var kind = SensitiveNames.KindOf(name) == SecretKind.AmbiguousToken ? "a token" : SensitiveValues.OfName(name, null);
        return kind is "a token" or "a one-time code" && (IsForLink(name) || IsForLink(address) || IsForLink(containing)) ? null : kind;
    }

    /// <summary>
    /// The kind of secret that a parameter of a method for GET requests contains. Tokens do not count: links that are sent to people end in
    /// such methods.
    /// </summary>
    public static string? KindOf(IParameterSymbol parameter) =>
        parameter.Type.SpecialType == SpecialType.System_String
        && SensitiveValues.OfName(parameter.Name, null) is { } kind and not ("a token" or "a one-time code")
        && !parameter.GetAttributes().Any(HasOtherSource)
            ? kind
            : null;

    private static bool HasOtherSource(AttributeData attribute) =>
        attribute.AttributeClass is { } type && AddressCatalogue.OtherSources.Contains(type.Name);

    private static bool IsForLink(ISymbol? containing) => IsForLink(containing?.Name) || IsForLink(containing?.ContainingType?.Name);

    private static bool IsForLink(string? text) =>
        text is not null && LinkWords.Any(word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);
}
