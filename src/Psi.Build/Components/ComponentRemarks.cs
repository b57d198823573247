using Psi.Inventory;
using Psi.Policy;

namespace Psi.Build;

/// <summary>Gives severities to what is known of component uses, in addition to the decision of the list.</summary>
internal static class ComponentRemarks
{
    /// <summary>The remarks about one use, waived ones among them.</summary>
    public static IEnumerable<ComponentRemark> About(ComponentUse use, PolicySetup setup)
    {
        foreach (var vulnerability in use.Vulnerabilities)
        {
            var severity = setup.Policy.Vulnerabilities.Of(vulnerability.Severity);
            if (severity == Severity.None)
            {
                continue;
            }

            yield return new ComponentRemark(
                new Problem(
                    ProblemIds.Vulnerable,
                    severity,
                    use.DeclaredAt,
                    VulnerabilityMessage.For(vulnerability, use.Component, use.Chains.FirstOrDefault() ?? [], use.PinnedAt)),
                setup.Waivers.ForVulnerability(use.Component, vulnerability.Advisory, use.DeclaredAt.Path))
            {
                Advisory = vulnerability.Advisory,
            };
        }

        if (!use.IsPinned && setup.Policy.SeverityOfUnpinned(use.Scope) is > Severity.None and var weight)
        {
            yield return new ComponentRemark(
                new Problem(ProblemIds.Unpinned, weight, use.VersionDeclaredAt, Unpinned(use)),
                setup.Waivers.ForComponent(use.Component, ProblemIds.Unpinned, use.DeclaredAt.Path));
        }
    }

    /// <summary>PSI1006 for what NuGet's audit could not say; an advisory that is waived is no gap.</summary>
    public static IEnumerable<Problem> About(IEnumerable<AuditGap> gaps, PolicySetup setup) =>
        setup.Policy.Vulnerabilities.Unaudited is not (> Severity.None and var severity)
            ? []
            : gaps
                .Where(gap => gap.Advisory is null || setup.Waivers.ForAdvisory(gap.Advisory) is not { IsInForce: true })
                .Select(gap =>
                    Problem.Undetermined(
                        gap.At,
                        $"Known vulnerabilities of the packages in use could not be determined completely. {gap.Reason}",
                        severity));

    private static string Unpinned(ComponentUse use)
    {
        var (requested, version) = (use.RequestedVersion ?? "", use.Component.Version);
        var subject = $"The version of {use.Component.FullName} is not pinned:";
        if (use.Component.Type == "generic")
        {
            return $"{subject} {DisplayText.OneLine(requested)} takes whatever later major version is installed, tested or not, decided "
                + "about or not. Roll forward to minor versions at most.";
        }

        var cause = RequestedRange.Unpublished(requested, version ?? "") is { } unpublished
            ? $"no source has {DisplayText.OneLine(unpublished)}, so restore took {version} instead, and takes another as soon as a "
                + "version in between is published, decided about or not"
            : $"{DisplayText.OneLine(RequestedRange.AsWritten(requested))} brings in whatever is published when somebody restores, decided "
                + $"about or not; now it is {version}";
        return $"{subject} {cause}. Write {version}, or lock all versions with RestorePackagesWithLockFile.";
    }
}
