using Psi.Policy;

namespace Psi.Inventory;

/// <summary>Reads a manifest of local .NET tools.</summary>
/// <seealso href="https://learn.microsoft.com/dotnet/core/tools/local-tools-how-to-use"/>
internal sealed class ToolManifestReader : IComponentReader
{
    /// <inheritdoc/>
    public ReaderScope Scope => ReaderScope.Project;

    /// <inheritdoc/>
    public IReadOnlyList<PathGlob> Files { get; } = DeclaredComponent.Files(".config/dotnet-tools.json", "dotnet-tools.json");

    /// <inheritdoc/>
    public int MaximumLength => DeclaredComponent.MaximumLength;

    /// <inheritdoc/>
    public InventoryResult Read(RepositoryFile file)
    {
        var uses = new List<ComponentUse>();
        var problem = JsonFileReader.Read(file, (ref JsonWalker json, JsonFileReader.FileLocator at) =>
        {
            json.EnterObject("the file");
            while (json.NextProperty())
            {
                if (!json.NameIs("tools"u8))
                {
                    json.Skip();
                    continue;
                }

                json.EnterObject("'tools'");
                while (json.NextProperty())
                {
                    uses.Add(ReadTool(ref json, at));
                }
            }
        });
        return new InventoryResult(uses, problem is null ? [] : [problem]);
    }

    private static ComponentUse ReadTool(ref JsonWalker json, JsonFileReader.FileLocator at)
    {
        var (name, declaredAt) = (json.Name(), at(json.Offset));
        if (!AssetsTargetReader.IsName(name))
        {
            throw json.Malformed($"'{DisplayText.OneLine(name)}' is no package id");
        }

        var versionAt = declaredAt;
        string? version = null;
        json.EnterObject($"'{name}'");
        while (json.NextProperty())
        {
            if (json.NameIs("version"u8))
            {
                versionAt = at(json.Offset);
                version = json.ReadString("'version'");
                if (!AssetsTargetReader.IsVersion(version))
                {
                    throw json.Malformed($"'{DisplayText.OneLine(version)}' is no version");
                }
            }
            else
            {
                json.Skip();
            }
        }

        return DeclaredComponent.ForBuild(PackageUrl.NuGet(name, version), declaredAt, versionAt);
    }
}
