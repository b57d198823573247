using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Psi.Build;

/// <summary>
/// The form in which the gate leaves its diagnostics for the next build that has nothing to do: a line with a digest, then a line per
/// diagnostic. A file that is anything else is not used, and the gate decides again: it can cost time, never a diagnostic.
/// </summary>
internal static class RepeatFile
{
    private const string Header = "psi repeat 1 ";
    private const char Separator = '\t';
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The file's content in UTF-8; null when there is nothing to repeat, or something this form can't hold.</summary>
    /// <param name="said">What the gate said, in its order.</param>
    /// <param name="basis">Everything it rests on that is not in a file; the next build must state the same.</param>
    public static byte[]? Write(IReadOnlyList<SaidDiagnostic> said, string basis)
    {
        if (said.Count == 0)
        {
            return null;
        }

        var body = new StringBuilder();
        foreach (var one in said)
        {
            string[] fields =
            [
                one.IsError ? "error" : "warning", one.IsOncePerBuild ? "build" : "project", one.Code, one.Help, one.File,
                one.Line.ToString(CultureInfo.InvariantCulture), one.Column.ToString(CultureInfo.InvariantCulture), one.Message,
            ];
            if (fields.Any(field => field.IndexOfAny([Separator, '\n', '\r']) >= 0))
            {
                return null;
            }

            body.Append(string.Join("\t", fields)).Append('\n');
        }

        try
        {
            return Utf8.GetBytes($"{Header}{DigestOf(body.ToString(), basis)}\n{body}");
        }
        catch (EncoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>What the gate said; null when the content is not what a gate wrote on this basis.</summary>
    public static IReadOnlyList<SaidDiagnostic>? Read(byte[] utf8, string basis)
    {
        try
        {
            var text = Utf8.GetString(utf8);
            var end = text.IndexOf('\n');
            if (end < 0 || text[text.Length - 1] != '\n' || text.Substring(0, end) != Header + DigestOf(text.Substring(end + 1), basis))
            {
                return null;
            }

            var said = new List<SaidDiagnostic>();
            foreach (var line in text.Substring(end + 1, text.Length - end - 1).TrimEnd('\n').Split('\n'))
            {
                if (ReadLine(line.Split(Separator)) is not { } one)
                {
                    return null;
                }

                said.Add(one);
            }

            return said;
        }
        catch (Exception exception) when (exception is DecoderFallbackException or EncoderFallbackException)
        {
            return null;
        }
    }

    private static SaidDiagnostic? ReadLine(string[] fields) =>
        fields.Length == 8
        && fields[0] is "error" or "warning"
        && fields[1] is "build" or "project"
        && int.TryParse(fields[5], NumberStyles.None, CultureInfo.InvariantCulture, out var line)
        && int.TryParse(fields[6], NumberStyles.None, CultureInfo.InvariantCulture, out var column)
            ? new(fields[0] == "error", fields[1] == "build", fields[2], fields[3], fields[4], line, column, fields[7])
            : null;

    // Whoever can write here can also make it match; it tells a file that was cut off, edited or made on another basis.
    private static string DigestOf(string body, string basis)
    {
        using var algorithm = SHA256.Create();
        return Convert.ToBase64String(algorithm.ComputeHash(Utf8.GetBytes($"{basis}\n{body}")));
    }
}
