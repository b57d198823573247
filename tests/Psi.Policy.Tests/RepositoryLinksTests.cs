namespace Psi.Policy.Tests;

/// <summary>A link in a repository must not bring in what lies outside of it.</summary>
public sealed class RepositoryLinksTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("psi-links-").FullName;
    private readonly string _root;

    public RepositoryLinksTests()
    {
        _root = Path.Combine(_folder, "repo");
        Directory.CreateDirectory(Path.Combine(_root, "shared"));
        Directory.CreateDirectory(Path.Combine(_folder, "outside"));
        File.WriteAllText(Path.Combine(_root, "shared", "psi.yaml"), "");
        File.WriteAllText(Path.Combine(_folder, "outside", "psi.yaml"), "");
    }

    [Theory]
    [InlineData("../outside/psi.yaml", true)]
    [InlineData("/etc/hosts", true)]
    [InlineData("shared/psi.yaml", false)]
    [InlineData("shared/../../outside/psi.yaml", true)]
    [InlineData("gone.yaml", false)]
    public void A_file_that_is_a_link_leads_where_its_target_is(string target, bool leadsOut)
    {
        File.CreateSymbolicLink(Path.Combine(_root, "psi.yaml"), target);

        Assert.Equal(leadsOut, RepositoryLinks.LeadOut(_root, Path.Combine(_root, "psi.yaml")));
    }

    [Fact]
    public void So_does_a_file_behind_a_link_and_a_link_to_a_link()
    {
        Directory.CreateSymbolicLink(Path.Combine(_root, "eng"), Path.Combine(_folder, "outside"));
        File.CreateSymbolicLink(Path.Combine(_root, "first"), "eng/psi.yaml");
        File.CreateSymbolicLink(Path.Combine(_root, "second"), "first");

        Assert.True(RepositoryLinks.LeadOut(_root, Path.Combine(_root, "eng", "psi.yaml")));
        Assert.True(RepositoryLinks.LeadOut(_root, Path.Combine(_root, "second")));
    }

    [Fact]
    public void A_ring_of_links_leads_out()
    {
        File.CreateSymbolicLink(Path.Combine(_root, "one"), "two");
        File.CreateSymbolicLink(Path.Combine(_root, "two"), "one");

        Assert.True(RepositoryLinks.LeadOut(_root, Path.Combine(_root, "one")));
    }

    [Fact]
    public void A_checkout_that_is_reached_by_a_link_is_none()
    {
        var link = Path.Combine(_folder, "link");
        Directory.CreateSymbolicLink(link, _root);
        File.CreateSymbolicLink(Path.Combine(_root, "own"), Path.Combine(_root, "shared", "psi.yaml"));

        Assert.False(RepositoryLinks.LeadOut(link, Path.Combine(link, "shared", "psi.yaml")));
        Assert.False(RepositoryLinks.LeadOut(link, Path.Combine(link, "own")));
    }

    [Fact]
    public void What_is_named_outside_of_the_repository_is_meant() =>
        Assert.False(RepositoryLinks.LeadOut(_root, Path.Combine(_folder, "outside", "psi.yaml")));

    [Fact]
    public void Where_targets_can_not_be_told_every_link_leads_out()
    {
        File.CreateSymbolicLink(Path.Combine(_root, "psi.yaml"), "shared/psi.yaml");

        Assert.True(RepositoryLinks.LeadOut(_root, Path.Combine(_root, "psi.yaml"), resolve: null));
        Assert.False(RepositoryLinks.LeadOut(_root, Path.Combine(_root, "shared", "psi.yaml"), resolve: null));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
