using Psi.Measures.Sources.Events;

namespace Psi.Measures.Tests.Sources.Events;

/// <summary>The repository that the address of something in it tells.</summary>
public sealed class RepositoryAddressTests
{
    [Theory]
    [InlineData("https://github.com/acme/shop/issues/7", "issues", "https://github.com/acme/shop")]
    [InlineData("https://user:token@git.example:8443/acme/shop/pull/7?x=1#y", "pull", "https://git.example:8443/acme/shop")]
    [InlineData("https://github.com/acme/shop/releases/tag/v1/releases/2", "releases", "https://github.com/acme/shop/releases/tag/v1")]
    [InlineData("https://gitlab.example/group/sub/shop/-/issues/7", "issues", "https://gitlab.example/group/sub/shop")]
    [InlineData("https://gitlab.example/group/shop/merge_requests/7", "merge_requests", "https://gitlab.example/group/shop")]
    [InlineData("https://gitlab.example/group/issues/7", "issues", null)]
    [InlineData("https://github.com/acme/shop", "issues", null)]
    [InlineData("file:///acme/shop/issues/7", "issues", null)]
    [InlineData("acme/shop/issues/7", "issues", null)]
    [InlineData("", "issues", null)]
    [InlineData(null, "issues", null)]
    public void A_page_tells_its_repository(string? page, string part, string? repository) =>
        Assert.Equal(repository, RepositoryAddress.OfPage(page, part));

    [Theory]
    [InlineData("https://api.github.com/repos/acme/shop", "https://github.com/acme/shop")]
    [InlineData("https://api.acme.ghe.com/repos/acme/shop", "https://acme.ghe.com/acme/shop")]
    [InlineData("https://git.example/api/v3/repos/acme/shop", "https://git.example/acme/shop")]
    [InlineData("https://git.example/repos/acme/shop", null)]
    [InlineData("https://api.github.com/repos/acme", null)]
    [InlineData(null, null)]
    public void The_API_of_GitHub_tells_its_repository(string? api, string? repository) =>
        Assert.Equal(repository, RepositoryAddress.OfGitHubApi(api));

    public static TheoryData<string, string> Exports => new()
    {
        {
            "github-deployments",
            """
            {"id":1,"sha":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","created_at":"2026-11-30",
            "repository_url":"https://api.host.example/repos/a/b"}
            """
        },
        {
            "github-issues",
            """{"id":1,"labels":["bug"],"created_at":"2026-11-30","html_url":"https://host.example/a/b/issues/1"}"""
        },
        {
            "github-pull-requests",
            """{"id":1,"created_at":"2026-11-30","html_url":"https://host.example/a/b/pull/1"}"""
        },
        {
            "github-releases",
            """{"id":1,"published_at":"2026-11-30","html_url":"https://host.example/a/b/releases/tag/v1"}"""
        },
        {
            "gitlab-deployments",
            """
            {"id":1,"status":"running","created_at":"2026-11-30",
            "deployable":{"pipeline":{"web_url":"https://host.example/a/b/-/pipelines/1"}}}
            """
        },
        {
            "gitlab-issues",
            """{"id":1,"labels":["bug"],"created_at":"2026-11-30","web_url":"https://host.example/a/b/-/issues/1"}"""
        },
        {
            "gitlab-merge-requests",
            """{"id":1,"created_at":"2026-11-30","web_url":"https://host.example/a/b/-/merge_requests/1"}"""
        },
        {
            "gitlab-releases",
            """{"tag_name":"v1","released_at":"2026-11-30","_links":{"self":"https://host.example/a/b/-/releases/v1"}}"""
        },
    };

    [Theory]
    [MemberData(nameof(Exports))]
    public void Each_export_tells_the_repository_by_what_it_links_to(string kind, string text)
    {
        var reader = Psi.Measures.Sources.SourceReaders.Of(kind)!;
        Assert.Equal("https://host.example/a/b", Assert.Single(ReadRecords.Of(reader, text).Events).RepositoryAddress);

        var without = text.Replace("https://", "mailto:", StringComparison.Ordinal);
        Assert.Null(Assert.Single(ReadRecords.Of(reader, without).Events).RepositoryAddress);
    }
}
