using System.Text;
using System.Text.RegularExpressions;
using Psi.Policy;

namespace Psi.Inventory.Services;

/// <summary>An instruction of a Dockerfile, its continued lines joined.</summary>
internal sealed class DockerfileInstruction
{
    private readonly StringBuilder _text = new();
    private readonly List<(int Start, int Line, int Column)> _pieces = [];

    /// <summary>What is written, without the line breaks and comments in it.</summary>
    public string Text => _text.ToString();

    public void Append(string text, int line, int column)
    {
        _pieces.Add((_text.Length, line, column));
        _text.Append(text);
    }

    /// <summary>The place of a character of the text.</summary>
    public FileLocation PlaceOf(int index, string path)
    {
        var found = _pieces.BinarySearch((index, int.MaxValue, 0));
        var (start, line, column) = _pieces[found < 0 ? Math.Max(0, ~found - 1) : found];
        return new FileLocation(path, line, column + index - start);
    }
}

/// <summary>Splits a Dockerfile into instructions: comments, continued lines and here-documents as its builder takes them.</summary>
/// <seealso href="https://docs.docker.com/reference/dockerfile/#format"/>
internal static class DockerfileInstructions
{
    private const RegexOptions AnyCase = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private static readonly Regex EscapeDirective = new(@"^\s*#\s*escape\s*=\s*`\s*$", AnyCase);

    private static readonly Regex HereDocument = new("<<-?[\"']?(?<end>[A-Za-z_]\\w{0,99})", RegexOptions.CultureInvariant);

    private static readonly Regex TakesHereDocuments = new(@"^\s*(RUN|COPY|ADD)\s", AnyCase);

    public static IEnumerable<DockerfileInstruction> In(string text)
    {
        var lines = text.Split('\n');
        var escape = lines.TakeWhile(line => line.TrimStart().StartsWith("#", StringComparison.Ordinal)).Any(EscapeDirective.IsMatch)
            ? '`'
            : '\\';
        DockerfileInstruction? open = null;
        for (var number = 0; number < lines.Length; number++)
        {
            var line = lines[number].TrimEnd();
            if (line.Length == 0 || line.TrimStart()[0] == '#')
            {
                continue;
            }

            open ??= new DockerfileInstruction();
            var isContinued = line[line.Length - 1] == escape;
            open.Append(isContinued ? line.Substring(0, line.Length - 1) + " " : line, number + 1, 1);
            if (isContinued)
            {
                continue;
            }

            yield return open;
            number = AfterHereDocuments(open.Text, lines, number);
            open = null;
        }

        if (open is not null)
        {
            yield return open;
        }
    }

    private static int AfterHereDocuments(string instruction, string[] lines, int number)
    {
        if (instruction.IndexOf("<<", StringComparison.Ordinal) < 0 || !TakesHereDocuments.IsMatch(instruction))
        {
            return number;
        }

        foreach (Match start in HereDocument.Matches(instruction))
        {
            var end = start.Groups["end"].Value;
            while (++number < lines.Length && lines[number].Trim() != end)
            {
            }
        }

        return number;
    }
}
