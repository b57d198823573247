namespace Psi.Inventory.Tests;

/// <summary>What .NET SDK 10.0.401 restores for a project that calls .NET 10 both 'apple' and 'banana', cut down.</summary>
internal static class RestoredAliases
{
    /// <summary>The assets file; NuGet itself writes the key <c>net10.0</c> twice at its end.</summary>
    public const string Version4 = """
        {
          "version": 4,
          "targets": {
            "apple": {
              "YamlDotNet/16.3.0": {
                "type": "package",
                "runtime": {"lib/net8.0/YamlDotNet.dll": {"related": ".xml"}}
              },
              "Contoso.Fancy/2.3.4-beta": {
                "type": "project",
                "framework": ".NETStandard,Version=v2.0",
                "dependencies": {"YamlDotNet": "16.3.0"},
                "runtime": {"bin/placeholder/Contoso.Fancy.dll": {}}
              }
            },
            "banana": {
              "YamlDotNet/16.3.0": {
                "type": "package",
                "runtime": {"lib/net8.0/YamlDotNet.dll": {"related": ".xml"}}
              },
              "Contoso.Fancy/2.3.4-beta": {
                "type": "project",
                "framework": ".NETStandard,Version=v2.0",
                "dependencies": {"YamlDotNet": "16.3.0"},
                "runtime": {"bin/placeholder/Contoso.Fancy.dll": {}}
              }
            }
          },
          "libraries": {
            "YamlDotNet/16.3.0": {
              "sha512": "SgMOdxbz8X65z8hraIs6hOEdnkH6hESTAIUa7viEngHOYaH+6q5XJmwr1+yb9vJpNQ19hCQY69xbFsLtXpobQA==",
              "type": "package",
              "path": "yamldotnet/16.3.0",
              "files": [".nupkg.metadata", ".signature.p7s"]
            },
            "Contoso.Fancy/2.3.4-beta": {"type": "project", "path": "../libid/My Lib.csproj", "msbuildProject": "../libid/My Lib.csproj"}
          },
          "projectFileDependencyGroups": {"apple": ["Contoso.Fancy >= 2.3.4-beta"], "banana": ["Contoso.Fancy >= 2.3.4-beta"]},
          "packageFolders": {"/packages/": {}},
          "project": {
            "version": "1.0.0",
            "restore": {
              "projectName": "dup",
              "projectPath": "/repo/shop/WebShop.csproj",
              "projectStyle": "PackageReference",
              "frameworks": {
                "apple": {
                  "framework": "net10.0",
                  "targetAlias": "apple",
                  "projectReferences": {"/repo/libid/My Lib.csproj": {"projectPath": "/repo/libid/My Lib.csproj"}}
                },
                "banana": {
                  "framework": "net10.0",
                  "targetAlias": "banana",
                  "projectReferences": {"/repo/libid/My Lib.csproj": {"projectPath": "/repo/libid/My Lib.csproj"}}
                }
              },
              "SdkAnalysisLevel": "10.0.400"
            },
            "frameworks": {
              "apple": {
                "framework": "net10.0",
                "targetAlias": "apple",
                "centralPackageVersions": {"YamlDotNet": "16.3.0"},
                "frameworkReferences": {"Microsoft.NETCore.App": {"privateAssets": "all"}},
                "packagesToPrune": {"Microsoft.CSharp": "(,4.7.32767]"}
              },
              "banana": {
                "framework": "net10.0",
                "targetAlias": "banana",
                "centralPackageVersions": {"YamlDotNet": "16.3.0"},
                "frameworkReferences": {"Microsoft.NETCore.App": {"privateAssets": "all"}},
                "packagesToPrune": {"Microsoft.CSharp": "(,4.7.32767]"}
              }
            }
          },
          "centralTransitiveDependencyGroups": {
            "net10.0": {"YamlDotNet": {"include": "Runtime, Compile, Native, BuildTransitive", "version": "[16.3.0, )"}},
            "net10.0": {"YamlDotNet": {"include": "Runtime, Compile, Native, BuildTransitive", "version": "[16.3.0, )"}}
          }
        }
        """;
}
