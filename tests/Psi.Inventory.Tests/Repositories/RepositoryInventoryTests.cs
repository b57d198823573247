using Psi.Policy;

namespace Psi.Inventory.Tests.Repositories;

/// <summary>Readers that look at a repository as a whole.</summary>
public sealed class RepositoryInventoryTests : IDisposable
{
    private readonly RepositoryUnderTest _repository = new();
    private readonly DockerfileReader _reader = new();

    [Fact]
    public void Readers_find_their_files_in_any_folder_and_uses_keep_their_lines()
    {
        _repository
            .With("Dockerfile", "# the shop\nFROM mcr.example/aspnet:10.0\n")
            .With("tools/migrations/run.Dockerfile", "FROM library/postgres:16\n")
            .With("docs/Dockerfile.md", "FROM library/nothing:1\n");

        var result = RepositoryInventory.Read(_repository.Root, [_reader]);

        Assert.Empty(result.Problems);
        Assert.Equal(
            [
                ("pkg:docker/library/postgres@16", ComponentScope.Runtime, "tools/migrations/run.Dockerfile(1,1)"),
                ("pkg:docker/mcr.example/aspnet@10.0", ComponentScope.Runtime, "Dockerfile(2,1)"),
            ],
            result.Uses.Select(use => (use.Component.ToString(), use.Scope, use.DeclaredAt.ToString())));
        Assert.Equal(2, result.FilesRead.Count);
        Assert.All(result.FilesRead, file => Assert.True(File.Exists(file)));
    }

    [Fact]
    public void Problems_name_file_and_line()
    {
        _repository.With("web/Dockerfile", "FROM library/nginx\n");

        var problem = Assert.Single(RepositoryInventory.Read(_repository.Root, [_reader]).Problems);

        Assert.Equal((ProblemIds.Undetermined, "web/Dockerfile(1,1)"), (problem.RuleId, problem.Location.ToString()));
    }

    [Theory]
    [InlineData("bin/Dockerfile")]
    [InlineData("src/App/obj/Dockerfile")]
    [InlineData("web/node_modules/left-pad/Dockerfile")]
    [InlineData(".git/Dockerfile")]
    [InlineData("artifacts/Dockerfile")]
    public void Folders_without_sources_are_left_out(string path)
    {
        _repository.With(path, "FROM library/nginx\n").With("src/Dockerfile", "FROM library/nginx:1\n");

        var result = RepositoryInventory.Read(_repository.Root, [_reader]);

        Assert.Equal(["src/Dockerfile"], _reader.FilesSeen);
        Assert.Empty(result.Problems);
    }

    [Fact]
    public void A_folder_with_a_product_file_of_its_own_is_another_repository()
    {
        _repository.With("psi.yaml").With("Dockerfile").With("vendored/psi.yaml").With("vendored/deep/Dockerfile");

        RepositoryInventory.Read(_repository.Root, [_reader]);

        Assert.Equal(["Dockerfile"], _reader.FilesSeen);
    }

    [Fact]
    public void A_linked_folder_is_not_entered_and_a_linked_file_is_not_read()
    {
        using var elsewhere = new RepositoryUnderTest();
        elsewhere.With("Dockerfile", "FROM library/secret:1\n");
        if (!Links.TryCreateFolder(Path.Combine(_repository.Root, "linked"), elsewhere.Root))
        {
            return;
        }

        File.CreateSymbolicLink(Path.Combine(_repository.Root, "Dockerfile"), Path.Combine(elsewhere.Root, "Dockerfile"));

        var result = RepositoryInventory.Read(_repository.Root, [_reader]);

        Assert.Empty(_reader.FilesSeen);
        Assert.Empty(result.Uses);
        var problem = Assert.Single(result.Problems);
        Assert.Equal("Dockerfile", problem.Location.Path);
        Assert.Contains("a link, which is not followed", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_longer_than_its_reader_allows_is_a_problem()
    {
        _repository.With("Dockerfile", new string('#', 64 * 1024 + 1));

        var problem = Assert.Single(RepositoryInventory.Read(_repository.Root, [_reader]).Problems);

        Assert.Empty(_reader.FilesSeen);
        Assert.Equal("Dockerfile", problem.Location.Path);
    }

    [Fact]
    public void A_file_is_given_to_every_reader_that_names_it()
    {
        var other = new DockerfileReader();
        _repository.With("Dockerfile", "FROM library/nginx:1\n");

        var result = RepositoryInventory.Read(_repository.Root, [_reader, other]);

        Assert.Equal(["Dockerfile"], other.FilesSeen);
        Assert.Equal(2, result.Uses.Count);
        Assert.Single(result.FilesRead);
    }

    [Fact]
    public void Readers_of_projects_are_not_asked()
    {
        var ofProjects = new DockerfileReader { Scope = ReaderScope.Project };
        _repository.With("Dockerfile", "FROM library/nginx:1\n");

        Assert.Empty(RepositoryInventory.Read(_repository.Root, [ofProjects]).Uses);
        Assert.Empty(ofProjects.FilesSeen);
    }

    [Fact]
    public void A_root_that_is_not_there_is_a_problem_and_no_exception() =>
        Assert.Equal(
            ".", Assert.Single(RepositoryInventory.Read(Path.Combine(_repository.Root, "gone"), [_reader]).Problems).Location.Path);

    [Fact]
    public void A_walk_keeps_only_what_is_wanted_in_ordinal_order()
    {
        _repository.With("b/App.csproj").With("B/App.csproj").With("a.csproj").With("a.cs");

        var walk = RepositoryWalk.Of(_repository.Root, path => path.EndsWith(".csproj", StringComparison.Ordinal));

        Assert.Equal(walk.Files.Select(file => file.Path).Order(StringComparer.Ordinal), walk.Files.Select(file => file.Path));
        Assert.Contains(walk.Files, file => file is { Path: "b/App.csproj", IsLink: false });
        Assert.DoesNotContain(walk.Files, file => file.Path == "a.cs");
        Assert.Empty(walk.Unreadable);
    }

    [Fact]
    public void A_caller_can_say_what_counts_as_a_link()
    {
        _repository.With("cloud/Dockerfile").With("Dockerfile");

        var walk = RepositoryWalk.Of(_repository.Root, _ => true, entry => entry.Name == "cloud");

        Assert.Equal(["Dockerfile"], walk.Files.Select(file => file.Path));
    }

    [Fact]
    public void Names_of_project_files_have_no_wildcards() =>
        Assert.All(NearestFiles.Readers, reader =>
        {
            Assert.Equal(ReaderScope.Project, reader.Scope);
            Assert.All(reader.Files, file => Assert.DoesNotContain('*', file.ToString()));
        });

    public void Dispose() => _repository.Dispose();

    private static class Links
    {
        // Windows lets only some users make links.
        public static bool TryCreateFolder(string path, string target)
        {
            try
            {
                Directory.CreateSymbolicLink(path, target);
                return true;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }
}
