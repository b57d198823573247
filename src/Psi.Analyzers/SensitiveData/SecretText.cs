namespace Psi.Analyzers.SensitiveData;

/// <summary>
/// Judges by its shape whether a text that stands where a secret is expected is one, and not the name of a setting, a label, a message, a path or a
/// placeholder. Nothing but the text is looked at.
/// </summary>
internal static class SecretText
{
    // Shorter texts are names and labels far more often than secrets.
    public const int MinimumLength = 6;

    private const int MinimumKeyLength = 16;

    // Longer texts are documents; a private key's PEM is the business of its own rule.
    private const int MaximumLength = 512;

    // How stored hashes of passwords begin: ASP.NET Core Identity, bcrypt, Argon2, the formats of crypt(3), Django, LDAP.
    private static readonly string[] StoredHashes = ["AQAAAA", "$2a$", "$2b$", "$2y$", "$argon2", "$1$", "$5$", "$6$", "pbkdf2", "{SSHA"];

    private static readonly string[] SecretWords = ["password", "passwd", "pwd", "secret", "token", "key", "credential", "kennwort", "passwort", "auth", "login", "user"];

    /// <summary>True for what a password in the code looks like: it has no spaces, and digits or signs that no name has.</summary>
    public static bool IsPassword(string text) =>
        text.Length >= MinimumLength && MayBeSecret(text) && new Counts(text) is var counts && counts.HasLetters && (SaysSecret(text) ? counts.IsMoreThanAName : counts.Digits > 0 || counts.HasInnerSign);

    /// <summary>True for what a key or token in the code looks like: longer, with digits, of characters that repeat little.</summary>
    public static bool IsKey(string text) =>
        text.Length >= MinimumKeyLength && MayBeSecret(text) && new Counts(text) is var counts && counts.HasLetters && counts.Digits >= 2 && counts.Distinct >= 8 && (!SaysSecret(text) || counts.IsMoreThanAName);

    /// <summary>True for a key or token that no person made up: letters and digits change places as in base64 or hexadecimal digits.</summary>
    public static bool IsRandom(string text) => IsKey(text) && new Counts(text) is var counts && counts.Changes * 10 >= text.Length * 3;

    /// <summary>True for a constant that a sign-in API is given as the password and that is not there to be replaced.</summary>
    public static bool IsGivenPassword(string text) =>
        text.Length >= 4 && MayBeSecret(text) && !SecretWords.Any(word => text.Equals(word, StringComparison.OrdinalIgnoreCase));

    private static bool MayBeSecret(string text) =>
        text.Length <= MaximumLength
        && text.All(static character => character is > ' ' and < '\u007f' and not ('"' or '\'' or '`' or '|' or '\\' or '[' or ']' or '(' or ')'))
        && text[0] is not ('/' or '#' or '~' or '@' or '-' or '.' or '%' or '_' or ':')
        && text.IndexOf("://", StringComparison.Ordinal) < 0
        && !text.StartsWith("urn:", StringComparison.OrdinalIgnoreCase)
        && !IsStoredHash(text)
        && !IsAddressOrFile(text)
        && !Placeholders.AreIn(text)
        && !IsRun(text);

    // Version 2 of Identity: a zero byte, 16 of salt and 32 of hash in base64.
    private static bool IsStoredHash(string text) =>
        StoredHashes.Any(start => text.StartsWith(start, StringComparison.Ordinal)) || (text.Length == 68 && text[0] == 'A' && text.EndsWith("==", StringComparison.Ordinal));

    /// <summary>True for <c>name@contoso.com</c>, <c>Contoso.Orders.V2</c>, <c>Jwt:Key2</c>, <c>a/b/c1</c>: words with one kind of joint.</summary>
    private static bool IsAddressOrFile(string text)
    {
        var dot = text.LastIndexOf('.');
        if (text.IndexOf('@') is > 0 and var at && dot > at + 1)
        {
            return true;
        }

        foreach (var joint in (ReadOnlySpan<char>)['.', ':', '/', '_', '-'])
        {
            var parts = text.Split(joint);
            if (parts.Length > 1 && parts.All(IsWord))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for letters with at most two digits behind them, in the case of a name: <c>orders</c>, <c>V2</c>, <c>Sha256</c> is none.</summary>
    private static bool IsWord(string part)
    {
        var letters = part.TakeWhile(char.IsLetter).Count();
        var isVersion = part.Length <= 2 && part.All(char.IsDigit);
        return isVersion || (letters > 0 && part.Length - letters <= 2 && part.Skip(letters).All(char.IsDigit) && ChangesCase(part) <= 4);
    }

    private static int ChangesCase(string part) => Enumerable.Range(1, Math.Max(part.Length - 1, 0)).Count(index => char.IsUpper(part[index]) && char.IsLower(part[index - 1]));

    private static bool SaysSecret(string text) => SecretWords.Any(word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>True for <c>aaaaaa</c>, <c>abcdef123</c> and <c>0123456789abcdef</c>: most characters follow, or are, the one before them.</summary>
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
            Joint,
            Sign,
        }

        public bool HasLetters { get; }

        public int Digits { get; }

        public int Distinct { get; }

        /// <summary>How often the next character is of another kind than the one before; a capital that begins a word is not counted twice.</summary>
        public int Changes { get; }

        /// <summary>A sign that joins no words, between others: the one at the end may end a sentence or mark a field.</summary>
        public bool HasInnerSign { get; }

        public bool HasSign { get; }

        /// <summary><c>Password2</c> and <c>secret_key</c> are names; <c>MyPassword123</c> and <c>Secret2!</c> are what people make up when they have to.</summary>
        public bool IsMoreThanAName => Digits >= 3 || (Digits > 0 && HasSign);

        private static Kind KindOf(char character) => character switch
        {
            >= 'A' and <= 'Z' => Kind.Upper,
            >= 'a' and <= 'z' => Kind.Lower,
            >= '0' and <= '9' => Kind.Digit,
            '.' or ':' or '/' or '_' or '-' or '=' or '+' => Kind.Joint,
            _ => Kind.Sign,
        };
    }
}
