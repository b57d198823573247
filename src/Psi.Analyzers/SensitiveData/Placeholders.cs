namespace Psi.Analyzers.SensitiveData;

/// <summary>
/// Tells placeholders: <c>your-key-here</c>, <c>xxxxxxxx</c>, <c>{0}</c>, <c>&lt;key&gt;</c>, <c>$(Key)</c>, <c>%KEY%</c>.
/// </summary>
internal static class Placeholders
{
    private static readonly string[] Parts =
    [
        "example", "sample", "placeholder", "changeme", "change-me", "change_me", "changeit", "your", "xxx", "todo", "replace",
        "dummy", "fake", "mock", "insert", "redacted", "masked", "notset", "not-set", "not_set",
        "undefined", "unknown", "default", "localhost", "emulator", "foobar", "anonymous", "***", "...", "…", "test", "demo",
        "lorem", "goes-here", "goes_here", "goeshere", "enter-", "enter_",
        "<", ">", "{", "}", "$(",
    ];

    // Words that people write in the place of a password.
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "pass", "pwd", "passwd", "password", "mypassword", "secret", "mysecret", "user", "username", "name", "login", "admin",
        "guest", "root", "sa", "token", "key", "value", "postgres", "mysql", "none", "null", "empty",
    };

    public static bool AreIn(string text) => Parts.Any(part => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>True for a whole value that is a placeholder, or that has a space and so is not a secret.</summary>
    public static bool Is(string value) =>
        Words.Contains(value)
        || AreIn(value)
        || value.IndexOf(' ') >= 0
        || (value.StartsWith("%", StringComparison.Ordinal) && value.EndsWith("%", StringComparison.Ordinal));
}
