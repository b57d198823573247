using Psi.Policy;

namespace Psi.Inventory;

/// <summary>Reads <c>global.json</c>: the .NET SDK, and MSBuild project SDKs that come as packages.</summary>
/// <seealso href="https://learn.microsoft.com/dotnet/core/tools/global-json"/>
internal sealed class GlobalJsonReader : IComponentReader
{
    /// <inheritdoc/>
    public ReaderScope Scope => ReaderScope.Project;

    /// <inheritdoc/>
    public IReadOnlyList<PathGlob> Files { get; } = DeclaredComponent.Files("global.json");

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
                if (json.NameIs("sdk"u8))
                {
                    ReadSdk(ref json, at, uses);
                }
                else if (json.NameIs("msbuild-sdks"u8))
                {
                    ReadProjectSdks(ref json, at, uses);
                }
                else
                {
                    json.Skip();
                }
            }
        });
        return new InventoryResult(uses, problem is null ? [] : [problem]);
    }

    private static void ReadSdk(ref JsonWalker json, JsonFileReader.FileLocator at, List<ComponentUse> uses)
    {
        var declaredAt = at(json.Offset);
        var versionAt = declaredAt;
        string? version = null, rollForward = null;
        json.EnterObject("'sdk'");
        while (json.NextProperty())
        {
            if (json.NameIs("version"u8))
            {
                versionAt = at(json.Offset);
                version = DisplayText.OneLine(json.ReadString("'version'"));
            }
            else if (json.NameIs("rollForward"u8))
            {
                rollForward = json.ReadStringOrSkip();
            }
            else
            {
                json.Skip();
            }
        }

        uses.Add(DeclaredComponent.ForBuild(PackageUrl.Generic(DotNetSdk.Name, version), declaredAt, versionAt) with
        {
            RequestedVersion = rollForward is null ? version : $"{version} with rollForward {DisplayText.OneLine(rollForward)}",
            IsPinned = !DotNetSdk.IsAnyMajor(rollForward),
        });
    }

    private static void ReadProjectSdks(ref JsonWalker json, JsonFileReader.FileLocator at, List<ComponentUse> uses)
    {
        json.EnterObject("'msbuild-sdks'");
        while (json.NextProperty())
        {
            var (name, place) = (json.Name(), at(json.Offset));
            if (!AssetsTargetReader.IsName(name))
            {
                throw json.Malformed($"'{DisplayText.OneLine(name)}' is no package id");
            }

            var version = json.ReadString($"'{name}'");
            if (!AssetsTargetReader.IsVersion(version))
            {
                throw json.Malformed($"'{DisplayText.OneLine(version)}' is no version");
            }

            uses.Add(DeclaredComponent.ForBuild(PackageUrl.NuGet(name, version), place, place));
        }
    }
}
