using Psi.Policy.Yaml;

namespace Psi.Inventory.Services;

/// <summary>
/// Reads Kubernetes manifests: what kinds of objects they ask for, the images of containers and the settings given to them.
/// </summary>
/// <seealso href="https://kubernetes.io/docs/reference/kubernetes-api/"/>
internal static class KubernetesReader
{
    private static readonly HashSet<string> ContainerLists =
        new(["containers", "initContainers", "ephemeralContainers"], StringComparer.Ordinal);

    /// <summary>Whether the text may be a manifest, so that reading it is worthwhile.</summary>
    public static bool IsCandidate(string text) =>
        text.IndexOf("apiVersion:", StringComparison.Ordinal) >= 0 && text.IndexOf("kind:", StringComparison.Ordinal) >= 0;

    public static void Read(RepositoryFile file, RepositoryFiles files, SignCollector signs)
    {
        // A chart's templates are no YAML before somebody fills them in.
        if (file.Text.IndexOf("{{", StringComparison.Ordinal) >= 0 && IsInTemplatesOfChart(file.Path, files))
        {
            return;
        }

        var otherwise = FileEnvironment.Of(file.Path);
        foreach (var root in YamlNodes.Read(file, signs))
        {
            ReadObject(root, otherwise, signs);
        }
    }

    private static void ReadObject(YamlNode node, string? otherwise, SignCollector signs)
    {
        if (node.GetScalar("apiVersion") is not { } version || node.GetScalar("kind") is not { } kind || kind.Value.Length == 0)
        {
            return;
        }

        if (kind.Value == "List")
        {
            foreach (var item in node.Get("items").ItemsOf())
            {
                ReadObject(item, otherwise, signs);
            }

            return;
        }

        signs.Add(new(Policy.ServiceTraceKind.Resource, NameOf(version.Value, kind.Value), kind.Location) { Environment = otherwise });
        if (kind.Value == "ConfigMap")
        {
            EnvironmentVariables.Add(signs, [.. node.Get("data").EntriesOf().Where(IsVariable).Select(Variable)], otherwise);
        }

        foreach (var container in node.AllEntries().Where(entry => ContainerLists.Contains(entry.Key.Value))
            .SelectMany(entry => entry.Value.ItemsOf()))
        {
            ReadContainer(container, otherwise, signs);
        }
    }

    /// <summary>The kind with the group of its API and without the version, as Kubernetes itself tells kinds apart.</summary>
    private static string NameOf(string apiVersion, string kind) =>
        apiVersion.IndexOf('/') is > 0 and var slash ? $"{apiVersion.Substring(0, slash)}/{kind}" : kind;

    private static void ReadContainer(YamlNode container, string? otherwise, SignCollector signs)
    {
        // A value that comes from elsewhere can't be known here.
        List<EnvironmentVariable> variables =
        [
            .. container.Get("env").ItemsOf()
                .Select(item => (Name: item.GetScalar("name"), Value: item.GetScalar("value")))
                .Where(item => item.Name is not null)
                .Select(item => new EnvironmentVariable(
                    item.Name!.Value, item.Value.TextOf(), (item.Value ?? item.Name).Location)),
        ];
        if (container.GetScalar("image") is { } image)
        {
            signs.AddImage(image.Value, image.Location, EnvironmentVariables.EnvironmentIn(variables) ?? otherwise);
        }

        EnvironmentVariables.Add(signs, variables, otherwise);
    }

    // The other keys of a config map are files.
    private static bool IsVariable(KeyValuePair<YamlScalar, YamlNode> entry) =>
        entry.Value is YamlScalar value && value.Value.IndexOf('\n') < 0 && entry.Key.Value.All(character =>
            character is '_' or ':' or (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'));

    private static EnvironmentVariable Variable(KeyValuePair<YamlScalar, YamlNode> entry) =>
        new(entry.Key.Value, (entry.Value as YamlScalar).TextOf(), entry.Value.Location);

    private static bool IsInTemplatesOfChart(string path, RepositoryFiles files)
    {
        for (var folder = RepositoryPath.FolderOf(path); folder.Length > 0; folder = RepositoryPath.FolderOf(folder))
        {
            var chart = RepositoryPath.FolderOf(folder);
            if (RepositoryPath.FileNameOf(folder) == "templates" && files.Has(chart.Length == 0 ? "Chart.yaml" : chart + "/Chart.yaml"))
            {
                return true;
            }
        }

        return false;
    }
}
