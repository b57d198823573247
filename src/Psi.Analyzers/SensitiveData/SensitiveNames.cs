using System.Collections.Immutable;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.SensitiveData;

/// <summary>
/// Tells by a name what its value is, by the last noun in it: a <c>userPassword</c> is a password, a <c>passwordPolicy</c> is a policy. The
/// type is not considered: callers ask only for values that can be a secret (text, bytes), never for numbers of retries or flags.
/// </summary>
internal static class SensitiveNames
{
    // Every name of a secret contains one of these, so most names need no further test.
    private static readonly string[] Stems =
    [
        "pass", "pwd", "pin", "secret", "key", "token", "session", "otp", "code", "nonce", "salt", "vector", "iv", "card", "cvv",
        "cvc", "ssn", "security", "kennwort", "contrasena", "senha", "wachtwoord", "jwt",
    ];

    private static readonly HashSet<string> Passwords = Words(
        "password", "passwd", "pwd", "passphrase", "passcode", "passwort", "kennwort", "contrasena", "senha", "wachtwoord",
        "motdepasse");

    private static readonly HashSet<string> PassOwners = Words(
        "user", "usr", "db", "database", "smtp", "ftp", "login", "admin", "root", "mail", "email", "proxy", "sql", "ldap");

    private static readonly HashSet<string> PinOwners = Words("user", "card", "account", "login", "device", "security", "unlock");

    private static readonly HashSet<string> KeyOwners = Words(
        "api", "access", "private", "secret", "encryption", "decryption", "signing", "symmetric", "master", "account", "storage",
        "subscription", "hmac", "aes", "crypto", "cipher", "shared", "functions",
        "instrumentation", "app", "session");

    private static readonly HashSet<string> TokenOwners = Words(
        "access", "refresh", "bearer", "auth", "authentication", "authorization", "id", "identity", "jwt", "api", "session",
        "reset", "security", "csrf", "xsrf", "antiforgery", "forgery", "sas",
        "verification", "confirmation", "invitation", "invite", "login", "user", "oauth", "github", "gitlab", "azure", "slack",
        "bot", "activation", "recovery", "personal", "web", "password", "registration",
        "impersonation", "deploy", "device", "secret", "unsubscribe");

    private static readonly HashSet<string> CodeOwners = Words(
        "otp", "verification", "confirmation", "reset", "recovery", "activation", "security", "authenticator", "mfa", "sms",
        "factor", "pin", "time", "invite", "backup", "login");

    // Words after the noun that do not change its meaning: passwordText, secretBytes, apiKey2.
    private static readonly HashSet<string> Forms = Words(
        "value", "string", "str", "text", "bytes", "byte", "chars", "data", "plain", "plaintext", "clear", "raw", "base", "hex",
        "utf", "buffer", "array", "span", "input", "memory");

    // Words that make a secret harmless, or make the name a statement about it: hashedPassword, hasPassword, forgotPassword.
    private static readonly HashSet<string> Harmless = Words(
        "hashed", "encrypted", "masked", "redacted", "truncated", "shortened", "partial", "sanitized", "censored", "protected",
        "obfuscated", "hidden", "public", "dummy", "fake",
        "is", "has", "had", "have", "should", "use", "uses", "using", "require", "requires", "required", "need", "needs", "can",
        "allow", "allows", "enable", "enabled", "disable", "disabled", "with", "without", "no", "not",
        "show", "hide", "display", "forgot", "forgotten", "change", "changed", "update", "validate", "invalid", "missing",
        "wrong", "expired", "min", "max", "remember", "save", "store", "ask", "prompt", "where", "by", "for");

    private static readonly HashSet<string> Makers = Words(
        "generate", "create", "make", "get", "new", "build", "compute", "next", "random", "issue", "produce", "obtain", "fetch",
        "read", "request", "acquire");

    /// <summary>The kind of secret in a variable, parameter, field, property, or entry of that name.</summary>
    public static SecretKind KindOf(string name) => HasStem(name) ? KindOf(IdentifierWords.Of(name)) : SecretKind.None;

    /// <summary>The kind of secret that a method of that name returns: <c>CreateResetTokenAsync</c> a token.</summary>
    public static SecretKind KindOfResult(string method)
    {
        if (!HasStem(method))
        {
            return SecretKind.None;
        }

        var words = IdentifierWords.Of(method);
        if (words.Length > 0 && words[words.Length - 1] == "async")
        {
            words = words.RemoveAt(words.Length - 1);
        }

        while (words.Length > 0 && Makers.Contains(words[0]))
        {
            words = words.RemoveAt(0);
        }

        return KindOf(words);
    }

    private static SecretKind KindOf(ImmutableArray<string> words)
    {
        var last = words.Length - 1;
        while (last > 0 && (Forms.Contains(words[last]) || IsNumber(words[last])))
        {
            last--;
        }

        if (last < 0 || words.Take(last).Any(Harmless.Contains))
        {
            return SecretKind.None;
        }

        var before = last > 0 ? words[last - 1] : "";
        return words[last] switch
        {
            // ResetPassword is a page, a command or a route.
            var word when Passwords.Contains(word) => before == "reset" ? SecretKind.None : SecretKind.Password,
            "word" when before == "pass" => SecretKind.Password,
            "phrase" when before == "pass" => SecretKind.Password,
            "code" when before == "pass" => SecretKind.Password,
            "pass" when PassOwners.Contains(before) => SecretKind.Password,
            "pin" when PinOwners.Contains(before) => SecretKind.Password,
            "secret" => SecretKind.Secret,
            "apikey" or "accesskey" or "privatekey" or "secretkey" or "encryptionkey" or "signingkey" => SecretKind.Key,
            "key" when KeyOwners.Contains(before) => SecretKind.Key,
            "jwt" => SecretKind.Token,
            "accesstoken" or "refreshtoken" or "authtoken" or "bearertoken" => SecretKind.Token,
            "token" when TokenOwners.Contains(before) => SecretKind.Token,
            "token" when last == 0 => SecretKind.AmbiguousToken,
            "id" or "identifier" when before == "session" => SecretKind.SessionIdentifier,
            "sessionid" => SecretKind.SessionIdentifier,
            "otp" or "totp" => SecretKind.OneTimeCode,
            "code" when CodeOwners.Contains(before) => SecretKind.OneTimeCode,
            "nonce" or "salt" => SecretKind.RandomInput,
            "iv" when last == 0 || words[0] is "aes" or "cipher" or "random" or "crypto" => SecretKind.RandomInput,
            "vector" when before is "initialization" or "init" or "initialisation" => SecretKind.RandomInput,
            "cvv" or "cvc" or "ssn" => SecretKind.PersonalNumber,
            "number" when before == "card" || (before == "security" && words.Contains("social")) => SecretKind.PersonalNumber,
            _ => SecretKind.None,
        };
    }

    private static bool HasStem(string name)
    {
        foreach (var stem in Stems)
        {
            if (name.IndexOf(stem, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNumber(string word) => char.IsDigit(word[0]);

    private static HashSet<string> Words(params string[] words) => new(words, StringComparer.Ordinal);
}
