using Psi.EndToEnd.Tests.Harness;

namespace Psi.EndToEnd.Tests.Exclusions;

/// <summary>
/// A product, a build script that its product file excludes, and a library that it excludes though the product refers to it.
/// </summary>
public sealed class ExcludedProjects : BuiltOnce
{
    private protected override void Write(UserFolder folder)
    {
        folder.WritePolicy();
        folder.WriteProduct(more: """
            exclude:
              - { path: build/_build.csproj, reason: Build script. It ships nothing. }
              - { path: Lib/Lib.csproj, reason: Not ours. }
              - { path: gone/**, reason: Was here once. }
            """);
        folder.WriteProject("App/App.csproj", items: """<ProjectReference Include="../Lib/Lib.csproj" />""");
        folder.Write("App/App.cs", "public class App;");
        folder.WriteProject("Lib/Lib.csproj");
        folder.Write("Lib/Lib.cs", "public class Lib;");
        folder.WriteProject("build/_build.csproj", items: UserFolderProjects.ProhibitedPackage);
        folder.Write("build/Script.cs", UserFolderProjects.WeakHash("Script"));
    }
}
