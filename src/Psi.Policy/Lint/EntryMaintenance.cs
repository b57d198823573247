namespace Psi.Policy;

/// <summary>Finds entries that need somebody's attention: without an owner, or with dates that have passed.</summary>
internal static class EntryMaintenance
{
    public static IEnumerable<LintDiagnostic> Find(PolicyFile file, CalendarDate today)
    {
        var ownerless = file.Components.Where(entry => entry.Owner is null).ToList();
        if (ownerless.Count > 0)
        {
            yield return new LintDiagnostic(
                LintKind.NoOwner, ownerless[0].Location,
                $"{ownerless.Count} of {file.Components.Count} entries have no owner, this one first: "
                + "nobody is asked when they should change. Give each an 'owner'.");
        }

        foreach (var entry in file.Components)
        {
            if (entry.ReviewBy < today)
            {
                var owner = entry.Owner is null ? "" : $"; {entry.Owner} answers for it";
                yield return new LintDiagnostic(
                    LintKind.ReviewOverdue, entry.Location,
                    $"The review of {entry.Pattern} was due on {entry.ReviewBy}. Decide anew and set the next 'reviewBy'{owner}.");
            }

            if (entry.EnforceFrom <= today && entry.Status != ComponentStatus.Deprecated)
            {
                yield return PastDate(entry.Location, entry.Pattern.ToString(), entry.EnforceFrom);
            }
        }

        var dated = file.Requirements.Select(requirement => (requirement.Location, Name: requirement.Id, requirement.EnforceFrom))
            .Concat(file.Services.Select(service => (service.Location, Name: service.Id, service.EnforceFrom)))
            .Concat(file.OperatingModel.Select(demand => (demand.Location, Name: demand.Subject, demand.EnforceFrom)))
            .Concat(file.Practices.Select(demand => (demand.Location, Name: demand.Subject, demand.EnforceFrom)));
        foreach (var (location, name, day) in dated.Where(entry => entry.EnforceFrom <= today))
        {
            yield return PastDate(location, name, day);
        }
    }

    private static LintDiagnostic PastDate(FileLocation location, string what, CalendarDate? day) => new(
        LintKind.PastDate, location, $"The 'enforceFrom' of {what} was {day} and changes nothing any more. Remove it.");
}
