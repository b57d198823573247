using System.Xml.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Psi.Structure.Tests;

/// <summary>A lower room never reaches back up.</summary>
public sealed class RoomTests
{
    // Packed into the other's package and never loaded by it: ReferenceOutputAssembly="false".
    private static readonly IReadOnlyList<(string From, string To)> CarriedAlong =
    [
        ("Psi.Build", "Psi.Analyzers"), ("Psi.Build", "Psi.CodeFixes"), ("Psi.Insights", "Psi.Build"),
    ];

    // MSBuild looks for this attribute by its full name, and the oldest MSBuild that Psi is compiled against lacks it.
    private const string NamedByMSBuild = "src/Psi.Build/Tasks/MSBuildMultiThreadableTaskAttribute.cs";

    [Fact]
    public void Every_room_is_known() => Assert.Equal(
        Directory.EnumerateDirectories(Path.Combine(SourceTree.Root, "src")).Select(Path.GetFileName).Order(StringComparer.Ordinal),
        Rooms.Uses.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Projects_refer_to_lower_rooms_only() => Offenders.AreAbsent(
        from project in SourceTree.Files(".csproj")
        let room = Path.GetFileNameWithoutExtension(project.Path)
        where Rooms.Uses.ContainsKey(room)
        from reference in XDocument.Parse(project.Text).Descendants("ProjectReference")
        let target = Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!)
        where !Rooms.Uses[room].Contains(target) && !IsCarriedAlong(room, target, reference)
        select $"{project.Path} refers to {target}");

    [Fact]
    public void Files_live_in_the_namespace_of_their_room() => Offenders.AreAbsent(
        from room in Rooms.Uses.Keys
        from file in SourceTree.CSharpBelow($"src/{room}")
        from declared in file.Syntax.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>()
        let name = declared.Name.ToString()
        where file.Path != NamedByMSBuild && name != room && !name.StartsWith(room + ".", StringComparison.Ordinal)
        select $"{file.Path} declares {name}");

    [Fact]
    public void Files_use_namespaces_of_lower_rooms_only() => Offenders.AreAbsent(
        from room in Rooms.Uses.Keys
        from file in SourceTree.CSharpBelow($"src/{room}")
        from name in NamespacesUsed(file)
        where Rooms.Uses.Keys.Any(other => IsIn(name, other)) && !Rooms.Uses[room].Append(room).Any(allowed => IsIn(name, allowed))
        select $"{file.Path} uses {name}");

    [Fact]
    public void Folders_of_a_room_keep_their_direction() => Offenders.AreAbsent(
        from rule in Rooms.Folders
        from file in SourceTree.CSharpBelow(rule.Folder)
        from name in NamespacesUsed(file)
        where rule.MustNotUse.Any(banned => IsIn(name, banned))
        select $"{file.Path} uses {name}");

    [Fact]
    public void Every_folder_with_a_direction_exists() =>
        Assert.All(Rooms.Folders, rule => Assert.True(Directory.Exists(Path.Combine(SourceTree.Root, rule.Folder)), rule.Folder));

    [Fact]
    public void Every_room_bans_what_does_not_belong_there() => Offenders.AreAbsent(
        from room in Rooms.Uses.Keys
        let project = SourceTree.Files($"src/{room}/{room}.csproj").Single()
        let banned = ((string?)XDocument.Parse(project.Text).Descendants("BannedApis").SingleOrDefault() ?? "").Split(';')
        from missing in ExpectedBans(room).Except(banned)
        select $"{project.Path} does not ban {missing}");

    private static string[] ExpectedBans(string room) => room switch
    {
        "Psi.Insights" => ["Culture"],
        "Psi.Analyzers" or "Psi.CodeFixes" => ["Clock", "Compilation", "Console", "Culture", "CurrentDirectory", "Environment", "Files"],
        _ => ["Clock", "Console", "Culture", "CurrentDirectory", "Environment"],
    };

    private static bool IsCarriedAlong(string room, string target, XElement reference) =>
        CarriedAlong.Contains((room, target)) && (string?)reference.Attribute("ReferenceOutputAssembly") == "false";

    internal static IEnumerable<string> NamespacesUsed(SourceFile file)
    {
        var nodes = file.Syntax.DescendantNodes().ToList();
        return nodes.OfType<UsingDirectiveSyntax>().Select(directive => directive.NamespaceOrType.ToString())
            .Concat(nodes.OfType<QualifiedNameSyntax>().Select(name => name.ToString()))
            .Concat(nodes.OfType<MemberAccessExpressionSyntax>().Select(access => access.ToString()))
            .Where(name => name.StartsWith("Psi.", StringComparison.Ordinal));
    }

    private static bool IsIn(string name, string space) => name == space || name.StartsWith(space + ".", StringComparison.Ordinal);
}
