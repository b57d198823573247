using System.Text.RegularExpressions;
using Psi.EndToEnd.Tests.Harness;

namespace Psi.EndToEnd.Tests;

/// <summary>The ways to install Psi that README and docs name, each taken from their text, in one build.</summary>
public sealed partial class Installations : BuiltOnce
{
    /// <summary>Each place that names a way, and the file of a repository that it goes into.</summary>
    internal static IReadOnlyList<(string Document, string Element)> Ways { get; } =
    [
        ("README.md", "PackageReference"),
        ("README.md", "GlobalPackageReference"),
        ("src/Psi.Build/PACKAGE.md", "PackageReference"),
        ("src/Psi.Build/PACKAGE.md", "GlobalPackageReference"),
        ("docs/policy.md", "PackageReference"),
        ("docs/policy.md", "GlobalPackageReference"),
    ];

    internal static string NameOf(string document, string element) =>
        $"{Path.GetFileNameWithoutExtension(document)}{(element == "PackageReference" ? "Each" : "Central")}";

    private protected override void Write(UserFolder folder)
    {
        foreach (var (document, element) in Ways)
        {
            var name = NameOf(document, element);
            var isCentral = element == "GlobalPackageReference";
            var properties = isCentral
                ? "<PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>"
                : "";
            folder.Write($"{name}/{(isCentral ? "Directory.Packages.props" : "Directory.Build.props")}", $"""
                <Project>
                  {properties}
                  <ItemGroup>
                    {Snippet(document, element)}
                  </ItemGroup>
                </Project>
                """);
            folder.Write(
                $"{name}/{name}.csproj",
                "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
            folder.Write($"{name}/{name}.cs", $"public class {name};");
        }
    }

    // The block whose every line is such an element. The sample's policy package is that of the guide, in another version.
    private static string Snippet(string document, string element) =>
        XmlBlock().Matches(File.ReadAllText(Path.Combine(SourceTree.Root, document)))
            .Select(block => block.Groups["text"].Value)
            .Single(text => text.TrimEnd().Split('\n').All(line => line.StartsWith($"<{element} Include=", StringComparison.Ordinal)))
            .Replace("\"2026.11.0\"", "\"1.0.0\"", StringComparison.Ordinal);

    [GeneratedRegex("^```xml\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex XmlBlock();
}

/// <inheritdoc cref="Installations"/>
public sealed class InstallationTests(Installations built) : IClassFixture<Installations>
{
    public static TheoryData<string, string> Ways
    {
        get
        {
            var ways = new TheoryData<string, string>();
            foreach (var (document, element) in Installations.Ways)
            {
                ways.Add(document, element);
            }

            return ways;
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_repository_that_does_as_it_is_told_is_decided(string document, string element)
    {
        var name = Installations.NameOf(document, element);

        Assert.DoesNotContain(built.Build($"{name}.csproj").Diagnostics, message => message.Severity == "error");
        var organisation = document.StartsWith("docs", StringComparison.Ordinal) ? "Contoso" : "baseline";
        Assert.Equal(organisation, built.Folder.Fragment(name).Policy.Organisation);
    }
}
