using Psi.EndToEnd.Tests.Harness;

namespace Psi.EndToEnd.Tests.ErrorLogs;

/// <summary>Projects that ask the compiler for an error log of their own.</summary>
public sealed class OwnErrorLogs : BuiltOnce
{
    private const string TwoFrameworks = "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks><LangVersion>latest</LangVersion>";

    private protected override void Write(UserFolder folder)
    {
        folder.WritePolicy();
        folder.WriteProject("Old/Old.csproj", "<ErrorLog>old.sarif</ErrorLog>");
        folder.Write("Old/Old.cs", UserFolderProjects.WeakHash("Old"));
        folder.WriteProject("Shared/Shared.csproj", "<ErrorLog>shared.sarif,version=2.1</ErrorLog>", targetFrameworks: TwoFrameworks);
        folder.Write("Shared/Shared.cs", UserFolderProjects.WeakHash("Shared"));
        folder.WriteProject(
            "Separate/Separate.csproj", "<ErrorLog>$(TargetFramework).sarif,version=2.1</ErrorLog>", targetFrameworks: TwoFrameworks);
        folder.Write("Separate/Separate.cs", $"""
            #if NETSTANDARD
            {UserFolderProjects.WeakHash("Separate")}
            #endif
            """);
        folder.WriteProject("Failing/Failing.csproj", "<ErrorLog>failing.sarif,version=2.1</ErrorLog>");
        folder.Write("Failing/Failing.cs", "this does not compile");
        folder.WriteProject("Visual/Visual.vbproj", "<ErrorLog>visual.sarif</ErrorLog>");
        folder.Write("Visual/Visual.vb", "Public Class Visual\nEnd Class\n");
        folder.WriteProject("Unwritable/Unwritable.csproj", "<ErrorLog>folder,version=2.1</ErrorLog>");
        folder.Write("Unwritable/Unwritable.cs", "public class Unwritable;");
        folder.Write("Unwritable/folder/keep.txt", "");
    }

    private protected override Task<CommandResult> BuildAsync(UserFolder folder, string solution) =>
        folder.BuildAsync(solution, "-m", "-p:PsiEnforcement=report");
}
