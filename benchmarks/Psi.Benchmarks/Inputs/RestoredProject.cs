using System.Globalization;
using System.Text;
using Psi.Inventory;

namespace Psi.Benchmarks.Inputs;

/// <summary>
/// A restored project in a temporary folder: its project file, and the assets file as NuGet writes it. Deleted when disposed.
/// </summary>
internal sealed class RestoredProject : IDisposable
{
    private const int DirectPackages = 30;
    private const string Sha512 = "SgMOdxbz8X65z8hraIs6hOEdnkH6hESTAIUa7viEngHOYaH+6q5XJmwr1+yb9vJpNQ19hCQY69xbFsLtXpobQA==";

    private readonly string _folder = Directory.CreateTempSubdirectory("psi-benchmark-").FullName;

    /// <param name="packages">Packages in all: thirty direct ones, each of which brings in up to three more, and so on.</param>
    public RestoredProject(int packages)
    {
        Write("App.csproj", ProjectText());
        Write("obj/project.assets.json", AssetsText(packages));
        Request = new ProjectInventoryRequest
        {
            RepositoryRoot = _folder,
            ProjectFile = Path.Combine(_folder, "App.csproj"),
            AssetsFile = Path.Combine(_folder, "obj", "project.assets.json"),
            TargetFramework = "net10.0",
            TargetFrameworkMoniker = ".NETCoreApp,Version=v10.0",
        };
    }

    /// <summary>Asks for everything the project uses.</summary>
    public ProjectInventoryRequest Request { get; }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string ProjectText()
    {
        var text = new StringBuilder("""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>

            """);
        for (var number = 0; number < DirectPackages; number++)
        {
            text.Append(CultureInfo.InvariantCulture, $"    <PackageReference Include=\"{Id(number)}\" Version=\"{Version(number)}\" />\n");
        }

        return text.Append("  </ItemGroup>\n</Project>\n").ToString();
    }

    // As NuGet writes it, with what Psi has to pass over: compile assets, lists of files, package folders, restore settings.
    private static string AssetsText(int packages)
    {
        var numbers = Enumerable.Range(0, packages).ToList();
        var direct = numbers.Take(DirectPackages).ToList();
        return $$"""
            {
              "version": 3,
              "targets": {
                "net10.0": {
            {{Joined(numbers, number => Target(number, packages))}}
                }
              },
              "libraries": {
            {{Joined(numbers, Library)}}
              },
              "projectFileDependencyGroups": {
                "net10.0": [
            {{Joined(direct, number => $"\"{Id(number)} >= {Version(number)}\"")}}
                ]
              },
              "packageFolders": { "/packages/": {} },
              "project": {
                "version": "1.0.0",
                "restore": { "projectName": "App", "projectStyle": "PackageReference", "originalTargetFrameworks": [ "net10.0" ] },
                "frameworks": {
                  "net10.0": {
                    "targetAlias": "net10.0",
                    "dependencies": {
            {{Joined(direct, number => $$"""
                "{{Id(number)}}": { "target": "Package", "version": "[{{Version(number)}}, )" }
                """)}}
                    }
                  }
                }
              }
            }
            """;
    }

    private static string Target(int number, int packages)
    {
        var first = number * 3 + DirectPackages;
        var dependencies = Enumerable.Range(first, 3).Where(other => other < packages).ToList();
        return $$"""
            "{{Id(number)}}/{{Version(number)}}": {
              "type": "package",
              "dependencies": {
            {{Joined(dependencies, other => $"\"{Id(other)}\": \"{Version(other)}\"")}}
              },
              "compile": { "lib/net8.0/{{Id(number)}}.dll": { "related": ".pdb;.xml" } },
              "runtime": { "lib/net8.0/{{Id(number)}}.dll": { "related": ".pdb;.xml" } }
            }
            """;
    }

    private static string Library(int number) => $$"""
        "{{Id(number)}}/{{Version(number)}}": {
          "sha512": "{{Sha512}}",
          "type": "package",
          "path": "{{Id(number).ToLowerInvariant()}}/{{Version(number)}}",
          "files": [
        {{Joined([.. Enumerable.Range(0, 24)], file => $"\"lib/framework{file}/{Id(number)}.dll\"")}}
          ]
        }
        """;

    private static string Id(int number) => PolicyText.ExactId(number);

    private static string Version(int number) => string.Create(CultureInfo.InvariantCulture, $"{number % 9 + 1}.{number % 5}.0");

    private static string Joined(IReadOnlyList<int> numbers, Func<int, string> text) => string.Join(",\n", numbers.Select(text));

    private void Write(string relative, string text)
    {
        var path = Path.Combine(_folder, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
