using Psi.Insights.Init;

namespace Psi.Insights.Tests.Init;

public sealed class CodeOwnersTests
{
    [Theory]
    [InlineData("* @contoso/payments-core", "payments-core")]
    [InlineData("# everything\n\n*\t@contoso/payments-core # them\n", "payments-core")]
    [InlineData("*\r\n* @contoso/sub/group/payments-core\r\n", "payments-core")]
    [InlineData("* @jane @contoso/payments-core", "payments-core")]
    [InlineData("* payments-core@contoso.example", "payments-core@contoso.example")]
    [InlineData("* @payments-core", "payments-core")]
    [InlineData("* @contoso/first\n/docs @contoso/writers\n* @contoso/last", "last")]
    [InlineData("[Everything][2]\n* @contoso/payments-core", "payments-core")]
    public void The_team_is_the_owner_of_everything(string text, string team)
    {
        var owners = CodeOwners.OfEverything(text)!;
        Assert.Equal((team, true), (owners.Team, owners.IsBuilderCertain));
    }

    [Theory]
    [InlineData("")]
    [InlineData("*.cs @contoso/developers")]
    [InlineData("/docs/* @contoso/writers")]
    [InlineData("* # nobody")]
    [InlineData("* @contoso/first\n*")]
    [InlineData("#* @contoso/payments-core")]
    public void Nobody_owns_what_no_line_gives_away(string text) => Assert.Null(CodeOwners.OfEverything(text));

    [Fact]
    public void The_first_of_several_people_is_only_likely()
    {
        var owners = CodeOwners.OfEverything("\n* @jane @joe")!;
        Assert.Equal(("jane", false, 2), (owners.Team, owners.IsBuilderCertain, owners.Line));
    }
}
