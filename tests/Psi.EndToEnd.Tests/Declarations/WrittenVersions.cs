using Psi.EndToEnd.Tests.Harness;

namespace Psi.EndToEnd.Tests.Declarations;

/// <summary>
/// Repositories that all use Newtonsoft.Json in a version the policy does not accept, each writing it another way. The line that says so in
/// the end holds the mark.
/// </summary>
public sealed class WrittenVersions : BuiltOnce
{
    /// <summary>In a comment on the line that is to be named.</summary>
    public const string Mark = "<!-- here -->";

    private const string Policy = """
        psi: policy/v1
        organisation: Contoso
        version: "1"
        extends: none
        components:
          - purl: pkg:nuget/Newtonsoft.Json
            status: permitted
            versions: "[13.0.1,)"
        """;

    private const string Central = "<ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>";

    private const string Psi = """<PackageVersion Include="Psi.Analyzers" Version="0.1.0" />""";

    private protected override void Write(UserFolder folder)
    {
        Project(folder, "attribute", """<PackageReference Include="Newtonsoft.Json" Version="12.0.3" /> <!-- here -->""");
        Project(folder, "element", """
            <PackageReference Include="Newtonsoft.Json">
              <Version>12.0.3</Version> <!-- here -->
            </PackageReference>
            """);
        Project(folder, "lines", """
            <PackageReference Include="Newtonsoft.Json"
                              PrivateAssets="none"
                              Version="12.0.3" /> <!-- here -->
            """);
        Project(folder, "case", """<packageReference Include="newtonsoft.JSON" version="12.0.3" /> <!-- here -->""");
        Project(folder, "several", """<PackageReference Include="$(NoOther);Newtonsoft.Json" Version="12.0.3" /> <!-- here -->""");
        Project(folder, "update", """
            <PackageReference Include="Newtonsoft.Json" Version="13.0.3" />
            <PackageReference Update="newtonsoft.json" Version="12.0.3" /> <!-- here -->
            """);
        Project(folder, "update-all", """
            <PackageReference Include="Newtonsoft.Json" />
            <PackageReference Update="Newton*" Version="12.0.3" /> <!-- here -->
            """);

        Project(
            folder,
            "property",
            """<PackageReference Include="Newtonsoft.Json" Version="$(NewtonsoftVersion)" />""",
            "<NewtonsoftVersion>12.0.3</NewtonsoftVersion> <!-- here -->");
        Project(
            folder,
            "property-imported",
            """<PackageReference Include="Newtonsoft.Json" Version="$(NewtonsoftVersion)" />""",
            end: """<Import Project="../eng/Versions.props" />""",
            project: "src/");
        folder.Write(
            "property-imported/eng/Versions.props",
            "<Project>\n  <PropertyGroup>\n    <NewtonsoftVersion>12.0.3</NewtonsoftVersion> <!-- here -->\n  </PropertyGroup>\n"
            + "</Project>");

        Project(folder, "imported", "", end: """<Import Project="$(MSBuildThisFileDirectory)../eng/First.props" />""", project: "src/");
        folder.Write("imported/eng/First.props", "<Project><Import Project=\"nested/Second.props\" /></Project>");
        folder.Write(
            "imported/eng/nested/Second.props",
            "<Project><ItemGroup>\n  <PackageReference Include=\"Newtonsoft.Json\" Version=\"12.0.3\" /> <!-- here -->\n"
            + "</ItemGroup></Project>");
        Project(folder, "directory-props", "");
        folder.Write(
            "directory-props/Directory.Build.props",
            "<Project><ItemGroup>\n  <PackageReference Include=\"Newtonsoft.Json\" Version=\"12.0.3\" /> <!-- here -->\n"
            + "</ItemGroup></Project>");
        Project(folder, "outside/repo", "", end: """<Import Project="../shared/Common.props" />""");
        folder.Write(
            "outside/shared/Common.props",
            "<Project><ItemGroup>\n  <PackageReference Include=\"Newtonsoft.Json\" Version=\"12.0.3\" /> <!-- here -->\n"
            + "</ItemGroup></Project>");

        Project(folder, "frameworks", """
            <PackageReference Include="Newtonsoft.Json" Version="13.0.3" Condition="'$(TargetFramework)' == 'net10.0'" />
            <PackageReference Include="Newtonsoft.Json" Version="12.0.3" Condition="'$(TargetFramework)' != 'net10.0'" /> <!-- here -->
            """, targetFrameworks: "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>");

        Project(folder, "central", """<PackageReference Include="Newtonsoft.Json" />""", Central, isCentral: true);
        Packages(folder, "central", """<PackageVersion Include="Newtonsoft.Json" Version="12.0.3" /> <!-- here -->""");
        Project(
            folder,
            "central-override",
            """<PackageReference Include="Newtonsoft.Json" VersionOverride="12.0.3" /> <!-- here -->""",
            Central,
            isCentral: true);
        Packages(folder, "central-override", """<PackageVersion Include="Newtonsoft.Json" Version="13.0.3" />""");
        Project(folder, "central-override-element", """
            <PackageReference Include="Newtonsoft.Json">
              <VersionOverride>12.0.3</VersionOverride> <!-- here -->
            </PackageReference>
            """, Central, isCentral: true);
        Packages(folder, "central-override-element", """<PackageVersion Include="Newtonsoft.Json" Version="13.0.3" />""");
        Project(folder, "central-property", """<PackageReference Include="Newtonsoft.Json" />""", Central, isCentral: true);
        Packages(
            folder,
            "central-property",
            """<PackageVersion Include="Newtonsoft.Json" Version="$(NewtonsoftVersion)" />""",
            "<NewtonsoftVersion>12.0.3</NewtonsoftVersion> <!-- here -->");
        Project(folder, "central-update", """<PackageReference Include="Newtonsoft.Json" />""", Central, isCentral: true);
        Packages(folder, "central-update", """
            <PackageVersion Include="Newtonsoft.Json" Version="13.0.3" />
            <PackageVersion Update="Newtonsoft.Json" Version="12.0.3" /> <!-- here -->
            """);
        Project(folder, "global", "", Central, isCentral: true);
        Packages(folder, "global", """<GlobalPackageReference Include="Newtonsoft.Json" Version="12.0.3" /> <!-- here -->""");
        Project(
            folder,
            "global-pinned",
            """<PackageReference Include="Newtonsoft.Json.Bson" />""",
            Central + "<CentralPackageTransitivePinningEnabled>true</CentralPackageTransitivePinningEnabled>",
            isCentral: true);
        Packages(folder, "global-pinned", """
            <PackageVersion Include="Newtonsoft.Json.Bson" Version="1.0.2" />
            <PackageVersion Include="Newtonsoft.Json" Version="12.0.3" /> <!-- here -->
            """);

        Project(folder, "sdk-added", "", targetFrameworks: "<TargetFramework>netstandard2.0</TargetFramework>");
        folder.Write("sdk-added/policy.yaml", Policy.Replace("Newtonsoft.Json", "NETStandard.Library", StringComparison.Ordinal));

        // A name that is not in the text of any file.
        Project(folder, "nowhere", """<PackageReference Include="$(Json)" Version="12.0.3" />""", "<Json>Newtonsoft.Json</Json>");
    }

    /// <summary>The file and line with the mark in a repository, or beside it.</summary>
    internal (string File, int Line) MarkOf(string repository)
    {
        var files = Directory.GetFiles(Folder.PathOf(repository.Split('/')[0]), "*.*proj", SearchOption.AllDirectories)
            .Concat(Directory.GetFiles(Folder.PathOf(repository.Split('/')[0]), "*.props", SearchOption.AllDirectories));
        var marked = Assert.Single(
            files,
            file =>
                !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && File.ReadAllText(file).Contains(Mark, StringComparison.Ordinal));
        return (marked, Array.FindIndex(File.ReadAllLines(marked), line => line.Contains(Mark, StringComparison.Ordinal)) + 1);
    }

    private static void Project(
        UserFolder folder,
        string repository,
        string items,
        string properties = "",
        string end = "",
        string project = "",
        string targetFrameworks = "<TargetFramework>net10.0</TargetFramework>",
        bool isCentral = false)
    {
        var name = repository.Replace('/', '-');
        folder.Write($"{repository}/policy.yaml", Policy);
        folder.WriteProduct($"{repository}/");
        folder.Write($"{repository}/{project}{name}.cs", "public class Empty { }");
        folder.Write($"{repository}/{project}{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                {targetFrameworks}
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Psi.Analyzers" {(isCentral ? "" : "Version=\"0.1.0\"")} PrivateAssets="all" />
                <PsiPolicy Include="$(PsiRepositoryRoot)policy.yaml" />
                {items}
              </ItemGroup>
              {end}
            </Project>
            """);
    }

    private static void Packages(UserFolder folder, string repository, string items, string properties = "") =>
        folder.Write($"{repository}/Directory.Packages.props", $"""
        <Project>
          <PropertyGroup>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            {Psi}
            {items}
          </ItemGroup>
        </Project>
        """);
}
