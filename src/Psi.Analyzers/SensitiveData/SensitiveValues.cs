using System.Collections.Specialized;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.SensitiveData;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.SensitiveData;

/// <summary>
/// Tells texts that only their owner may read: by the name of the variable, parameter, field or property that holds them, by its
/// attributes, or by the API they come from. Stricter than <see cref="SensitiveNames"/> about names that often mean something harmless: a
/// storage key, a confirmation code.
/// </summary>
internal sealed class SensitiveValues(KnownValues values)
{
    private static readonly HashSet<string> SecretKeyWords = Words(
        "apikey", "privatekey", "secretkey", "encryptionkey", "signingkey", "api", "private", "secret", "encryption",
        "decryption", "signing", "symmetric", "hmac", "aes", "crypto");

    private static readonly HashSet<string> HarmlessTokenWords = Words(
        "device", "unsubscribe", "invitation", "invite", "web", "deploy", "xsrf", "csrf", "antiforgery", "forgery");

    private static readonly HashSet<string> SecretCodeWords = Words("otp", "totp", "verification", "authenticator", "mfa");

    // A name around it with one of these words makes "token" alone a secret.
    private static readonly HashSet<string> LoginWords = Words(
        "auth", "authentication", "authorization", "authenticate", "authorize", "oauth", "oidc", "login", "logon", "signin",
        "jwt", "identity", "account", "bearer", "credential", "credentials", "password", "security", "session");

    private static readonly HashSet<string> MaskingWords = Words(
        "mask", "masked", "redact", "redacted", "hash", "hashed", "encrypt", "encrypted", "obfuscate", "obfuscated", "truncate",
        "truncated", "sanitize", "sanitized", "scrub", "anonymize", "pseudonymize",
        "censor", "censored", "hide", "hidden", "shorten", "short", "partial", "fingerprint", "protect", "digest");

    // Attributes that derive from DataClassificationAttribute say by their names what they mean.
    private static readonly HashSet<string> SensitiveClasses = Words(
        "private", "sensitive", "secret", "confidential", "personal", "pii", "eupi", "euii", "credential", "restricted", "phi");

    /// <summary>
    /// What a value is and why, as the middle of a sentence such as <c>by its name a password</c>; null where it is not known to be
    /// sensitive.
    /// </summary>
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
            IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: [{ Value: var key }] } entry =>
                IsSetting(entry) ? OfSetting(key, containing, cancellationToken) : null,
            IPropertyReferenceOperation { Property: { IsIndexer: false } property } => OfProperty(property, containing),
            IInvocationOperation call => OfCall(call, containing, cancellationToken),
            _ => null,
        };
        // A constant text is a label.
        return kind is null || values.TextOf(value, cancellationToken) is not null || IsMasked(value, cancellationToken) ? null : kind;
    }

    /// <summary>
    /// What a value of that name is, such as <c>a password</c>; null where the name says nothing or often means something harmless.
    /// </summary>
    /// <param name="containing">
    /// The symbol whose code uses the name, which tells what "token" alone means; null when nothing should.
    /// </param>
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

    private static bool IsSetting(IPropertyReferenceOperation entry)
    {
        var type = entry.Property.ContainingType;
        return SensitiveValueCatalogue.Configurations.Contains(type.Name)
            || (type.ContainingNamespace is { Name: SensitiveValueCatalogue.RequestNamespace }
                && SensitiveValueCatalogue.Requests.Contains(type.Name))
            || (type.Name == nameof(NameValueCollection)
                && entry.Instance is IPropertyReferenceOperation { Property.Name: var collection }
                && SensitiveValueCatalogue.Collections.Contains(collection));
    }

    private string? OfCall(IInvocationOperation call, ISymbol? containing, CancellationToken cancellationToken)
    {
        if (call.TargetMethod is { Name: nameof(Environment.GetEnvironmentVariable), ContainingType.Name: nameof(Environment) })
        {
            return call.Arguments is [var name, ..] ? OfSetting(name.Value, containing, cancellationToken) : null;
        }

        return OfMember(call.TargetMethod);
    }

    private static string? OfProperty(IPropertySymbol property, ISymbol? containing)
    {
        // Texts of the user interface are static and read only: Resources.EnterPassword.
        var isText = property is { IsStatic: true, SetMethod: null };
        return isText ? null : OfMember(property) ?? Marked(property) ?? Named(property.Name, containing);
    }

    private static string? OfMember(ISymbol member)
    {
        foreach (var sensitive in SensitiveValueCatalogue.Members)
        {
            if (member.Name == sensitive.Name && member.ContainingType.Name == sensitive.Type)
            {
                return sensitive.Fact;
            }
        }

        return null;
    }

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

    /// <summary>
    /// True for bytes that <c>Convert.ToBase64String</c> or a similar method writes as text. Written directly, bytes show only their type.
    /// </summary>
    private static bool IsWrittenAsText(IOperation value) =>
        value is { Type: IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte }, Parent: IArgumentOperation argument }
        && argument is { Parent: IInvocationOperation { TargetMethod.ContainingType: { ContainingNamespace.Name: nameof(System) } type } }
        && SensitiveValueCatalogue.Converters.Contains(type.Name);

    private static string? Marked(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && MeaningOf(attribute, type, symbol) is { } meaning)
            {
                return meaning;
            }
        }

        return null;
    }

    private static string? MeaningOf(AttributeData attribute, INamedTypeSymbol type, ISymbol symbol) => type.Name switch
    {
        SensitiveValueCatalogue.PasswordText when attribute.ConstructorArguments is not [{ Value: false }] => "by its attribute a password",
        SensitiveValueCatalogue.DataType when attribute.ConstructorArguments is [{ Value: SensitiveValueCatalogue.PasswordDataType }] =>
            "by its attribute a password",
        SensitiveValueCatalogue.DataType when attribute.ConstructorArguments is [{ Value: SensitiveValueCatalogue.CreditCardDataType }] =>
            "by its attribute the number of a payment card",
        // On the framework's own user the attribute marks the name and address of a login, which most logs need.
        var name when SensitiveValueCatalogue.PersonalData.Contains(name) && !symbol.DeclaringSyntaxReferences.IsEmpty =>
            "by its attribute personal data",
        var name when IsClassification(type) && IdentifierWords.Of(name).Any(SensitiveClasses.Contains) =>
            "classified as " + name.Replace(SensitiveValueCatalogue.AttributeSuffix, ""),
        _ => null,
    };

    private static bool IsClassification(INamedTypeSymbol type) => type.BaseType?.Name == SensitiveValueCatalogue.Classification;

    /// <summary>True when the value comes from a call that hides it: <c>var password = Mask(given)</c>.</summary>
    private bool IsMasked(IOperation value, CancellationToken cancellationToken) =>
        values.OriginOf(value, cancellationToken) is IInvocationOperation made
        && IdentifierWords.Of(made.TargetMethod.Name).Any(MaskingWords.Contains);

    private static HashSet<string> Words(params string[] words) => new(words, StringComparer.Ordinal);
}
