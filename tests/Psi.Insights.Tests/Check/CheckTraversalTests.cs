using System.Xml.Linq;
using Psi.Insights.Check;

namespace Psi.Insights.Tests.Check;

public sealed class CheckTraversalTests
{
    private const string Odd = "/a;b'c%20d$(e)@(f)*?,#/policy.yaml";

    private const string Escaped = "/a%3Bb%27c%2520d%24%28e%29%40%28f%29%2A%3F,#/policy.yaml";

    [Fact]
    public void Each_policy_is_an_item_whatever_its_path_holds() =>
        Assert.Equal(
            ["/plain.yaml", Escaped],
            XDocument.Parse(CheckTraversal.PoliciesOf(["/plain.yaml", Odd])).Descendants("PsiPolicy").Select(Include));

    [Fact]
    public void Without_policies_the_file_is_a_project_without_items() =>
        Assert.Empty(XDocument.Parse(CheckTraversal.PoliciesOf([])).Descendants("PsiPolicy"));

    [Fact]
    public void Projects_and_values_of_properties_keep_their_characters()
    {
        var traversal = XDocument.Parse(CheckTraversal.Of([Odd], [new("PsiToday", "2026-11-21"), new("PsiCheckFolder", "/t;mp/")]));

        Assert.Equal([Escaped], traversal.Descendants("PsiCheckProject").Select(Include));
        Assert.Equal(
            "PsiToday=2026-11-21;PsiCheckFolder=/t%3Bmp/",
            Assert.Single(traversal.Descendants("MSBuild")).Attribute("Properties")!.Value);
    }

    private static string Include(XElement item) => item.Attribute("Include")!.Value;
}
