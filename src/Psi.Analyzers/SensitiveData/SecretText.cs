namespace Psi.Analyzers.SensitiveData;

/// <summary>
/// Tells by its shape whether a text in the place of a secret is one, and not the name of a setting, a label, a message, a path or a
/// placeholder. Nothing but the text is read.
/// </summary>
internal static class SecretText
{
    // Shorter texts are names and labels far more often than secrets.
    public const int MinimumLength = 6;

    private const int MinimumKeyLength = 16;

    // Longer texts are documents. Another rule finds private keys.
    private const int MaximumLength = 512;

    // Signs that no secret contains.
    private const string Excluded = "\"'`|\\[]()";

    // How stored hashes of passwords begin: ASP.NET Core Identity, bcrypt, Argon2, the formats of crypt(3), Django, LDAP.
    private static readonly string[] StoredHashes = ["AQAAAA", "$2a$", "$2b$", "$2y$", "$argon2", "$1$", "$5$", "$6$", "pbkdf2", "{SSHA"];

    private static readonly string[] SecretWords =
    [
        "password", "passwd", "pwd", "secret", "token", "key", "credential", "kennwort", "passwort", "auth", "login", "user",
    ];

    /// <summary>True for text with the shape of a password: without spaces, with digits or signs that names do not have.</summary>
    public static bool IsPassword(string text) =>
        text.Length >= MinimumLength
        && MayBeSecret(text)
        && new Counts(text) is { HasLetters: true } counts
        && (SaysSecret(text) ? counts.IsMoreThanAName : counts.Digits > 0 || counts.HasInnerSign);

    /// <summary>True for text with the shape of a key or token: longer, with digits, and with characters that repeat little.</summary>
    public static bool IsKey(string text) =>
        text.Length >= MinimumKeyLength
        && MayBeSecret(text)
        && new Counts(text) is { HasLetters: true, Digits: >= 2, Distinct: >= 8 } counts
        && (!SaysSecret(text) || counts.IsMoreThanAName);

    /// <summary>True for a key or token that no person made up: letters and digits alternate as in base64 or hexadecimal digits.</summary>
    public static bool IsRandom(string text) => IsKey(text) && new Counts(text) is var counts && counts.Changes * 10 >= text.Length * 3;

    /// <summary>True for a constant that is passed to a sign-in API as the password and that is not a placeholder.</summary>
    public static bool IsGivenPassword(string text) =>
        text.Length >= 4 && MayBeSecret(text) && !SecretWords.Any(word => text.Equals(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// True for the word <c>secret</c>, the client secret of many an identity server that was begun from a sample: a setting of a client
    /// that is there to be sent is in use, whatever it looks like.
    /// </summary>
    public static bool IsUsedSecret(string text) => text.Equals("secret", StringComparison.OrdinalIgnoreCase);

    private static bool MayBeSecret(string text) =>
        text.Length <= MaximumLength
        && text.All(static character => character is > ' ' and < '\u007f' && Excluded.IndexOf(character) < 0)
        && text[0] is not ('/' or '#' or '~' or '@' or '-' or '.' or '%' or '_' or ':')
        && text.IndexOf("://", StringComparison.Ordinal) < 0
        && !text.StartsWith("urn:", StringComparison.OrdinalIgnoreCase)
        && !IsStoredHash(text)
        && !IsAddressOrFile(text)
        && !Placeholders.AreIn(text)
        && !IsRun(text);

    // Version 2 of Identity: a zero byte, 16 of salt and 32 of hash in base64.
    private static bool IsStoredHash(string text) =>
        StoredHashes.Any(start => text.StartsWith(start, StringComparison.Ordinal))
        || (text.Length == 68 && text[0] == 'A' && text.EndsWith("==", StringComparison.Ordinal));

    /// <summary>
    /// True for words with one kind of separator: <c>name@contoso.com</c>, <c>Contoso.Orders.V2</c>, <c>Jwt:Key2</c>, <c>a/b/c1</c>.
    /// </summary>
    private static bool IsAddressOrFile(string text)
    {
        var dot = text.LastIndexOf('.');
        if (text.IndexOf('@') is > 0 and var at && dot > at + 1)
        {
            return true;
        }

        foreach (var separator in (ReadOnlySpan<char>)['.', ':', '/', '_', '-'])
        {
            var parts = text.Split(separator);
            if (parts.Length > 1 && parts.All(IsWord))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// True for letters with at most two digits after them, in the case of a name: <c>orders</c> and <c>V2</c>, but not <c>Sha256</c>.
    /// </summary>
    private static bool IsWord(string part)
    {
        var letters = part.TakeWhile(char.IsLetter).Count();
        var isVersion = part.Length <= 2 && part.All(char.IsDigit);
        return isVersion || (letters > 0 && part.Length - letters <= 2 && part.Skip(letters).All(char.IsDigit) && ChangesCase(part) <= 4);
    }

    private static int ChangesCase(string part)
    {
        var changes = 0;
        for (var index = 1; index < part.Length; index++)
        {
            if (char.IsUpper(part[index]) && char.IsLower(part[index - 1]))
            {
                changes++;
            }
        }

        return changes;
    }

    private static bool SaysSecret(string text) => SecretWords.Any(word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>
    /// True for <c>aaaaaa</c>, <c>abcdef123</c> and <c>0123456789abcdef</c>: most characters equal the one before them, or follow it in
    /// order.
    /// </summary>
    private static bool IsRun(string text)
    {
        var follows = 0;
        for (var index = 1; index < text.Length; index++)
        {
            if (text[index] - text[index - 1] is 0 or 1)
            {
                follows++;
            }
        }

        return follows * 3 >= text.Length * 2;
    }

    private readonly struct Counts
    {
        public Counts(string text)
        {
            var seen = new HashSet<char>();
            for (var index = 0; index < text.Length; index++)
            {
                var character = text[index];
                seen.Add(character);
                var kind = KindOf(character);
                HasLetters |= kind is Kind.Upper or Kind.Lower;
                Digits += kind == Kind.Digit ? 1 : 0;
                HasInnerSign |= kind == Kind.Sign && index > 0 && index < text.Length - 1;
                HasSign |= kind == Kind.Sign;
                if (index > 0 && KindOf(text[index - 1]) is var before && before != kind && (before, kind) is not (Kind.Upper, Kind.Lower))
                {
                    Changes++;
                }
            }

            Distinct = seen.Count;
        }

        private enum Kind
        {
            Upper,
            Lower,
            Digit,
            Separator,
            Sign,
        }

        public bool HasLetters { get; }

        public int Digits { get; }

        public int Distinct { get; }

        /// <summary>
        /// How often a character is of another kind than the one before. A capital at the beginning of a word counts once.
        /// </summary>
        public int Changes { get; }

        /// <summary>
        /// A sign that joins no words, with characters on both sides. A sign at the end may end a sentence or mark a field.
        /// </summary>
        public bool HasInnerSign { get; }

        public bool HasSign { get; }

        /// <summary>
        /// False for names such as <c>Password2</c> and <c>secret_key</c>; true for what people make up when they need a password:
        /// <c>MyPassword123</c>, <c>Secret2!</c>.
        /// </summary>
        public bool IsMoreThanAName => Digits >= 3 || (Digits > 0 && HasSign);

        private static Kind KindOf(char character) => character switch
        {
            >= 'A' and <= 'Z' => Kind.Upper,
            >= 'a' and <= 'z' => Kind.Lower,
            >= '0' and <= '9' => Kind.Digit,
            '.' or ':' or '/' or '_' or '-' or '=' or '+' => Kind.Separator,
            _ => Kind.Sign,
        };
    }
}
