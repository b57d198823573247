using Psi.Insights.Checkout;

namespace Psi.Insights.Tests.Checkout;

public sealed class RemoteAddressTests
{
    [Theory]
    [InlineData("https://git.contoso.example/pay/api.git", "https://git.contoso.example/pay/api.git")]
    [InlineData("https://dev:hunter2@git.contoso.example/pay/api.git", "https://git.contoso.example/pay/api.git")]
    [InlineData("https://ghp_0123456789@git.contoso.example:8443/pay/api", "https://git.contoso.example:8443/pay/api")]
    [InlineData("HTTPS://dev:p@ss@git.contoso.example/pay", "HTTPS://git.contoso.example/pay")]
    [InlineData("https://git.contoso.example/pay?private_token=hunter2", "https://git.contoso.example/pay")]
    [InlineData("https://git.contoso.example/pay#hunter2", "https://git.contoso.example/pay")]
    [InlineData("https://git.contoso.example/@scope/pay", "https://git.contoso.example/@scope/pay")]
    [InlineData("https://hunter2@git.contoso.example", "https://git.contoso.example")]
    [InlineData("ssh://git@git.contoso.example:22/pay/api.git", "ssh://git@git.contoso.example:22/pay/api.git")]
    [InlineData("ssh://git:hunter2@git.contoso.example/pay/api.git", "ssh://git@git.contoso.example/pay/api.git")]
    [InlineData("git@git.contoso.example:pay/api.git", "git@git.contoso.example:pay/api.git")]
    [InlineData("git.contoso.example:pay", "git.contoso.example:pay")]
    [InlineData("dev:hunter2@git.contoso.example:pay/api.git", "git.contoso.example:pay/api.git")]
    public void An_address_loses_its_credentials_and_nothing_else(string remote, string expected) =>
        Assert.Equal(expected, RemoteAddress.Public(remote));

    [Theory]
    [InlineData("/srv/git/payments.git", "payments")]
    [InlineData("../payments/", "payments")]
    [InlineData("file:///srv/git/payments.git", "payments")]
    [InlineData(@"C:\repos\payments", "payments")]
    [InlineData("payments.git", "payments")]
    public void A_path_of_this_machine_becomes_a_name(string remote, string expected) =>
        Assert.Equal(expected, RemoteAddress.Public(remote));

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("..")]
    [InlineData("C:")]
    [InlineData("file://")]
    [InlineData("ext::sh -c 'connect --password hunter2'")]
    public void Where_nothing_can_be_shown_there_is_nothing(string remote) => Assert.Null(RemoteAddress.Public(remote));
}
