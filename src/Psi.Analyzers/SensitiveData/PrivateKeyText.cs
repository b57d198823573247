namespace Psi.Analyzers.SensitiveData;

/// <summary>
/// Finds a private key in text form (RFC 7468, OpenSSH, OpenPGP) with its body. Programs search for or write the header alone.
/// </summary>
internal static class PrivateKeyText
{
    private const string Begin = "-----BEGIN ";
    private const int MaximumLabelLength = 40;
    private const int MinimumBodyLength = 40;

    public static SecretShape? At(string text, int start)
    {
        if (string.CompareOrdinal(text, start, Begin, 0, Begin.Length) != 0)
        {
            return null;
        }

        var label = start + Begin.Length;
        var end = text.IndexOf("-----", label, Math.Min(MaximumLabelLength, text.Length - label), StringComparison.Ordinal);
        if (end < 0 || text.IndexOf("PRIVATE KEY", label, end - label, StringComparison.Ordinal) < 0)
        {
            return null;
        }

        var body = text.Substring(end + 5, Math.Min(400, text.Length - end - 5));
        var footer = body.IndexOf("-----", StringComparison.Ordinal);
        body = new string((footer < 0 ? body : body.Substring(0, footer)).Where(IsBase64).ToArray());
        return body.Length >= MinimumBodyLength && Randomness.BitsPerCharacter(body) >= 3.5
            ? new("a private key", IsOfProvider: false)
            : null;
    }

    private static bool IsBase64(char character) => char.IsLetterOrDigit(character) || character is '+' or '/';
}
