using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Model;
using Psi.Policy;

namespace Psi.Insights.Report.Pages;

/// <summary>The shared security services of a repository: the state of each, why, since when, and the places that show it.</summary>
internal static class ServiceSection
{
    // What is left of them is in the manifest.
    private const int MostPlaces = 50;

    public static Html Render(RepositoryModel model) => Html.Join([States(model), .. Places(model)]);

    private static Html States(RepositoryModel model) =>
        new Table("Shared security services the policy names", "Service", "What it is for", "State", "Why", "Must it be used?", "Since")
        {
            WhenEmpty = "The policy in use names no shared security service.",
            Rows = model.Summary.Services.Select(service => (IReadOnlyList<Html>)
            [
                service.Title,
                service.Kind,
                Badges.Of(service.State),
                TextFragments.OrNotGiven(WhyShort(service)),
                service.RequiredBecause is { } because ? $"yes: {because}" : "no",
                TextFragments.Day(service.ValidFrom),
            ]),
        }.Render();

    private static IEnumerable<Html> Places(RepositoryModel model)
    {
        var titles = model.Summary.Services.ToDictionary(service => service.Service, service => service.Title, StringComparer.Ordinal);
        if (model.ServiceSightings.Count == 0)
        {
            yield break;
        }

        yield return new Table("Places that show which services are used", "Service", "What shows", "Where", "Project", "What it means")
        {
            WhenEmpty = "No place shows any.",
            Rows = model.ServiceSightings
                .OrderByDescending(sighting => sighting.Use)
                .Take(MostPlaces)
                .Select(sighting => (IReadOnlyList<Html>)
                [
                    titles.GetValueOrDefault(sighting.Service, sighting.Service),
                    sighting.Name,
                    TextFragments.Place(sighting.At),
                    sighting.Project is { } project ? project : TextFragments.Quiet("the whole repo"),
                    Meaning(sighting),
                ]),
        }.Render();
        if (model.ServiceSightings.Count > MostPlaces)
        {
            yield return Html.Of($"<p>{model.ServiceSightings.Count - MostPlaces} more places are in the manifest.</p>");
        }
    }

    // Without what makes it required: that is said beside it.
    private static string WhyShort(ServiceEntry service) =>
        service is { State: ServiceState.Missing, Required: true } ? "nothing of it was seen" : service.Reason ?? "";

    private static Html Meaning(ServiceSightingEntry sighting)
    {
        var what = sighting.Waiver is null ? Badges.Of(sighting.Use) : Html.Of($"{Badges.Waived} by {sighting.Waiver}");
        return sighting switch
        {
            { IsOnlyDevelopment: true } => Html.Of(
                $"{what} {TextFragments.Quiet($"only for {sighting.Environment}, which does not count")}"),
            { Reason: { } reason } => Html.Of($"{what} {reason}"),
            { Environment: { } environment } => Html.Of($"{what} {TextFragments.Quiet($"for {environment}")}"),
            _ => what,
        };
    }
}
