using System.Security;

namespace Psi.EndToEnd.Tests.Harness;

/// <summary>Writes projects into a user's folder, so that one folder can hold many.</summary>
internal static class UserFolderProjects
{
    /// <summary>The component that <see cref="WritePolicy"/> prohibits.</summary>
    public const string ProhibitedPackage = """<PackageReference Include="Newtonsoft.Json" Version="13.0.3" />""";

    /// <summary>What makes a project test.</summary>
    public const string TestPackages = """
        <PackageReference Include="Microsoft.NET.Test.Sdk" Version="18.11.0" />
        <PackageReference Include="xunit" Version="2.9.3" />
        <PackageReference Include="xunit.runner.visualstudio" Version="3.1.5" PrivateAssets="all" />
        """;

    private static readonly string[] ProjectFiles = ["*.csproj", "*.fsproj", "*.vbproj"];

    /// <summary>A class in whose third line MD5 is used.</summary>
    public static string WeakHash(string name) => $$"""
        public static class {{name}}
        {
            public static byte[] Of(byte[] data) => System.Security.Cryptography.MD5.Create().ComputeHash(data);
        }
        """;

    /// <summary>
    /// Writes <c>policy.yaml</c>, which enforces the baseline's requirements and prohibits a component, and makes the folder one
    /// repository.
    /// </summary>
    /// <param name="folder">The user's folder.</param>
    /// <param name="at">A folder below it with its trailing slash; empty for itself.</param>
    public static void WritePolicy(this UserFolder folder, string at = "")
    {
        folder.Write($"{at}policy.yaml", """
            psi: policy/v1
            organisation: Contoso
            version: "1"
            components:
              - purl: pkg:nuget/Newtonsoft.Json
                status: prohibited
                reason: Tests prohibit it.
            """);
        folder.WriteProduct(at);
    }

    /// <summary>Writes a <c>psi.yaml</c> that says all that the baseline asks of its level.</summary>
    public static void WriteProduct(this UserFolder folder, string at = "", string more = "") => folder.Write($"{at}psi.yaml", $"""
        psi: product/v1
        id: app
        product: App
        domain: Tests
        team: tests
        level: 1
        accountable: owner@contoso.example
        {more}
        {(more.Contains("lifecycle:", StringComparison.Ordinal) ? "" : "lifecycle: { stage: live }")}
        """);

    /// <summary>Writes a project that has the packed Psi and the policy of its repository.</summary>
    /// <param name="folder">The user's folder.</param>
    /// <param name="file">Relative to it.</param>
    /// <param name="properties">Elements.</param>
    /// <param name="items">Elements.</param>
    /// <param name="sdk">The project SDK.</param>
    /// <param name="targetFrameworks">An element.</param>
    /// <param name="end">Elements after all of the SDK's.</param>
    public static void WriteProject(
        this UserFolder folder,
        string file,
        string properties = "",
        string items = "",
        string sdk = "Microsoft.NET.Sdk",
        string targetFrameworks = "<TargetFramework>net10.0</TargetFramework>",
        string end = "") => folder.Write(file, $"""
        <Project>
          <Import Project="Sdk.props" Sdk="{sdk}" />
          <PropertyGroup>
            {targetFrameworks}
            {properties}
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Psi.Analyzers" Version="0.1.0" PrivateAssets="all" />
            <PsiPolicy Include="$(PsiRepositoryRoot)policy.yaml" />
            {items}
          </ItemGroup>
          <Import Project="Sdk.targets" Sdk="{sdk}" />
          {end}
        </Project>
        """);

    /// <summary>
    /// Writes a solution of all projects in the folder, each in its own solution folder since several may have the same name.
    /// </summary>
    /// <param name="folder">The user's folder.</param>
    /// <param name="file">Relative to it.</param>
    /// <param name="below">Only projects below this folder, which is that of the file; empty for all.</param>
    public static void WriteSolution(this UserFolder folder, string file, string below = "") => folder.Write(file, $"""
        <Solution>
          {string.Join("\n  ", folder.Projects(below).Select(
              (project, number) => $"""<Folder Name="/{number}/"><Project Path="{SecurityElement.Escape(project)}" /></Folder>"""))}
        </Solution>
        """);

    /// <summary>The paths of all projects in the folder or one below it, relative to that.</summary>
    public static IReadOnlyList<string> Projects(this UserFolder folder, string below = "") =>
        [.. ProjectFiles
            .SelectMany(pattern => Directory.GetFiles(folder.PathOf(below), pattern, SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(folder.PathOf(below), file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];

    /// <summary>The fragments of a project, in the order of their frameworks, runtimes and configurations.</summary>
    public static IReadOnlyList<Manifest.Fragment> FragmentsOf(this UserFolder folder, string project) =>
        [.. folder.Fragments()
            .Where(fragment => fragment.Project.Path == project)
            .OrderBy(
                fragment => $"{fragment.Project.TargetFramework} {fragment.Project.RuntimeIdentifier} {fragment.Project.Configuration}",
                StringComparer.Ordinal)];
}
