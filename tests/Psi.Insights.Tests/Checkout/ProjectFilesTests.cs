using Psi.Insights.Checkout;
using Psi.Insights.CommandLine;

namespace Psi.Insights.Tests.Checkout;

public sealed class ProjectFilesTests : IDisposable
{
    private readonly TemporaryRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void Projects_of_every_language_are_found_sorted_by_path()
    {
        _repository.With("z/Z.csproj")
            .With("a/b/c/C.fsproj")
            .With("a/V.vbproj")
            .With("Upper.CSPROJ")
            .With("a/readme.md")
            .With("a/S.sqlproj");

        Assert.Equal(["Upper.CSPROJ", "a/V.vbproj", "a/b/c/C.fsproj", "z/Z.csproj"], Find());
    }

    [Theory]
    [InlineData("bin")]
    [InlineData("obj")]
    [InlineData("artifacts")]
    [InlineData("node_modules")]
    [InlineData(".git")]
    public void Folders_that_hold_no_sources_are_passed_over(string folder) =>
        Assert.Equal(["src/A.csproj"], Find(_repository.With("src/A.csproj").With($"src/{folder}/sub/B.csproj")));

    [Fact]
    public void Folders_whose_names_only_begin_like_those_are_searched() =>
        Assert.Equal(["binary/B.csproj", "objects/O.csproj"], Find(_repository.With("binary/B.csproj").With("objects/O.csproj")));

    [Fact]
    public void Nested_roots_are_left_to_their_own_manifest() =>
        Assert.Equal(
            ["src/A.csproj"],
            Find(_repository.With("psi.yaml").With("src/A.csproj").With("services/mail/psi.yaml").With("services/mail/src/M.csproj")));

    [Fact]
    public void What_is_left_out_is_named_with_the_reason()
    {
        _repository.With("psi.yaml")
            .With("src/A.csproj")
            .With("services/mail/psi.yaml")
            .With("services/mail/src/M.csproj")
            .With("artifacts/x/Hidden.csproj")
            .With("artifacts/x/Other.vbproj")
            .With("src/obj/project.assets.json")
            .With("src/bin/Debug/A.dll")
            .With("tools/bin/app.cs", "#:package Polly@8.4.0\nSystem.Console.WriteLine();\n");

        ProjectFiles.Find(_repository.Root, [], out var folders);
        var leftOut = LeftOutProjects.In(_repository.Root, folders);

        Assert.Equal(
            [
                "artifacts: it is a folder of build output by its name, which is not searched, and holds 2 projects that nobody assessed, "
                    + "the first artifacts/x/Hidden.csproj",
                "services/mail: it has a psi.yaml of its own, so it is a root with a manifest of its own",
                "tools/bin: it is a folder of build output by its name, which is not searched, and holds 1 project that nobody assessed, "
                    + "the first tools/bin/app.cs",
            ],
            leftOut.Select(one => $"{one.Path}: {one.Reason}"));
    }

    [Fact]
    public void Links_to_folders_are_not_followed_neither_out_of_the_repository_nor_in_circles()
    {
        using var other = new TemporaryRepository().With("Foreign.csproj");
        _repository.With("src/A.csproj");
        Directory.CreateSymbolicLink(_repository["outside"], other.Root);
        Directory.CreateSymbolicLink(_repository["src/circle"], _repository.Root);

        Assert.Equal(["src/A.csproj"], Find());
    }

    [Fact]
    public void A_folder_that_cannot_be_searched_is_said_for_it_may_hide_a_project()
    {
        var problems = new List<InputProblem>();

        ProjectFiles.Find(_repository["gone"], problems);

        Assert.Contains("could not be searched for projects", Assert.Single(problems).Message);
    }

    [Theory]
    [InlineData("A.csproj", true)]
    [InlineData("src/B.csproj", true)]
    [InlineData("src/Gone.csproj", false)]
    [InlineData("services/mail/M.csproj", false)]
    [InlineData("services/mail/src/deep/N.csproj", false)]
    public void A_project_is_still_there_when_its_file_is_and_no_root_lies_between(string path, bool expected)
    {
        _repository.With("psi.yaml")
            .With("A.csproj")
            .With("src/B.csproj")
            .With("services/mail/psi.yaml")
            .With("services/mail/M.csproj")
            .With("services/mail/src/deep/N.csproj");

        Assert.Equal(expected, ProjectFiles.IsStillThere(_repository.Root, path));
    }

    [Fact]
    public void File_based_apps_are_found_by_their_first_lines_wherever_they_are()
    {
        _repository.With("src/A.csproj")
            .With("src/tools/run.cs", "#!/usr/bin/env dotnet\nConsole.WriteLine();")
            .With("build.cs", "// Builds.\n#:package Bullseye@6.0.0\nConsole.WriteLine();")
            .With("src/Program.cs", "// #:package X@1\nConsole.WriteLine();")
            .With("hello.cs", "Console.WriteLine();\n#:package X@1")
            .With("notes.txt", "#:package X@1")
            .With("obj/gen.cs", "#:package X@1")
            .With("empty.cs", "");

        Assert.Equal(["build.cs", "src/A.csproj", "src/tools/run.cs"], Find());
    }

    [Fact]
    public void Files_that_an_app_includes_are_parts_of_it()
    {
        _repository.With("tools/app.cs", "#:include util.cs\n#:include parts/*.cs\n#:include *.cs")
            .With("tools/util.cs", "#:package A@1\n#:include ../shared/deep.cs")
            .With("tools/parts/one.cs", "#:package B@1")
            .With("shared/deep.cs", "#:package C@1")
            .With("shared/other.cs", "#:package C@1");

        Assert.Equal(["shared/other.cs", "tools/app.cs"], Find());
    }

    [Fact]
    public void Files_that_only_include_each_other_are_all_named_for_one_of_them_is_the_app() =>
        Assert.Equal(["a.cs", "b.cs"], Find(_repository.With("a.cs", "#:include b.cs").With("b.cs", "#:include a.cs")));

    [Fact]
    public void A_link_to_an_app_is_no_app_of_its_own()
    {
        _repository.With("app.cs", "#!/x");
        File.CreateSymbolicLink(_repository["again.cs"], _repository["app.cs"]);

        Assert.Equal(["app.cs"], Find());
    }

    [Fact]
    public void An_apps_fragment_stays_while_its_file_does()
    {
        _repository.With("app.cs", "Console.WriteLine();");

        Assert.True(ProjectFiles.IsStillThere(_repository.Root, "app.cs"));
        Assert.False(ProjectFiles.IsStillThere(_repository.Root, "app.csproj"));
    }

    private IReadOnlyList<string> Find() => Find(_repository);

    private static IReadOnlyList<string> Find(TemporaryRepository repository)
    {
        var problems = new List<InputProblem>();
        var found = ProjectFiles.Find(repository.Root, problems);
        Assert.Empty(problems);
        return found;
    }
}
