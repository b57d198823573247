namespace Psi.Policy;

/// <summary>Finds what in a file wants to be looked after.</summary>
internal static class EntryMaintenance
{
    public static IEnumerable<LintDiagnostic> Find(PolicyFile file, CalendarDate today)
    {
        var ownerless = file.Components.Where(entry => entry.Owner is null).ToList();
        if (ownerless.Count > 0)
        {
            yield return new LintDiagnostic(
                LintKind.NoOwner, ownerless[0].Location,
                $"{ownerless.Count} of {file.Components.Count} entries have no owner, this one first: nobody is asked when they should change. Give each an 'owner'.");
        }

        foreach (var entry in file.Components)
        {
            if (entry.ReviewBy < today)
            {
                yield return new LintDiagnostic(LintKind.ReviewOverdue, entry.Location, $"The review of {entry.Pattern} was due on {entry.ReviewBy}. Decide anew and set the next 'reviewBy'{(entry.Owner is null ? "" : $"; {entry.Owner} answers for it")}.");
            }

            if (entry.EnforceFrom <= today && entry.Status != ComponentStatus.Deprecated)
            {
                yield return new LintDiagnostic(LintKind.PastDate, entry.Location, $"The 'enforceFrom' of {entry.Pattern} was {entry.EnforceFrom} and changes nothing any more. Remove it.");
            }
        }

        foreach (var requirement in file.Requirements.Where(requirement => requirement.EnforceFrom <= today))
        {
            yield return new LintDiagnostic(LintKind.PastDate, requirement.Location, $"The 'enforceFrom' of {requirement.Id} was {requirement.EnforceFrom} and changes nothing any more. Remove it.");
        }
    }
}
