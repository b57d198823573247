using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Model;
using Psi.Insights.Report.Site;

namespace Psi.Insights.Report.Pages.Organisation;

/// <summary>What contradicts itself between repositories, so that somebody has to say which is right.</summary>
internal static class DataQuality
{
    public static Html Of(OrganisationModel model, Links links) => Html.Join(
    [
        ProductConflicts(model.ProductConflicts, links),
        PolicyVariants(model.PolicyVariants, links),
    ]);

    private static Html ProductConflicts(IReadOnlyList<ProductConflict> conflicts, Links links) =>
        new Table("Products that their repos declare differently", "Product", "What", "Says", "Repos")
        {
            WhenEmpty = "The repos of each product agree on its domain, team and accountable person.",
            Rows = conflicts.SelectMany(conflict => conflict.Values.Select(value => (IReadOnlyList<Html>)
            [
                links.Product(value.Repositories[0].Product!),
                conflict.What,
                value.Value,
                TextFragments.Lines(value.Repositories.Select(links.Repository)),
            ])),
        }.Render();

    private static Html PolicyVariants(IReadOnlyList<PolicyVariants> files, Links links) =>
        new Table("Policy files of one name and version with different contents", "Policy file", "Version", "Content (SHA-256)", "Repos")
        {
            WhenEmpty = "Each version of a policy file has one content.",
            Rows = files.SelectMany(file => file.Contents.Select(content => (IReadOnlyList<Html>)
            [
                Html.Of($"<code>{file.Name}</code><br/>{TextFragments.Quiet(file.Organisation)}"),
                file.Version,
                BasisSection.Digest(content.Sha256),
                TextFragments.Lines(content.Repositories.Select(links.Repository)),
            ])),
        }.Render();
}
