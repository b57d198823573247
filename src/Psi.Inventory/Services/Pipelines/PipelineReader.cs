using Psi.Policy;
using Psi.Policy.Yaml;

namespace Psi.Inventory.Services;

/// <summary>Reads pipelines: the actions and images they use, and whether they run a security scanner of the repository's own.</summary>
internal static class PipelineReader
{
    // What is below these is given to an action or a process, under names that they choose.
    private static readonly string[] Inputs = ["with", "env", "variables", "parameters", "outputs", "matrix"];

    private const string DockerScheme = "docker://";

    public static void Read(RepositoryFile file, RepositoryFiles files, SignCollector signs)
    {
        if (PipelineKind.Of(file.Path) is not { } kind)
        {
            // A Jenkinsfile is a program; only its commands are looked at.
            files.Scanners.ReadLines(file, signs);
            return;
        }

        foreach (var entry in YamlNodes.Read(file, signs).SelectMany(root => root.AllEntries(Inputs)))
        {
            ReadEntry(entry.Key.Value, entry.Value, kind, signs);
            files.Scanners.ReadEntry(entry.Key.Value, entry.Value, kind, file, signs);
        }
    }

    private static void ReadEntry(string key, YamlNode value, PipelineKind kind, SignCollector signs)
    {
        if (kind.Actions.Contains(key))
        {
            foreach (var action in value.OneOrMore().OfType<YamlScalar>())
            {
                AddAction(action, kind.Version, signs);
            }
        }
        else if (kind.NamedActions.Contains(key))
        {
            foreach (var action in value.EntriesOf().Select(entry => entry.Value).OfType<YamlScalar>())
            {
                AddAction(action, kind.Version, signs);
            }
        }
        else if (kind.Images.Contains(key))
        {
            foreach (var image in value.OneOrMore().Select(item => item as YamlScalar ?? item.GetScalar("name")).OfType<YamlScalar>())
            {
                signs.AddImage(image.Value, image.Location);
            }
        }
    }

    private static void AddAction(YamlScalar written, char version, SignCollector signs)
    {
        var action = written.Value.Trim();
        if (action.StartsWith(DockerScheme, StringComparison.OrdinalIgnoreCase))
        {
            signs.AddImage(action.Substring(DockerScheme.Length), written.Location);
            return;
        }

        var name = action.LastIndexOf(version) is > 0 and var at ? action.Substring(0, at) : action;
        // What begins with a dot is the repository's own.
        if (name.Length > 0 && name[0] is not ('.' or '/' or '@'))
        {
            signs.Add(new ServiceSign(ServiceTraceKind.Action, name, written.Location));
        }
    }
}
