using NuGet.Configuration;

namespace Psi.Insights.Policy.Audit.Sources;

/// <summary>Which package sources NuGet would ask, by the same nuget.config files.</summary>
internal sealed class ConfiguredSources
{
    private readonly PackageSourceMapping _mapping;

    private ConfiguredSources(IReadOnlyList<PackageSource> packages, IReadOnlyList<PackageSource> audit, PackageSourceMapping mapping) =>
        (Packages, Audit, _mapping) = (packages, audit, mapping);

    /// <summary>The enabled sources, by name; with <c>--source</c> only those.</summary>
    public IReadOnlyList<PackageSource> Packages { get; }

    /// <summary>
    /// The sources to ask for known vulnerabilities: nuget.config's <c>auditSources</c>, and without them <see cref="Packages"/>, as NuGet
    /// does.
    /// </summary>
    public IReadOnlyList<PackageSource> Audit { get; }

    /// <summary>Reads nuget.config.</summary>
    /// <param name="config">
    /// A file, which is then read alone, or a folder, where NuGet's hierarchy of files begins; null is <paramref name="folder"/>.
    /// </param>
    /// <param name="folder">The folder relative paths start from.</param>
    /// <param name="only">Names or addresses of the sources to ask; empty asks all.</param>
    /// <exception cref="SourceConfigurationException">nuget.config can't be read, or has no such source.</exception>
    public static ConfiguredSources Read(string? config, string folder, IReadOnlyList<string> only)
    {
        var settings = Load(config is null ? folder : Path.GetFullPath(Path.Combine(folder, config)));
        try
        {
            var provider = new PackageSourceProvider(settings);
            var enabled = provider.LoadPackageSources()
                .Where(source => source.IsEnabled)
                .OrderBy(source => source.Name, StringComparer.OrdinalIgnoreCase)
                .ToList();
            var audit = provider.LoadAuditSources()
                .Where(source => source.IsEnabled)
                .OrderBy(source => source.Name, StringComparer.OrdinalIgnoreCase)
                .ToList();
            var files = string.Join(", ", settings.GetConfigFilePaths());
            if (enabled.Count == 0)
            {
                throw new SourceConfigurationException(
                    $"there is no enabled package source in {(files.Length == 0 ? "any nuget.config" : files)}; "
                    + "add one under packageSources",
                    isUsage: false);
            }

            foreach (var wanted in only.Where(wanted => !enabled.Exists(source => IsMeant(source, wanted))))
            {
                throw new SourceConfigurationException(
                    $"--source: '{wanted}' is none of the enabled sources: {string.Join(", ", enabled.Select(source => source.Name))}",
                    isUsage: true);
            }

            List<PackageSource> asked = [.. enabled.Where(source => only.Count == 0 || only.Any(wanted => IsMeant(source, wanted)))];
            return new ConfiguredSources(asked, audit.Count > 0 ? audit : asked, PackageSourceMapping.GetPackageSourceMapping(settings));
        }
        catch (NuGetConfigurationException exception)
        {
            throw new SourceConfigurationException(exception.Message, isUsage: false);
        }
    }

    /// <summary>The sources that may answer for a package: all, or with a packageSourceMapping those mapped to it.</summary>
    public IReadOnlyList<PackageSource> For(string id)
    {
        if (!_mapping.IsEnabled)
        {
            return Packages;
        }

        var mapped = _mapping.GetConfiguredPackageSources(id);
        return [.. Packages.Where(source => mapped.Contains(source.Name, StringComparer.OrdinalIgnoreCase))];
    }

    private static bool IsMeant(PackageSource source, string wanted) =>
        string.Equals(source.Name, wanted, StringComparison.OrdinalIgnoreCase)
        || string.Equals(source.Source.TrimEnd('/'), wanted.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);

    private static ISettings Load(string path)
    {
        try
        {
            if (File.Exists(path))
            {
                return Settings.LoadSpecificSettings(Path.GetDirectoryName(path)!, Path.GetFileName(path));
            }

            if (Directory.Exists(path))
            {
                return Settings.LoadDefaultSettings(path);
            }
        }
        catch (NuGetConfigurationException exception)
        {
            throw new SourceConfigurationException(exception.Message, isUsage: false);
        }

        throw new SourceConfigurationException($"--config: there is no file and no folder '{path}'", isUsage: true);
    }
}

/// <summary>The package sources can't be told from what nuget.config and the command line say.</summary>
/// <param name="isUsage">Whether the command line is at fault, not a file.</param>
internal sealed class SourceConfigurationException(string message, bool isUsage) : Exception(message)
{
    public bool IsUsage { get; } = isUsage;
}
