using Psi.Manifest;

namespace Psi.Measures;

/// <summary>
/// What of findings figures are made of, as it was at the end of a period: counted in one pass, since there may be millions.
/// </summary>
internal sealed class FindingTally
{
    /// <summary>How many there are, in whatever state.</summary>
    public int Count { get; private set; }

    /// <summary>How many somebody decided to keep.</summary>
    public int Accepted { get; private set; }

    /// <summary>How many are open, by severity.</summary>
    public SortedDictionary<string, double> OpenBySeverity { get; } = new(StringComparer.Ordinal);

    /// <summary>Of the open ones of which it is known: for how many days.</summary>
    public List<double> Ages { get; } = [];

    /// <summary>Of those that were fixed in the period: after how many days.</summary>
    public List<double> FixTimes { get; } = [];

    /// <summary>Those of each practice.</summary>
    public static IReadOnlyDictionary<ToolPractice, FindingTally> Of(IEnumerable<FindingFacts> findings, MeasurePeriod period)
    {
        var tallies = Enum.GetValues<ToolPractice>().ToDictionary(practice => practice, _ => new FindingTally());
        foreach (var finding in findings)
        {
            if (!(finding.FirstSeen >= period.To))
            {
                tallies[finding.Practice].Add(finding.At(period.To), period);
            }
        }

        return tallies;
    }

    private void Add(FindingFacts finding, MeasurePeriod period)
    {
        Count++;
        switch (finding)
        {
            case { State: FindingState.Accepted }:
                Accepted++;
                break;
            case { State: FindingState.Open }:
                var severity = ManifestWord.Of(finding.Severity);
                OpenBySeverity[severity] = OpenBySeverity.GetValueOrDefault(severity) + 1;
                if (finding.FirstSeen is { } first)
                {
                    Ages.Add((period.To - first).TotalDays);
                }

                break;
            case { FixedAt: { } gone, FirstSeen: { } since } when period.Has(gone) && since <= gone:
                FixTimes.Add((gone - since).TotalDays);
                break;
        }
    }
}
