namespace Psi.Policy;

/// <summary>Whether a repository has the practices that the policy asks for (PSI0008). Pure.</summary>
public static class PracticeAssessment
{
    /// <summary>What was not found, and threat models that are too old or of which no day is known.</summary>
    /// <param name="asked">What is asked for.</param>
    /// <param name="seen">What was found in the whole repository.</param>
    /// <param name="organisation">Whose policy asks.</param>
    /// <param name="level">The product's level.</param>
    /// <param name="today">The date to decide for.</param>
    public static IReadOnlyList<Problem> Assess(
        IReadOnlyList<AskedPractice> asked,
        IReadOnlyList<SeenPractice> seen,
        string organisation,
        int level,
        CalendarDate today)
    {
        var problems = new List<Problem>();
        foreach (var practice in asked)
        {
            var ids = KnownPractices.Satisfying(practice.Id);
            List<SeenPractice> found = [.. seen.Where(one => ids.Contains(one.Id, StringComparer.Ordinal))];
            var why = $"The policy of {organisation} asks for it in a product of level {level}.";
            if (found.Count == 0)
            {
                problems.Add(Problem(practice, practice.Severity, $"{NotFound(practice.Id)} {why} Set it up and commit its files"));
            }
            else if (practice.MaximumAgeDays is { } most && TooOld(practice, found, most, today) is { } old)
            {
                problems.Add(old with { Message = $"{old.Message} {Deadline(practice)}".TrimEnd() });
            }
        }

        return Psi.Policy.Problem.InOrder(problems);
    }

    private static string NotFound(string id) => KnownPractices.Kinds.TryGetValue(id, out var ids)
        ? $"No tool of the kind {id} was found in the repository (known: {string.Join(", ", ids)})."
        : $"The practice {id} was not found in the repository.";

    private static Problem Problem(AskedPractice practice, Severity severity, string message) => new(
        ProblemIds.PracticeMissing,
        severity,
        practice.At,
        $"{message}; docs/practices.md says by which files each is found. {Deadline(practice)}".TrimEnd());

    private static string Deadline(AskedPractice practice) =>
        practice.ErrorFrom is { } day ? $"From {day} this is an error." : "";

    // One that is kept up to date is enough.
    private static Problem? TooOld(AskedPractice practice, List<SeenPractice> found, int most, CalendarDate today)
    {
        List<SeenPractice> dated = [.. found.Where(one => one.Date is not null).OrderByDescending(one => one.Date)];
        if (dated.Count == 0)
        {
            // A pipeline often has no history, which must not fail what is in order.
            return new Problem(
                ProblemIds.PracticeMissing,
                practice.Severity < Severity.Warning ? practice.Severity : Severity.Warning,
                practice.At,
                $"How old {found[0].At.Path} ({practice.Id}) is could not be determined, and at most {Quantity.Of(most, "day")} are "
                + "allowed: it names no date, and git does not know its last commit. Commit it, and fetch the whole history in the "
                + "pipeline (fetch-depth: 0).");
        }

        var age = dated[0].Date!.Value.DaysUntil(today);
        return age <= most
            ? null
            : new Problem(
                ProblemIds.PracticeMissing,
                practice.Severity,
                practice.At,
                $"{dated[0].At.Path} ({practice.Id}) is of {dated[0].Date} and so {Quantity.Of(age, "day")} old; at most {most} are "
                + "allowed, because a product changes and its threats with it. Go through it again and commit what changed.");
    }
}
