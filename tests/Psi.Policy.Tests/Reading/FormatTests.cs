namespace Psi.Policy.Tests.Reading;

public sealed class FormatTests
{
    [Theory]
    [InlineData("product/v1", "this is a product file (psi: product/v1), where a policy file (psi: policy/v1) is expected")]
    [InlineData("baseline/v1", "this is a baseline (psi: baseline/v1), where a policy file (psi: policy/v1) is expected")]
    public void A_file_of_another_format_is_one_mistake(string format, string message)
    {
        var problem = Assert.Single(PolicyFileReader.Read("f.yaml", $"psi: {format}\nid: shop\nproduct: Shop\n").Problems);

        Assert.Equal((new FileLocation("f.yaml", 1, 6), message), (problem.Location, problem.Message));
    }

    [Fact]
    public void So_is_a_policy_that_is_given_as_another_file()
    {
        var policy = Given.PolicyText("");

        Assert.Single(ProductFileReader.Read("f.yaml", policy).Problems);
        Assert.Single(BaselineFileReader.Read("f.yaml", policy).Problems);
        Assert.Single(OrganisationFileReader.Read("f.yaml", policy).Problems);
    }

    [Fact]
    public void A_format_that_does_not_exist_is_a_mistake_like_every_other() =>
        Assert.True(PolicyFileReader.Read("f.yaml", "psi: policy/v9\nname: x\n").Problems.Count > 1);
}
