using System.Globalization;
using Psi.Manifest;

namespace Psi.Measures;

/// <summary>The figures of tools: whether a team uses them, and what they find. The two are never one.</summary>
internal static class ToolFigures
{
    /// <summary>The part of an adoption that says how long ago the last run was.</summary>
    public const string DaysSinceLast = "days-since-last";

    /// <summary>Adoption, open findings, their age, and the time to fix, for each practice.</summary>
    public static IEnumerable<Figure> Of(FigureScope scope, ScopeLedger ledger, FigureTerms terms)
    {
        var findings = FindingTally.Of(ledger.KnownFindings, terms.Period);
        return Enum.GetValues<ToolPractice>().SelectMany(practice => Of(practice, scope, ledger, findings[practice], terms));
    }

    private static IEnumerable<Figure> Of(
        ToolPractice practice, FigureScope scope, ScopeLedger ledger, FindingTally findings, FigureTerms terms)
    {
        // As it was at the end of the period, also when more is known by now.
        var runs = ledger.Runs.Where(run => run.Practice == practice && !(run.RanAt >= terms.Period.To)).ToList();
        var inputs = ledger.InputsOf(MaterialKinds.Runs(practice), MaterialKinds.Findings(practice));
        Figure[] figures =
        [
            Adoption(practice, scope, runs, terms),
            Open(practice, scope, runs, findings),
            OfDays(
                KnownMeasures.FindingAge(practice),
                scope,
                findings.Ages,
                runs.Count == 0 ? "no tool tells of it" : "of no open finding is known since when"),
            OfDays(
                KnownMeasures.FixTime(practice),
                scope,
                findings.FixTimes,
                runs.Count == 0 ? "no tool tells of it" : "no tool tells when a finding was fixed in the period"),
        ];
        return figures.Select(figure => figure with { Inputs = inputs });
    }

    private static Figure Adoption(ToolPractice practice, FigureScope scope, List<ToolRun> runs, FigureTerms terms)
    {
        var measure = KnownMeasures.Adoption(practice);
        if (runs.Count == 0)
        {
            return Figure.Without(measure, scope, MeasurementState.NotMeasured, "no tool tells of it");
        }

        var ran = runs.Where(run => run.Completed != false).ToList();
        var times = ran.Select(run => run.RanAt).OfType<DateTimeOffset>().Order().ToList();
        if (times.Count == 0)
        {
            return Figure.Without(
                measure,
                scope,
                MeasurementState.NotMeasured,
                ran.Count == 0
                    ? "no run came to its end"
                    : "it is not known when a tool ran; give these files 'ranAt' in the sources file");
        }

        var inPeriod = times.Count(time => terms.Period.Has(time));
        var tools = string.Join(", ", ran.Select(run => run.Tool).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        return new Figure
        {
            Measure = measure,
            Scope = scope,
            State = MeasurementState.Measured,
            Value = inPeriod > 0 ? 1 : 0,
            Numerator = inPeriod > 0 ? 1 : 0,
            Denominator = 1,
            Sample = inPeriod,
            Parts = new SortedDictionary<string, double>(StringComparer.Ordinal)
            {
                [DaysSinceLast] = Math.Floor((terms.Period.To - times[^1]).TotalDays),
                ["runs"] = inPeriod,
            },
            Proxy = ran.Count(run => run.IsDatedByIngest) is > 0 and var dated
                ? string.Create(
                    CultureInfo.InvariantCulture, $"of {dated} of {ran.Count} runs the day is taken on which their file was ingested")
                : null,
            Remark = $"{tools}: since {Day(times[0])}, last {Day(times[^1])}{Over(ran)}",
        };
    }

    private static Figure Open(ToolPractice practice, FigureScope scope, List<ToolRun> runs, FindingTally findings)
    {
        var measure = KnownMeasures.OpenFindings(practice);
        if (runs.Count == 0 && findings.Count == 0)
        {
            return Figure.Without(measure, scope, MeasurementState.NotMeasured, "no tool tells of it");
        }

        // A tool that broke off and found nothing has not looked at everything.
        if (findings.Count == 0 && runs.TrueForAll(run => run.Completed == false))
        {
            return Figure.Without(measure, scope, MeasurementState.NotMeasured, "no run came to its end");
        }

        var accepted = findings.Accepted;
        var tools = runs.Select(run => run.Tool).Distinct(StringComparer.Ordinal).Count();
        return new Figure
        {
            Measure = measure,
            Scope = scope,
            State = MeasurementState.Measured,
            Value = findings.OpenBySeverity.Values.Sum(),
            Parts = findings.OpenBySeverity,
            Sample = findings.Count,
            Remark = string.Join(
                "; ",
                new[]
                {
                    accepted > 0 ? string.Create(CultureInfo.InvariantCulture, $"{accepted} accepted") : null,
                    tools > 1 ? "what two tools find counts for each" : null,
                }.OfType<string>()) is { Length: > 0 } remark ? remark : null,
        };
    }

    private static Figure OfDays(string measure, FigureScope scope, IReadOnlyList<double> days, string whyNone) =>
        Distribution.Of(days) is { } distribution
            ? new Figure
            {
                Measure = measure,
                Scope = scope,
                State = MeasurementState.Measured,
                Value = distribution.P50,
                Distribution = distribution,
                Values = days,
                Sample = distribution.Count,
            }
            : Figure.Without(measure, scope, MeasurementState.NotMeasured, whyNone);

    private static string Over(List<ToolRun> runs)
    {
        string[] scopes =
        [
            .. runs.Select(run => run.Scope).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
        return scopes.Length switch
        {
            0 => "",
            <= 3 => $", over {string.Join(", ", scopes)}",
            _ => string.Create(CultureInfo.InvariantCulture, $", over {scopes.Length} scopes"),
        };
    }

    private static string Day(DateTimeOffset time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
