using Psi.Analyzers.Catalogues.SensitiveData;
using Psi.Analyzers.Transport;

namespace Psi.Analyzers.SensitiveData;

/// <summary>
/// Tells a secret in a connection string by the key before it: <c>Password</c>, <c>AccountKey</c>, <c>SharedAccessKey</c>, and the
/// signature of a shared access URL.
/// </summary>
internal static class ConnectionStringSecret
{
    private const int MaximumKeyNameLength = 24;
    private const int MaximumConnectionStringLength = 4_000;
    private const int MinimumPasswordLength = 4;
    private const int MinimumKeyLength = 32;

    private static readonly string[] Servers = ["server=", "datasource=", "host=", "address=", "addr=", "endpoint="];

    // Keys after the server, for texts whose server is inserted: $"Server={server};Database=Shop;Password=…".
    private static readonly string[] Companions = ["initialcatalog=", "database=", "userid=", "uid=", "username="];

    /// <param name="sign">The position of the <c>=</c> between key and value.</param>
    public static SecretShape? At(string text, int sign)
    {
        var start = sign;
        while (start > 0 && sign - start < MaximumKeyNameLength && (char.IsLetter(text[start - 1]) || text[start - 1] == ' '))
        {
            start--;
        }

        var key = ConnectionSettings.Normalize(text.Substring(start, sign - start));
        return key switch
        {
            "password" or "pwd" when IsConnectionString(text) && IsPassword(Value(text, sign + 1)) =>
                new("a connection string with its password", IsOfProvider: false),
            "accountkey" when IsKey(Value(text, sign + 1)) => new("an Azure account key", IsOfProvider: true),
            "sharedaccesskey" when IsKey(Value(text, sign + 1)) => new("an Azure shared access key", IsOfProvider: true),
            "sig" when IsSharedAccessUrl(text) && IsKey(Value(text, sign + 1)) =>
                new("an Azure shared access signature", IsOfProvider: true),
            _ => null,
        };
    }

    // The parameters for the expiry and the version.
    private static bool IsSharedAccessUrl(string text) =>
        text.IndexOf("se=", StringComparison.Ordinal) >= 0 && text.IndexOf("sv=", StringComparison.Ordinal) >= 0;

    private static bool IsConnectionString(string text)
    {
        if (text.Length > MaximumConnectionStringLength)
        {
            return false;
        }

        var settings = ConnectionSettings.Normalize(text);
        var namesServer = Servers.Any(settings.Contains);
        var followsServer = text.StartsWith(";", StringComparison.Ordinal) && Companions.Any(settings.Contains);
        return (namesServer || followsServer) && ConnectionSettings.Read(text) is not { IsForThisMachine: true };
    }

    private static bool IsPassword(string value) => value.Length >= MinimumPasswordLength && !Placeholders.Is(value);

    private static bool IsKey(string value) =>
        value.Length >= MinimumKeyLength
        && Randomness.BitsPerCharacter(value) >= 3.5
        && !value.Any(static character => character is '<' or '{' or '$' or ' ')
        && !SecretPatternCatalogue.Emulators.Any(emulator => value.StartsWith(emulator, StringComparison.Ordinal));

    private static string Value(string text, int start)
    {
        var end = start;
        while (end < text.Length && text[end] is not (';' or '&' or '\n'))
        {
            end++;
        }

        return text.Substring(start, end - start).Trim().Trim('\'', '"');
    }
}
