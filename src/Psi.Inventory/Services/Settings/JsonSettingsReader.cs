using System.Globalization;
using Psi.Policy.Yaml;

namespace Psi.Inventory.Services;

/// <summary>Reads <c>appsettings.json</c> and its like: each value with the path of its keys.</summary>
/// <seealso href="https://learn.microsoft.com/dotnet/core/extensions/configuration-providers#json-configuration-provider"/>
internal static class JsonSettingsReader
{
    public static void Read(RepositoryFile file, string? environment, SignCollector signs)
    {
        if (JsonNodes.Read(file, signs) is not { } root)
        {
            return;
        }

        if (root is not YamlMapping)
        {
            signs.Unreadable(root.Location, "its root is no object, so it sets nothing");
            return;
        }

        Flatten(root, "", environment, signs);
    }

    private static void Flatten(YamlNode node, string key, string? environment, SignCollector signs)
    {
        if (key.Length > SignCollector.MaximumName || signs.IsFull)
        {
            // Says so.
            signs.AddSetting(key, value: null, node.Location, environment);
            return;
        }

        foreach (var entry in node.EntriesOf())
        {
            Flatten(entry.Value, key.Length == 0 ? entry.Key.Value : $"{key}:{entry.Key.Value}", environment, signs);
        }

        var items = node.ItemsOf();
        for (var index = 0; index < items.Count; index++)
        {
            Flatten(items[index], key + ":" + index.ToString(CultureInfo.InvariantCulture), environment, signs);
        }

        // An object or a list without anything in it is a key without a value.
        if (key.Length > 0 && items.Count == 0 && node.EntriesOf().Count == 0)
        {
            signs.AddSetting(key, (node as YamlScalar).TextOf(), node.Location, environment);
        }
    }
}
