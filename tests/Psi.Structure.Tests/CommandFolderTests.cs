namespace Psi.Structure.Tests;

/// <summary>A command of the <c>psi</c> tool can be read, changed and deleted without looking at the other commands.</summary>
public class CommandFolderTests
{
    private const string Room = "src/Psi.Insights";
    private const string RoomNamespace = "Psi.Insights.";

    // What several commands need. Every other folder is a command's. Measures reads the files of other tools, which psi measures shows.
    private static readonly string[] Shared =
        ["CommandLine", "Checkout", "Decisions", "Baselines", "Diagnostics", "Manifests", "Measures"];

    private static readonly IReadOnlyDictionary<string, string> MayNameCommands = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["src/Psi.Insights/CommandLine/PsiCommandLine.cs"] = "psi itself: it consists of the commands",
        ["src/Psi.Insights/Policy/PolicyCommand.cs"] = "psi policy: it consists of its subcommands",
    };

    [Fact]
    public void No_file_uses_the_folder_of_another_command() => Offenders.AreAbsent(
        from file in SourceTree.CSharpBelow(Room)
        where !MayNameCommands.ContainsKey(file.Path)
        let own = FolderOf(file.Path[(Room.Length + 1)..].Split('/')[..^1])
        from name in RoomTests.NamespacesUsed(file)
        where name.StartsWith(RoomNamespace, StringComparison.Ordinal)
        let used = FolderOf(name[RoomNamespace.Length..].Split('.'))
        where !IsIn(own, used) && !Shared.Contains(used)
        select $"{file.Path} uses {name}: move what both need to a folder that commands share");

    [Fact]
    public void Every_exception_is_a_file() => Assert.Equal(
        MayNameCommands.Keys.Order(StringComparer.Ordinal),
        SourceTree.CSharpBelow(Room).Select(file => file.Path).Where(MayNameCommands.ContainsKey).Order(StringComparer.Ordinal));

    // A subcommand's folder is part of its command's.
    private static bool IsIn(string folder, string other) => folder == other || folder.StartsWith(other + '/', StringComparison.Ordinal);

    // Each folder below Policy holds a subcommand of its own.
    private static string FolderOf(string[] parts) => string.Join('/', parts.Take(parts is ["Policy", ..] ? 2 : 1));
}
