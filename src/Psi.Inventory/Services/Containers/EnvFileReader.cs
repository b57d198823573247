using Psi.Policy;

namespace Psi.Inventory.Services;

/// <summary>Reads the variables of an <c>.env</c> file.</summary>
/// <seealso href="https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/#env-file-syntax"/>
internal static class EnvFileReader
{
    private const string Export = "export ";

    /// <summary>The variables of the file; a line that sets none is passed over.</summary>
    public static IEnumerable<EnvironmentVariable> Read(RepositoryFile file)
    {
        var lines = file.Text.Split('\n');
        for (var number = 0; number < lines.Length; number++)
        {
            var line = lines[number].TrimEnd();
            var name = line.TrimStart();
            var equals = line.IndexOf('=');
            if (equals < 0 || name[0] == '#')
            {
                continue;
            }

            name = line.Substring(0, equals).Trim();
            name = name.StartsWith(Export, StringComparison.Ordinal) ? name.Substring(Export.Length).TrimStart() : name;
            if (name.Length == 0 || name.Any(char.IsWhiteSpace))
            {
                continue;
            }

            var (value, column) = Value(line, equals + 1);
            yield return new EnvironmentVariable(name, ShellDefault.Apply(value), new FileLocation(file.Path, number + 1, column + 1));
        }
    }

    private static (string Value, int Column) Value(string line, int start)
    {
        while (start < line.Length && char.IsWhiteSpace(line[start]))
        {
            start++;
        }

        if (start < line.Length && line[start] is '"' or '\'' && line.IndexOf(line[start], start + 1) is > 0 and var end)
        {
            return (line.Substring(start + 1, end - start - 1), start + 1);
        }

        var comment = line.IndexOf(" #", start, StringComparison.Ordinal);
        return (line.Substring(start, (comment < 0 ? line.Length : comment) - start).TrimEnd(), start);
    }
}
