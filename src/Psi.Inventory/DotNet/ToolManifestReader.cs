using Psi.Policy;

namespace Psi.Inventory;

/// <summary>Reads a manifest of local .NET tools.</summary>
/// <seealso href="https://learn.microsoft.com/dotnet/core/tools/local-tools-how-to-use"/>
internal sealed class ToolManifestReader : IComponentReader
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Files { get; } = [".config/dotnet-tools.json", "dotnet-tools.json"];

    /// <inheritdoc/>
    public InventoryResult Read(byte[] content, string path)
    {
        var uses = new List<ComponentUse>();
        var problem = JsonFileReader.Read(content, path, (ref JsonWalker json, JsonFileReader.FileLocator at) =>
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
