namespace Psi.Inventory;

/// <summary>Which part of an assets file holds the target asked for.</summary>
/// <param name="Name">Its framework or alias as the file's keys have it, without the runtime.</param>
/// <param name="Framework">Its entry among the project's frameworks; null without one.</param>
/// <param name="Libraries">Where its packages and projects lie.</param>
internal sealed record AssetsTarget(string Name, AssetsFramework? Framework, JsonSpan Libraries)
{
    /// <summary>Finds the target; null when the file has none for this framework and runtime.</summary>
    public static AssetsTarget? Find(AssetsIndex index, RequestedTarget requested)
    {
        var framework = FindFramework(index, requested);
        var name = FindName(index, requested, framework);
        if (name is null)
        {
            return null;
        }

        var key = requested.RuntimeIdentifier is null ? name : $"{name}/{requested.RuntimeIdentifier}";
        return index.Targets.TryGetValue(key, out var libraries) ? new AssetsTarget(name, framework, libraries) : null;
    }

    /// <summary>Whether two texts name the same framework, whichever way each spells it.</summary>
    public static bool NameSameFramework(string one, string other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase)
        || (FrameworkName.TryParse(one, out var first) && FrameworkName.TryParse(other, out var second) && first == second);

    private static AssetsFramework? FindFramework(AssetsIndex index, RequestedTarget requested)
    {
        var aliased = false;
        foreach (var framework in index.Frameworks)
        {
            var alias = string.IsNullOrEmpty(framework.Alias) ? null : framework.Alias;
            if (string.Equals(alias, requested.Alias, StringComparison.OrdinalIgnoreCase))
            {
                return framework;
            }

            aliased |= alias is not null;
        }

        // Where frameworks have aliases, another alias is another framework even if the moniker is the same: net10.0 is not
        // net10.0-windows.
        if (aliased && requested.Alias.Length > 0)
        {
            return null;
        }

        foreach (var framework in index.Frameworks)
        {
            if (FrameworkName.TryParse(framework.Framework, out var name) && name == requested.Framework)
            {
                return framework;
            }
        }

        return null;
    }

    private static string? FindName(AssetsIndex index, RequestedTarget requested, AssetsFramework? framework)
    {
        var aliases = index.Version >= AssetsIndex.KeyedByAlias;
        if (framework is null && index.Frameworks.Count > 0)
        {
            return null;
        }

        if (aliases && index.Targets.ContainsKey(framework?.Key ?? requested.Alias))
        {
            return framework?.Key ?? requested.Alias;
        }

        foreach (var key in index.Targets.Keys)
        {
            if (key.IndexOf('/') >= 0)
            {
                continue;
            }

            if (framework is not null ? NameSameFramework(key, framework.Framework) : IsMoniker(key, requested))
            {
                return key;
            }
        }

        return null;
    }

    private static bool IsMoniker(string key, RequestedTarget requested) =>
        FrameworkName.TryParse(key, out var name) && name == requested.Framework;
}
