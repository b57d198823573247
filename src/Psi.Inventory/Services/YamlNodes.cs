using Psi.Policy.Yaml;

namespace Psi.Inventory.Services;

/// <summary>Reads the documents of a YAML file that was written for another tool.</summary>
internal static class YamlNodes
{
    /// <summary>The roots as far as the file can be read; where that ends, the collector is told.</summary>
    public static IReadOnlyList<YamlNode> Read(RepositoryFile file, SignCollector signs) =>
        YamlReader.ReadStream(file.Path, file.Text, (place, message) => signs.Unreadable(place, message));
}
