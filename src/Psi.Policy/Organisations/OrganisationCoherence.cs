using Psi.Policy.Reading;

namespace Psi.Policy;

/// <summary>Whether the parts of an organisation file fit together: every name exists, at the right time, and in one place only.</summary>
internal sealed class OrganisationCoherence
{
    private readonly ProblemLog _log;
    private readonly Dictionary<string, List<Period>> _domainTimes;

    private OrganisationCoherence(OrganisationFile file, ProblemLog log)
    {
        _log = log;
        _domainTimes = file.Domains
            .GroupBy(edge => edge.Name, edge => edge.Period, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, Period.Join, StringComparer.Ordinal);
    }

    /// <summary>Logs what does not fit.</summary>
    public static void Check(OrganisationFile file, ProblemLog log)
    {
        var coherence = new OrganisationCoherence(file, log);
        foreach (var edge in file.Domains.Where(edge => edge.PartOf is not null))
        {
            coherence.RequireDuring(edge.PartOf!, edge.Period, edge.Location, $"domain '{edge.Name}'");
        }

        foreach (var edge in file.Products)
        {
            coherence.RequireDuring(edge.Domain, edge.Period, edge.Location, $"product '{edge.ProductId}'");
        }

        foreach (var duty in file.Compliance)
        {
            coherence.RequireAll(duty.Domains, duty.Location);
        }

        foreach (var objective in file.Objectives)
        {
            coherence.RequireAll(objective.Domains, objective.Location);
        }

        coherence.RefuseOverlaps(file.Domains.Select(edge => (edge.Name, edge.Period, edge.Location)), "domain");
        coherence.RefuseOverlaps(file.Products.Select(edge => (edge.ProductId, edge.Period, edge.Location)), "product");
        coherence.RefuseCircles(file);
    }

    private void RequireAll(IEnumerable<string> named, FileLocation location)
    {
        foreach (var name in named.Where(name => !_domainTimes.ContainsKey(name)))
        {
            _log.Error(location, $"there is no domain '{name}' under 'domains'{Suggestion.For(name, _domainTimes.Keys)}");
        }
    }
    // A parent may be re-organised itself: its periods together must contain the whole period of the child.
    // A parent may itself have been re-organised: its periods together must hold the whole of the child's.
    private void RequireDuring(string name, Period period, FileLocation location, string what)
    {
        if (!_domainTimes.TryGetValue(name, out var times))
        {
            RequireAll([name], location);
            return;
        }

        var at = times.BinarySearch(period, Comparer<Period>.Create((left, right) => left.From.CompareTo(right.From)));
        var around = at >= 0 ? times[at] : times[Math.Max(0, ~at - 1)];
        if (!around.Contains(period.From))
        {
            _log.Error(
                location,
                $"{what} is put into domain '{name}' {period}, but there is no such domain on {period.From}. "
                + "Correct the dates, or name the domain of that time");
        }
        else if (around.Until is { } end && end < (period.Until ?? CalendarDate.Latest))
        {
            _log.Error(
                location,
                $"{what} is put into domain '{name}' {period}, but that domain ends on {end}. "
                + $"End this entry with 'until: {end}' and write another for the time after");
        }
    }

    private void RefuseOverlaps(IEnumerable<(string Name, Period Period, FileLocation Location)> edges, string what)
    {
        foreach (var group in edges.GroupBy(edge => edge.Name, StringComparer.Ordinal))
        {
            var inTime = group.OrderBy(edge => edge.Period.From).ThenBy(edge => edge.Location).ToList();
            for (var next = 1; next < inTime.Count; next++)
            {
                var (earlier, later) = (inTime[next - 1], inTime[next]);
                if (earlier.Period.Overlaps(later.Period))
                {
                    _log.Error(
                        later.Location,
                        $"{what} '{group.Key}' is in two places at once: {later.Period} here, {earlier.Period} at {earlier.Location}. "
                        + "End the earlier with 'until'");
                }
            }
        }
    }

    // A circle closes on the first day of the one of its domains that began last, so no other days need be looked at.
    private void RefuseCircles(OrganisationFile file)
    {
        var chart = new OrganisationChart(file);
        foreach (var edge in file.Domains.Where(edge => edge.PartOf is not null))
        {
            var ancestry = chart.Ancestry(edge.Name, edge.Period.From);
            if (ancestry.Count < OrganisationChart.MaximumDepth)
            {
                continue;
            }

            var circle = ancestry.Skip(1).Select(domain => domain.Name).TakeWhile(name => name != edge.Name).ToList();
            _log.Error(edge.Location, circle.Count < ancestry.Count - 1
                ? $"domain '{edge.Name}' is part of itself on {edge.Period.From}: {string.Join(" in ", [edge.Name, .. circle, edge.Name])}"
                : $"domain '{edge.Name}' is in more than {OrganisationChart.MaximumDepth} domains, one inside the other; "
                    + "that is a circle, or deeper than Psi follows");
        }
    }
}
