using Psi.Policy.Yaml;

namespace Psi.Inventory.Services;

/// <summary>Reads compose files: the images of services, and the settings that their environment holds.</summary>
/// <seealso href="https://docs.docker.com/reference/compose-file/services/"/>
internal static class ComposeReader
{
    public static void Read(RepositoryFile file, RepositoryFiles files, SignCollector signs)
    {
        var otherwise = FileEnvironment.Of(file.Path);
        foreach (var service in YamlNodes.Read(file, signs).SelectMany(root => root.Get("services").EntriesOf()))
        {
            if (signs.IsFull)
            {
                return;
            }

            var variables = Variables(service.Value, file, files, signs);
            if (service.Value.GetScalar("image") is { } image)
            {
                signs.AddImage(
                    ShellDefault.Apply(image.Value), image.Location, EnvironmentVariables.EnvironmentIn(variables) ?? otherwise);
            }

            EnvironmentVariables.Add(signs, variables, otherwise);
        }
    }

    // Those of 'environment' count before those of files, and those of a later file before those of an earlier one.
    private static List<EnvironmentVariable> Variables(
        YamlNode service, RepositoryFile file, RepositoryFiles files, SignCollector signs)
    {
        List<EnvironmentVariable> variables = [.. InEnvironment(service.Get("environment"))];
        var names = new HashSet<string>(variables.Select(variable => variable.Name), StringComparer.Ordinal);
        foreach (var entry in service.Get("env_file").OneOrMore().Reverse())
        {
            if (variables.Count < 10_000
                && (entry as YamlScalar ?? entry.GetScalar("path")) is { Value: var path, Location: var at }
                && files.Open(RepositoryPath.FolderOf(file.Path), ShellDefault.Apply(path), at, signs) is { } envFile)
            {
                variables.AddRange(EnvFileReader.Read(envFile).Where(variable => names.Add(variable.Name)));
            }
        }

        return variables;
    }

    private static IEnumerable<EnvironmentVariable> InEnvironment(YamlNode? environment) => environment is YamlSequence list
        ? list.Items.OfType<YamlScalar>().Select(Split)
        : environment.EntriesOf().Select(entry => new EnvironmentVariable(
            entry.Key.Value,
            (entry.Value as YamlScalar).TextOf() is { } value ? ShellDefault.Apply(value) : null,
            entry.Value is YamlScalar { IsNull: true } ? entry.Key.Location : entry.Value.Location));

    // A variable without a value is taken from the machine that starts the service.
    private static EnvironmentVariable Split(YamlScalar item)
    {
        var at = item.Value.IndexOf('=');
        if (at < 0)
        {
            return new EnvironmentVariable(item.Value, null, item.Location);
        }

        // A quote is a character of the file and none of the value.
        var isPlain = item.End - item.Start == item.Value.Length;
        var column = item.Location.Column + at + (isPlain ? 1 : 2);
        return new EnvironmentVariable(
            item.Value.Substring(0, at), ShellDefault.Apply(item.Value.Substring(at + 1)),
            item.Location with { Column = item.End - item.Start > at ? column : item.Location.Column });
    }
}
