using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.SensitiveData;

/// <summary>
/// Tells the texts that nobody but their owner may read: by the name of the variable, parameter, field or property that holds them, by its attributes, or by
/// the API they come from. Stricter than <see cref="SensitiveNames"/> about names that mean something harmless as often: a storage key, a confirmation code.
/// </summary>
internal sealed class SensitiveValues(KnownValues values)
{
    private static readonly HashSet<string> SecretKeyWords =
        Words("apikey", "privatekey", "secretkey", "encryptionkey", "signingkey", "api", "private", "secret", "encryption", "decryption", "signing", "symmetric", "hmac", "aes", "crypto");

    private static readonly HashSet<string> HarmlessTokenWords = Words("device", "unsubscribe", "invitation", "invite", "web", "deploy", "xsrf", "csrf", "antiforgery", "forgery");

    private static readonly HashSet<string> SecretCodeWords = Words("otp", "totp", "verification", "authenticator", "mfa");

    // What "token" alone means where such a word stands around it.
    private static readonly HashSet<string> LoginWords = Words(
        "auth", "authentication", "authorization", "authenticate", "authorize", "oauth", "oidc", "login", "logon", "signin", "jwt", "identity", "account", "bearer", "credential", "credentials", "password", "security", "session");

    private static readonly HashSet<string> MaskingWords = Words(
        "mask", "masked", "redact", "redacted", "hash", "hashed", "encrypt", "encrypted", "obfuscate", "obfuscated", "truncate", "truncated", "sanitize", "sanitized", "scrub", "anonymize", "pseudonymize",
        "censor", "censored", "hide", "hidden", "shorten", "short", "partial", "fingerprint", "protect", "digest");

    // DataClassificationAttribute says nothing itself; what derives from it does, by its name.
    private static readonly HashSet<string> SensitiveClasses = Words("private", "sensitive", "secret", "confidential", "personal", "pii", "eupi", "euii", "credential", "restricted", "phi");

    /// <summary>What a value is and what says so, as the middle of a sentence such as <c>by its name a password</c>; null where nothing says that it is sensitive.</summary>
    /// <param name="containing">The symbol whose code uses it.</param>
    public string? Describe(IOperation value, ISymbol? containing, CancellationToken cancellationToken)
    {
        if (value.Type?.SpecialType != SpecialType.System_String && !IsWrittenAsText(value))
        {
            return null;
        }

        var kind = value switch
        {
            ILocalReferenceOperation local => Named(local.Local.Name, containing),
            IParameterReferenceOperation parameter => Marked(parameter.Parameter) ?? Named(parameter.Parameter.Name, containing),
            IFieldReferenceOperation field => Marked(field.Field) ?? Named(field.Field.Name, containing),
            IPropertyReferenceOperation { Property: { IsIndexer: true, ContainingType.Name: "IConfiguration" or "IConfigurationRoot" or "IConfigurationSection" or "ConfigurationManager" or "ConfigurationRoot" or "ConfigurationSection" } } entry when entry.Arguments.Length == 1 =>
                OfSetting(entry.Arguments[0].Value, containing, cancellationToken),
            IPropertyReferenceOperation { Property: { IsIndexer: true, ContainingType: { Name: "HttpRequest" or "HttpRequestBase", ContainingNamespace.Name: "Web" } } } entry when entry.Arguments.Length == 1 =>
                OfSetting(entry.Arguments[0].Value, containing, cancellationToken),
            IPropertyReferenceOperation { Property: { IsIndexer: true, ContainingType.Name: "NameValueCollection" }, Instance: IPropertyReferenceOperation { Property: { Name: "Form" or "QueryString" or "AppSettings" } } } entry when entry.Arguments.Length == 1 =>
                OfSetting(entry.Arguments[0].Value, containing, cancellationToken),
            IPropertyReferenceOperation { Property: { IsIndexer: false } property } => OfProperty(property, containing),
            IInvocationOperation { TargetMethod: { Name: "GetEnvironmentVariable", ContainingType.Name: "Environment" } } call when call.Arguments.Length > 0 =>
                OfSetting(call.Arguments[0].Value, containing, cancellationToken),
            IInvocationOperation { TargetMethod: { Name: "WriteToken", ContainingType.Name: "JwtSecurityTokenHandler" } } => "a whole token",
            _ => null,
        };
        // A text that the code itself holds is a label.
        return kind is null || values.TextOf(value, cancellationToken) is not null || IsMasked(value, cancellationToken) ? null : kind;
    }

    /// <summary>What a value of that name is, such as <c>a password</c>; null where the name promises nothing or means something harmless as often.</summary>
    /// <param name="containing">The symbol whose code uses the name, which tells what "token" alone means; null when nothing should.</param>
    public static string? OfName(string name, ISymbol? containing) => SensitiveNames.KindOf(name) switch
    {
        SecretKind.Password => "a password",
        SecretKind.Secret => "a secret",
        SecretKind.Key when IdentifierWords.Of(name).Any(SecretKeyWords.Contains) => "a key",
        SecretKind.Token when !IdentifierWords.Of(name).Any(HarmlessTokenWords.Contains) => "a token",
        SecretKind.AmbiguousToken when IsAboutLogins(containing) => "a token",
        SecretKind.OneTimeCode when IdentifierWords.Of(name).Any(SecretCodeWords.Contains) => "a one-time code",
        SecretKind.PersonalNumber => "a number that identifies a person or pays for one",
        _ => null,
    };

    private static string? Named(string name, ISymbol? containing) =>
        OfName(name, containing) is { } kind && !IdentifierWords.Of(name).Any(MaskingWords.Contains) ? "by its name " + kind : null;

    private string? OfProperty(IPropertySymbol property, ISymbol? containing) => property switch
    {
        // Texts of the user interface are static and read only: Resources.EnterPassword.
        { IsStatic: true, SetMethod: null } => null,
        { Name: "Value", ContainingType.Name: "KeyVaultSecret" } => "a secret from the key vault",
        { Name: "RawData" or "EncodedToken", ContainingType.Name: "JwtSecurityToken" or "JsonWebToken" } => "a whole token",
        _ => Marked(property) ?? Named(property.Name, containing),
    };

    private string? OfSetting(IOperation key, ISymbol? containing, CancellationToken cancellationToken) =>
        values.TextOf(key, cancellationToken) is { } name ? Named(name.Substring(name.LastIndexOf(':') + 1), containing) : null;

    private static bool IsAboutLogins(ISymbol? symbol)
    {
        for (; symbol is not null; symbol = symbol.ContainingSymbol)
        {
            if (symbol is IMethodSymbol or INamedTypeSymbol && IdentifierWords.Of(symbol.Name).Any(LoginWords.Contains))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for bytes that <c>Convert.ToBase64String</c> and the like write down; by themselves they only show their type.</summary>
    private static bool IsWrittenAsText(IOperation value) =>
        value is { Type: IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte }, Parent: IArgumentOperation { Parent: IInvocationOperation { TargetMethod.ContainingType: { Name: "Convert" or "BitConverter", ContainingNamespace.Name: "System" } } } };

    private static string? Marked(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            switch (attribute.AttributeClass)
            {
                case { Name: "PasswordPropertyTextAttribute" } when attribute.ConstructorArguments is not [{ Value: false }]:
                    return "by its attribute a password";
                // DataType.Password is 11, DataType.CreditCard 14.
                case { Name: "DataTypeAttribute" } when attribute.ConstructorArguments is [{ Value: 11 }]:
                    return "by its attribute a password";
                case { Name: "DataTypeAttribute" } when attribute.ConstructorArguments is [{ Value: 14 }]:
                    return "by its attribute the number of a payment card";
                // On the framework's own user it marks the name and address a login is known by, which most logs need.
                case { Name: "PersonalDataAttribute" or "ProtectedPersonalDataAttribute" } when symbol.DeclaringSyntaxReferences.Length > 0:
                    return "by its attribute personal data";
                case { BaseType.Name: "DataClassificationAttribute", Name: var name } when IdentifierWords.Of(name).Any(SensitiveClasses.Contains):
                    return "classified as " + name.Replace("Attribute", "");
            }
        }

        return null;
    }

    /// <summary>True when a call that hides it made the value: <c>var password = Mask(given)</c>.</summary>
    private bool IsMasked(IOperation value, CancellationToken cancellationToken) =>
        values.OriginOf(value, cancellationToken) is IInvocationOperation made && IdentifierWords.Of(made.TargetMethod.Name).Any(MaskingWords.Contains);

    private static HashSet<string> Words(params string[] words) => new(words, StringComparer.Ordinal);
}
