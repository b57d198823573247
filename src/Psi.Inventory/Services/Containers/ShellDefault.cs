using System.Text;

namespace Psi.Inventory.Services;

/// <summary>
/// Variables in values of compose files and Dockerfiles: <c>${NAME:-default}</c> means the default unless somebody sets it.
/// </summary>
/// <seealso href="https://docs.docker.com/reference/compose-file/interpolation/"/>
internal static class ShellDefault
{
    private const int MaximumDepth = 8;

    /// <summary>The value with the defaults of its variables; a variable without one is left as it is written.</summary>
    /// <param name="value">As it is written.</param>
    /// <param name="known">Values of variables that the file itself gives.</param>
    public static string Apply(string value, IReadOnlyDictionary<string, string>? known = null) =>
        value.IndexOf('$') < 0 ? value : Apply(SignCollector.Short(value)!, known, 0);

    private static string Apply(string value, IReadOnlyDictionary<string, string>? known, int depth)
    {
        if (depth > MaximumDepth)
        {
            return value;
        }

        var text = new StringBuilder();
        for (var at = 0; at < value.Length;)
        {
            // A long chain of variables that name each other doubles with each step.
            if (text.Length > SignCollector.MaximumName * 4)
            {
                return value;
            }

            var end = value[at] == '$' ? EndOfVariable(value, at) : at + 1;
            var written = value.Substring(at, end - at);
            text.Append(written.Length == 1 ? written : written == "$$" ? "$" : Resolved(written, known, depth));
            at = end;
        }

        return text.ToString();
    }

    private static string Resolved(string written, IReadOnlyDictionary<string, string>? known, int depth)
    {
        var inner = written[1] == '{' ? written.Substring(2, written.Length - 3) : written.Substring(1);
        var end = 0;
        while (end < inner.Length && IsNameCharacter(inner[end]))
        {
            end++;
        }

        if (known is not null && known.TryGetValue(inner.Substring(0, end), out var value))
        {
            return value;
        }

        var rest = inner.Substring(end);
        return rest.StartsWith(":-", StringComparison.Ordinal) ? Apply(rest.Substring(2), known, depth + 1)
            : rest.StartsWith("-", StringComparison.Ordinal) ? Apply(rest.Substring(1), known, depth + 1)
            : written;
    }

    // After '$NAME', '${…}' or '$$'; after the dollar when it begins no variable.
    private static int EndOfVariable(string value, int dollar)
    {
        var at = dollar + 1;
        if (at < value.Length && value[at] == '$')
        {
            return at + 1;
        }

        if (at < value.Length && value[at] == '{')
        {
            for (var depth = 0; at < value.Length; at++)
            {
                depth += value[at] == '{' ? 1 : value[at] == '}' ? -1 : 0;
                if (depth == 0)
                {
                    return at + 1;
                }
            }

            return dollar + 1;
        }

        while (at < value.Length && IsNameCharacter(value[at]))
        {
            at++;
        }

        return at;
    }

    private static bool IsNameCharacter(char character) =>
        character is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
