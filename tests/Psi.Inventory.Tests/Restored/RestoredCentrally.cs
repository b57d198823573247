namespace Psi.Inventory.Tests;

/// <summary>What .NET SDK 10.0.401 restores for a project with central package management and transitive pinning, cut down.</summary>
internal static class RestoredCentrally
{
    /// <summary>The assets file.</summary>
    public const string Version4 = """
        {
          "version": 4,
          "targets": {
            "net10.0": {
              "Microsoft.CodeAnalysis.Analyzers/3.11.0": {
                "type": "package",
                "build": {
                  "buildTransitive/Microsoft.CodeAnalysis.Analyzers.props": {},
                  "buildTransitive/Microsoft.CodeAnalysis.Analyzers.targets": {}
                }
              },
              "Microsoft.Data.Sqlite/10.0.11": {
                "type": "package",
                "dependencies": {
                  "Microsoft.Data.Sqlite.Core": "10.0.11",
                  "SQLitePCLRaw.bundle_e_sqlite3": "2.1.12",
                  "SQLitePCLRaw.core": "2.1.12"
                },
                "runtime": {"lib/netstandard2.0/_._": {}}
              },
              "Microsoft.Data.Sqlite.Core/10.0.11": {
                "type": "package",
                "dependencies": {"SQLitePCLRaw.core": "2.1.12"},
                "runtime": {"lib/net8.0/Microsoft.Data.Sqlite.dll": {"related": ".xml"}}
              },
              "SourceGear.sqlite3/3.50.4.5": {
                "type": "package",
                "runtime": {"lib/netstandard2.0/_._": {}},
                "build": {"buildTransitive/net9.0/SourceGear.sqlite3.targets": {}},
                "runtimeTargets": {"runtimes/linux-x64/native/libe_sqlite3.so": {"assetType": "native", "rid": "linux-x64"}}
              },
              "SQLitePCLRaw.bundle_e_sqlite3/3.0.3": {
                "type": "package",
                "dependencies": {"SQLitePCLRaw.config.e_sqlite3": "3.0.3", "SourceGear.sqlite3": "3.50.4.5"}
              },
              "SQLitePCLRaw.config.e_sqlite3/3.0.3": {
                "type": "package",
                "dependencies": {"SQLitePCLRaw.provider.e_sqlite3": "3.0.3"},
                "runtime": {"lib/net8.0/SQLitePCLRaw.batteries_v2.dll": {}}
              },
              "SQLitePCLRaw.core/3.0.3": {
                "type": "package",
                "runtime": {"lib/net8.0/SQLitePCLRaw.core.dll": {}}
              },
              "SQLitePCLRaw.provider.e_sqlite3/3.0.3": {
                "type": "package",
                "dependencies": {"SQLitePCLRaw.core": "3.0.3"},
                "runtime": {"lib/net8.0/SQLitePCLRaw.provider.e_sqlite3.dll": {}}
              },
              "YamlDotNet/16.3.0": {
                "type": "package",
                "runtime": {"lib/net8.0/YamlDotNet.dll": {"related": ".xml"}}
              }
            }
          },
          "libraries": {
            "Microsoft.CodeAnalysis.Analyzers/3.11.0": {
              "sha512": "v/EW3UE8/lbEYHoC2Qq7AR/DnmvpgdtAMndfQNmpuIMx/Mto8L5JnuCfdBYtgvalQOtfNCnxFejxuRrryvUTsg==",
              "type": "package",
              "path": "microsoft.codeanalysis.analyzers/3.11.0",
              "hasTools": true
            },
            "Microsoft.Data.Sqlite/10.0.11": {
              "sha512": "7je7UELzm131GiLYc4PpZvfKXIgIyzPM+v+tjcd/nbnuWRfgcONYKzDTqJlURxwVCFsVnlpmq6y6yn4qvR8QXQ==",
              "type": "package",
              "path": "microsoft.data.sqlite/10.0.11"
            },
            "Microsoft.Data.Sqlite.Core/10.0.11": {
              "sha512": "hubA20AGenQ4Sx0ElWaPpB8DISjXpdx463+1zOGRslsT0e/t/06ITv+pHsop8CcJ0d8PZLfgnT7juCDVD79Dkw==",
              "type": "package",
              "path": "microsoft.data.sqlite.core/10.0.11"
            },
            "SourceGear.sqlite3/3.50.4.5": {
              "sha512": "UtnipXhJYZKQOQIfpws/msLK7IRhMplE1CZCaZLIQXRnGD474QVpO/J9nMlQQY8NZueGz1aidjoxDRnrC1NT3Q==",
              "type": "package",
              "path": "sourcegear.sqlite3/3.50.4.5"
            },
            "SQLitePCLRaw.bundle_e_sqlite3/3.0.3": {
              "sha512": "Zt8jmSL5zcDWGk8rmzhWBJ6IRyLWh1yWS04Pg72+GIvo3Ba4E/rG4Y/4l7AWlSEogEbzyKRTCXUAs1v/O7Pkkg==",
              "type": "package",
              "path": "sqlitepclraw.bundle_e_sqlite3/3.0.3"
            },
            "SQLitePCLRaw.config.e_sqlite3/3.0.3": {
              "sha512": "caP/ap0X2fyVmstCXu5ueOmcr2XWAxA2XyKghV7H4bOAFmq3nWcsGl9q44iY1HYG+i8Qr4G9XEqdfti0rV6/ZQ==",
              "type": "package",
              "path": "sqlitepclraw.config.e_sqlite3/3.0.3"
            },
            "SQLitePCLRaw.core/3.0.3": {
              "sha512": "bjm6FY4lZyP+t7GmiuvSM0QXpFihAvyE0Y9O2yibm3g95AAWJPNnHOKVNJGyPTGIKuK7Pr4Wh8Rd8/aOtAclQw==",
              "type": "package",
              "path": "sqlitepclraw.core/3.0.3"
            },
            "SQLitePCLRaw.provider.e_sqlite3/3.0.3": {
              "sha512": "wd+fGvZTrr3BJNe48opSczmC176Okd61ZgoZNQcdvZwkek6to978ccdpcFmNo5GHxCnk29KwT+f+lAZYgfLVZg==",
              "type": "package",
              "path": "sqlitepclraw.provider.e_sqlite3/3.0.3"
            },
            "YamlDotNet/16.3.0": {
              "sha512": "SgMOdxbz8X65z8hraIs6hOEdnkH6hESTAIUa7viEngHOYaH+6q5XJmwr1+yb9vJpNQ19hCQY69xbFsLtXpobQA==",
              "type": "package",
              "path": "yamldotnet/16.3.0",
              "files": [".nupkg.metadata", ".signature.p7s"]
            }
          },
          "projectFileDependencyGroups": {
            "net10.0": ["Microsoft.CodeAnalysis.Analyzers >= 3.11.0", "YamlDotNet >= 16.3.0", "microsoft.data.sqlite >= 10.0.11"]
          },
          "packageFolders": {"/packages/": {}},
          "project": {
            "version": "1.0.0",
            "restore": {
              "projectName": "cpm",
              "projectPath": "/repo/shop/WebShop.csproj",
              "projectStyle": "PackageReference",
              "frameworks": {
                "net10.0": {"framework": "net10.0", "targetAlias": "net10.0", "projectReferences": {}}
              },
              "SdkAnalysisLevel": "10.0.400"
            },
            "frameworks": {
              "net10.0": {
                "framework": "net10.0",
                "targetAlias": "net10.0",
                "dependencies": {
                  "Microsoft.CodeAnalysis.Analyzers": {
                    "include": "Runtime, Build, Native, ContentFiles, Analyzers",
                    "suppressParent": "All",
                    "target": "Package",
                    "version": "[3.11.0, )",
                    "versionCentrallyManaged": true
                  },
                  "YamlDotNet": {"target": "Package", "version": "[16.3.0, )", "versionOverride": "[16.3.0, )"},
                  "microsoft.data.sqlite": {"target": "Package", "version": "[10.0.11, )", "versionCentrallyManaged": true}
                },
                "centralPackageVersions": {
                  "Microsoft.CodeAnalysis.Analyzers": "3.11.0",
                  "Microsoft.Data.Sqlite": "10.0.11",
                  "SQLitePCLRaw.bundle_e_sqlite3": "3.0.3",
                  "SQLitePCLRaw.core": "3.0.3",
                  "YamlDotNet": "16.2.0"
                },
                "frameworkReferences": {
                  "Microsoft.AspNetCore.App": {"privateAssets": "none"},
                  "Microsoft.NETCore.App": {"privateAssets": "all"}},
                "packagesToPrune": {"Microsoft.AspNetCore": "(,10.0.32767]"}
              }
            }
          },
          "centralTransitiveDependencyGroups": {
            "net10.0": {
              "SQLitePCLRaw.bundle_e_sqlite3": {"include": "Runtime, Compile, Native, BuildTransitive", "version": "[3.0.3, )"},
              "SQLitePCLRaw.core": {"include": "Runtime, Compile, Native, BuildTransitive", "version": "[3.0.3, )"}
            }
          }
        }
        """;
}
