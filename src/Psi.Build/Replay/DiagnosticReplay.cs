using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Psi.Build;

/// <summary>
/// The file in which the gate leaves its diagnostics for the next build that has nothing to do: one line with a digest, then one line per
/// diagnostic. A file with any other content is ignored and the gate decides again, so a damaged file costs time but never a diagnostic.
/// </summary>
internal static class DiagnosticReplay
{
    // The old word is kept: files in obj folders begin with it.
    private const string Header = "psi repeat 1 ";
    private const char Separator = '\t';
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The file's content in UTF-8; null when there is nothing to replay, or something that this form can't hold.</summary>
    /// <param name="diagnostics">What the gate logged, in that order.</param>
    /// <param name="basis">Everything the diagnostics depend on that is not in a file; the next build must give the same.</param>
    public static byte[]? Write(IReadOnlyList<LoggedDiagnostic> diagnostics, string basis)
    {
        if (diagnostics.Count == 0)
        {
            return null;
        }

        var body = new StringBuilder();
        foreach (var diagnostic in diagnostics)
        {
            var fields = FieldsOf(diagnostic);
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

    /// <summary>What the gate logged; null when the content is not what a gate wrote on this basis.</summary>
    public static IReadOnlyList<LoggedDiagnostic>? Read(byte[] utf8, string basis)
    {
        try
        {
            var text = Utf8.GetString(utf8);
            var end = text.IndexOf('\n');
            if (end < 0 || text[text.Length - 1] != '\n' || text.Substring(0, end) != Header + DigestOf(text.Substring(end + 1), basis))
            {
                return null;
            }

            var diagnostics = new List<LoggedDiagnostic>();
            foreach (var line in text.Substring(end + 1, text.Length - end - 1).TrimEnd('\n').Split('\n'))
            {
                if (ReadLine(line.Split(Separator)) is not { } diagnostic)
                {
                    return null;
                }

                diagnostics.Add(diagnostic);
            }

            return diagnostics;
        }
        catch (Exception exception) when (exception is DecoderFallbackException or EncoderFallbackException)
        {
            return null;
        }
    }

    private static string[] FieldsOf(LoggedDiagnostic diagnostic) =>
    [
        diagnostic.IsError ? "error" : "warning",
        diagnostic.IsOncePerBuild ? "build" : "project",
        diagnostic.Code,
        diagnostic.Help,
        diagnostic.File,
        diagnostic.Line.ToString(CultureInfo.InvariantCulture),
        diagnostic.Column.ToString(CultureInfo.InvariantCulture),
        diagnostic.Message,
    ];

    private static LoggedDiagnostic? ReadLine(string[] fields) =>
        fields.Length == 8
        && fields[0] is "error" or "warning"
        && fields[1] is "build" or "project"
        && int.TryParse(fields[5], NumberStyles.None, CultureInfo.InvariantCulture, out var line)
        && int.TryParse(fields[6], NumberStyles.None, CultureInfo.InvariantCulture, out var column)
            ? new(fields[0] == "error", fields[1] == "build", fields[2], fields[3], fields[4], line, column, fields[7])
            : null;

    // No protection against forgery: anyone who can write the file can compute the digest. It detects files that were cut off, edited by
    // hand or written on another basis.
    private static string DigestOf(string body, string basis)
    {
        using var algorithm = SHA256.Create();
        return Convert.ToBase64String(algorithm.ComputeHash(Utf8.GetBytes($"{basis}\n{body}")));
    }
}
