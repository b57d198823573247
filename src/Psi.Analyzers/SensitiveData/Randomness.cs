namespace Psi.Analyzers.SensitiveData;

/// <summary>Tells random characters from words, sequences and placeholders.</summary>
internal static class Randomness
{
    private const int Characters = 128;

    private static readonly string[] PlaceholderParts =
    [
        "example", "sample", "placeholder", "changeme", "change-me", "change_me", "dummy", "fake", "your", "insert", "replace", "redacted", "todo", "xxxx", "....", "----", "____", "1234567", "abcdef", "0000000",
        "aaaaaa",
    ];

    private static readonly HashSet<string> PlaceholderWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "pass", "pwd", "passwd", "password", "mypassword", "secret", "mysecret", "user", "username", "name", "login", "admin", "guest", "root", "sa", "test", "token", "key", "value", "postgres", "mysql", "abc", "foo", "bar", "none", "null", "empty",
    };

    /// <summary>Shannon's entropy of a text: bits per character, by how often each occurs in it. At most the binary logarithm of its length.</summary>
    public static double BitsPerCharacter(string text)
    {
        if (text.Length == 0) return 0;

        var counts = new int[Characters];
        foreach (var character in text) counts[character % Characters]++;
        return -counts.Where(static count => count > 0).Sum(count => (double)count / text.Length * Math.Log((double)count / text.Length, 2));
    }

    /// <summary>Whether a text says that it stands for something else: <c>your-key-here</c>, <c>xxxxxxxx</c>, <c>{0}</c>, <c>&lt;key&gt;</c>, <c>$(Key)</c>.</summary>
    public static bool IsPlaceholder(string text) =>
        text.Any(static character => character is '<' or '>' or '{' or '}' or '$' or '%' or '*' or '…' or '[' or ']' or ' ')
        || PlaceholderWords.Contains(text)
        || PlaceholderParts.Any(part => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0);
}
