namespace Psi.Analyzers.Tests.SensitiveData;

/// <summary>Secrets that open nothing. They are built when the tests run, so that secret scanners do not find them here.</summary>
internal static class MadeSecrets
{
    /// <summary>Characters as random as a provider's, the same in every run.</summary>
    public static string Random(
        int length, string alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", uint seed = 7)
    {
        var characters = new char[length];
        for (var index = 0; index < length; index++)
        {
            seed = (seed * 1_664_525) + 1_013_904_223;
            characters[index] = alphabet[(int)((seed >> 8) % (uint)alphabet.Length)];
        }

        return new string(characters);
    }

    public static string Hex(int length) => Random(length, "0123456789abcdef");

    public static string GitHubToken => "ghp" + "_" + Random(36);

    public static string PrivateKey =>
        $"-----BEGIN {"PRIVATE"} KEY-----\n{Random(64)}\n{Random(64, seed: 11)}\n-----END {"PRIVATE"} KEY-----";

    public static string SignedToken =>
        $"{Encoded("""{"alg":"HS256","typ":"JWT"}""")}.{Encoded("""{"sub":"1234567890","name":"Kim"}""")}.{Random(43)}";

    public static string Encoded(string text) =>
        Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
