using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Model;
using Psi.Insights.Report.Site;
using Psi.Policy;

namespace Psi.Insights.Report.Pages.Organisation;

/// <summary>How far the organisation's shared security services are used: a row each, and who has to act.</summary>
internal static class SharedServices
{
    public static Html Of(OrganisationModel model, Links links)
    {
        var services = model.Repositories
            .SelectMany(repository => repository.Services.Select(service => (Repository: repository, Service: service)))
            .GroupBy(use => use.Service.Service, StringComparer.Ordinal)
            .OrderBy(service => service.Key, StringComparer.Ordinal);
        return new Table(
            "Shared security services, in the repos that must use them or show something of them",
            "Service", "What it is for", "Used as recommended", "To act on or to find out")
        {
            WhenEmpty = "No policy in use names a shared security service.",
            Rows = services.Select(service => Row([.. service], links)),
        }.Render();
    }

    private static IReadOnlyList<Html> Row(IReadOnlyList<(RepositorySummary Repository, ServiceEntry Service)> uses, Links links)
    {
        var concerned = uses.Where(use => use.Service.Required || use.Service.State != ServiceState.Unused).ToList();
        var used = concerned.Count(use => use.Service.State == ServiceState.Recommended);
        return
        [
            uses[0].Service.Title,
            uses[0].Service.Kind,
            concerned.Count == 0
                ? TextFragments.Quiet("no repo must use it, and nothing of it was seen")
                : $"{used} of {Quantity.Of(concerned.Count, "repo")}",
            used == concerned.Count
                ? TextFragments.Quiet("nothing")
                : TextFragments.Lines(
                [
                    .. concerned
                        .Where(use => use.Service.State != ServiceState.Recommended)
                        .OrderByDescending(use => use.Service.State)
                        .ThenBy(use => use.Repository.Title, StringComparer.Ordinal)
                        .Select(use => Line(use.Repository, use.Service, links)),
                ]),
        ];
    }

    // What need not be used stays a warning, and who reads this must see which is which.
    private static Html Line(RepositorySummary repository, ServiceEntry service, Links links)
    {
        var why = service.Required ? service.Reason ?? "" : $"{service.Reason} (it need not be used)";
        return Html.Of($"{Badges.Of(service.State)} {links.Repository(repository)} {TextFragments.Quiet(why)}");
    }
}
