using Psi.Insights.Init;

namespace Psi.Insights.Tests.Init;

public sealed class RemoteRepositoryTests
{
    [Theory]
    [InlineData("https://gitlab.com/contoso/payments/api.git", "api", "payments", true)]
    [InlineData("git@gitlab.contoso.example:contoso/payments/cards/api.git", "api", "payments", true)]
    [InlineData("ssh://git@gitlab.contoso.example:2222/contoso/payments/api.git", "api", "payments", true)]
    [InlineData("https://dev.azure.com/contoso/Online%20Payments/_git/payments-api", "payments-api", "Online Payments", true)]
    [InlineData("https://contoso@dev.azure.com/contoso/Payments/_git/api", "api", "Payments", true)]
    [InlineData("https://contoso.visualstudio.com/DefaultCollection/Payments/_git/api", "api", "Payments", true)]
    [InlineData("git@ssh.dev.azure.com:v3/contoso/Payments/api", "api", "Payments", true)]
    [InlineData("https://git.contoso.example/payments/api.git", "api", "payments", false)]
    [InlineData("https://bitbucket.contoso.example/scm/PAY/api.git", "api", "PAY", false)]
    public void A_group_within_the_organisation_is_known_and_one_of_a_server_of_its_own_is_likely(
        string remote, string name, string group, bool isCertain) =>
        Assert.Equal((name, group, isCertain), Told(remote));

    [Theory]
    [InlineData("https://github.com/contoso/payments-api.git", "payments-api")]
    [InlineData("git@github.com:contoso/payments-api.git", "payments-api")]
    [InlineData("https://gitlab.com/contoso/payments-api/", "payments-api")]
    [InlineData("https://dev.azure.com/contoso/_git/payments-api", "payments-api")]
    [InlineData("https://contoso.visualstudio.com/_git/payments-api", "payments-api")]
    [InlineData("https://git.contoso.example/~jane/payments-api.git", "payments-api")]
    [InlineData("build@server:/srv/git/payments/payments-api.git", "payments-api")]
    [InlineData("/srv/git/payments/payments-api.git", "payments-api")]
    [InlineData("file:///srv/git/payments/payments-api.git", "payments-api")]
    [InlineData("https://git.contoso.example/payments-api.git", "payments-api")]
    public void What_is_an_organisation_a_person_or_a_folder_is_no_domain(string remote, string name) =>
        Assert.Equal((name, null, false), Told(remote));

    [Fact]
    public void Secrets_are_in_none_of_its_parts() =>
        Assert.DoesNotContain(
            "s3cr3t", RemoteRepository.Of("https://u:s3cr3t@git.contoso.example/a/b/c.git?t=s3cr3t")!.ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("ext::sh -c 's3cr3t' %S")]
    [InlineData("https://git.contoso.example/")]
    [InlineData("..")]
    public void What_says_nothing_that_may_be_shown_is_none(string remote) => Assert.Null(RemoteRepository.Of(remote));

    private static (string? Name, string? Group, bool IsCertain) Told(string remote) =>
        RemoteRepository.Of(remote) is { } told ? (told.Name, told.Group, told.IsGroupCertain) : default;
}
