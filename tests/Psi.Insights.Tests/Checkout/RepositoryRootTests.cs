using Psi.Insights.Checkout;

namespace Psi.Insights.Tests.Checkout;

public sealed class RepositoryRootTests : IDisposable
{
    private readonly TemporaryRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void It_is_the_folder_of_the_nearest_product_file_also_below_the_git_root()
    {
        _repository.With(".git/HEAD")
            .With("psi.yaml")
            .With("services/mail/psi.yaml")
            .With("services/mail/src/M.csproj")
            .With("services/web/W.csproj");

        Assert.Equal(_repository["services/mail"], RepositoryRoot.Find(_repository["services/mail/src"]));
        Assert.Equal(_repository.Root, RepositoryRoot.Find(_repository["services/web"]));
    }

    [Fact]
    public void Without_a_product_file_it_is_the_git_root() =>
        Assert.Equal(_repository.Root, RepositoryRoot.Find(_repository.With(".git/HEAD").With("src/A.csproj")["src"]));

    [Fact]
    public void The_git_root_of_a_linked_work_tree_has_a_file() =>
        Assert.Equal(_repository.Root, RepositoryRoot.Find(_repository.With(".git", "gitdir: elsewhere").With("src/A.csproj")["src"]));

    [Fact]
    public void Without_either_it_is_the_folder_itself() =>
        Assert.Equal(_repository["src"], RepositoryRoot.Find(_repository.With("src/A.csproj")["src"]));
}
