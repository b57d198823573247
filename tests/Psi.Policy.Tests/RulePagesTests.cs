namespace Psi.Policy.Tests;

/// <summary>What help links lead to: <c>help:</c> of the policy, else the pages inside the package.</summary>
public sealed class RulePagesTests
{
    private const string Head = "psi: policy/v1\norganisation: Contoso\nversion: \"1\"\n";

    [Theory]
    [InlineData("https://security.contoso.example/psi/{id}", "https://security.contoso.example/psi/PSI3101")]
    [InlineData("http://wiki.contoso.example/{id}.html?from=psi#fix", "http://wiki.contoso.example/PSI3101.html?from=psi#fix")]
    [InlineData("https://contoso.example:8443/a%20b/index?rule={id}", "https://contoso.example:8443/a%20b/index?rule=PSI3101")]
    public void A_policy_names_the_page_of_each_rule(string help, string address)
    {
        var read = PolicyFileReader.Read("policy.yaml", $"{Head}help: \"{help}\"\n");

        Assert.Empty(read.Problems);
        Assert.Equal(address, new RulePages(read.Value!.Help).AddressOf("PSI3101"));
    }

    [Theory]
    [InlineData("https://security.contoso.example/psi/")]
    [InlineData("https://security.contoso.example/{id}/{id}")]
    [InlineData("https://security.contoso.example/{ID}")]
    [InlineData("https://security.contoso.example/{0}/{id}")]
    [InlineData("https://{id}.contoso.example/")]
    [InlineData("https://{id}")]
    [InlineData("https:///{id}")]
    [InlineData("https://user:secret@contoso.example/{id}")]
    [InlineData("file:///etc/{id}")]
    [InlineData("javascript:alert('{id}')")]
    [InlineData("//security.contoso.example/{id}")]
    [InlineData("/psi/{id}")]
    [InlineData("https://contoso.example/{id} https://elsewhere.example/")]
    [InlineData("https://contoso.example/{id}\\e[31m")]
    [InlineData("https://contoso.example/{id}\\nwarning PSI0001: no")]
    [InlineData("https://contoso.example/<script>{id}")]
    [InlineData("https://contoso.example/{id})](https://elsewhere.example/")]
    public void An_address_that_is_none_is_refused_at_its_line(string help)
    {
        var problem = Assert.Single(PolicyFileReader.Read("policy.yaml", $"{Head}help: \"{help}\"\n").Problems);

        Assert.Equal((ProblemIds.PolicyInvalid, Severity.Error), (problem.RuleId, problem.Severity));
        Assert.Equal("policy.yaml(4,7)", problem.Location.ToString());
        Assert.Contains("with {id} once behind the host", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_later_layer_of_the_organisation_names_the_pages()
    {
        var policy = Given.Policy(
            Given.Organisation("help: https://group.example/{id}"),
            Given.Organisation("help: https://contoso.example/{id}"),
            Given.Organisation(""));

        Assert.Equal("https://contoso.example/PSI1001", policy.Pages.AddressOf("PSI1001"));
        Assert.Empty(policy.Problems);
    }

    [Fact]
    public void Without_one_there_is_no_address() => Assert.Null(Given.Policy("").Pages.AddressOf("PSI1001"));

    [Fact]
    public void A_repository_does_not_choose_what_its_own_diagnostics_are_explained_by()
    {
        var policy = Given.Policy(
            Given.Organisation("help: https://contoso.example/{id}"), Given.Repository("help: https://elsewhere.example/{id}"));

        Assert.Equal("https://contoso.example/{id}", policy.Pages.Template);
        var problem = Assert.Single(policy.Problems);
        Assert.Equal((ProblemIds.RepositoryLoosens, Severity.Warning), (problem.RuleId, problem.Severity));
        Assert.Equal("repository.yaml(5,7)", problem.Location.ToString());
        Assert.Contains("'help'", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_repository_may_say_what_is_decided_anyway() => Assert.Empty(Given.Policy(
        Given.Organisation("help: https://contoso.example/{id}"), Given.Repository("help: https://contoso.example/{id}")).Problems);

    [Fact]
    public void A_change_of_the_pages_is_told_and_is_neither_stricter_nor_looser()
    {
        var change = Assert.Single(
            PolicyDiff.Of(Given.Policy(""), Given.Policy("help: https://contoso.example/{id}"), Given.Today).Changes);

        Assert.Equal(("help", ChangeDirection.SameWeight), (change.Subject, change.Direction));
        Assert.Equal(["from the pages that come with Psi to https://contoso.example/{id}"], change.Differences);
    }

    [Fact]
    public void The_pages_inside_a_package_are_files()
    {
        Assert.Equal("file:///home/a%20b%23%25/docs/rules/PSI1001.md", RulePages.In("/home/a b#%/docs/rules/").AddressOf("PSI1001"));
        Assert.Equal("file:///C:/Users/docs/rules/PSI1001.md", RulePages.In(@"C:\Users\docs\rules\").AddressOf("PSI1001"));
        Assert.Equal("file://server/share/rules/PSI1001.md", RulePages.In(@"\\server\share\rules").AddressOf("PSI1001"));
        Assert.Null(RulePages.In("").AddressOf("PSI1001"));
    }
}
