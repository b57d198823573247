using Psi.Policy;

namespace Psi.Inventory;

/// <summary>
/// What NuGet's audit says about the packages of a target, and what it could not find out. NuGet does the audit itself; this reads its
/// results.
/// </summary>
internal static class PackageAudit
{
    /// <summary>The known vulnerabilities by package id, each list sorted by advisory.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<KnownVulnerability>> Vulnerabilities(AssetsFile assets) => assets.AuditEntries
        .Where(entry => entry.LibraryId is not null && SeverityOf(entry.Code) is not null)
        .GroupBy(entry => entry.LibraryId!, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(
            group => group.Key,
            group => (IReadOnlyList<KnownVulnerability>)[.. group
                .Select(entry => new KnownVulnerability(AdvisoryOf(entry), SeverityOf(entry.Code)!.Value))
                .Distinct()
                .OrderBy(vulnerability => vulnerability.Advisory, StringComparer.Ordinal)],
            StringComparer.OrdinalIgnoreCase);

    /// <summary>What keeps the audit from being complete; nothing where there is no package to audit.</summary>
    public static IEnumerable<AuditGap> Gaps(AssetsFile assets, ProjectDeclarations declarations, FileLocation project)
    {
        if (assets.Libraries.All(library => library.IsProject))
        {
            yield break;
        }

        var restore = assets.Restore;
        if (restore.AuditEnabled is null)
        {
            yield return new(project, "The assets file does not say that NuGet looked for any. Restore with .NET SDK 8.0.100 or later.");
            yield break;
        }

        if (!IsOn(restore.AuditEnabled))
        {
            yield return new(
                At("NuGetAudit", restore.AuditEnabled),
                "NuGet's audit is switched off. Remove NuGetAudit=false, and run 'dotnet restore'.");
            yield break;
        }

        if (Is(restore.AuditMode, "direct"))
        {
            yield return new(
                At("NuGetAuditMode", restore.AuditMode),
                "NuGet audits only the packages the project names itself, not what those bring in. "
                + "Set NuGetAuditMode to all, and run 'dotnet restore'.");
        }

        if (restore.AuditLevel is { Length: > 0 } level && !Is(level, "low"))
        {
            yield return new(
                At("NuGetAuditLevel", level),
                $"NuGet says nothing of those below {DisplayText.OneLine(level)} severity. "
                + "Remove NuGetAuditLevel, and run 'dotnet restore': what each severity weighs is the policy's to say.");
        }

        // Several files may add to it.
        foreach (var codes in restore.NoWarn.Where(AuditEntry.IsAudit).GroupBy(NoWarnAt))
        {
            yield return new(
                codes.Key,
                $"NuGet is told to be silent about them by NoWarn ({Listed(codes)}). Remove that, and run 'dotnet restore'; "
                + "for one that can't be exploited here, ask for a waiver.");
        }

        foreach (var reference in assets.DirectReferences.Where(reference => reference.NoWarn.Any(AuditEntry.IsAudit)))
        {
            yield return new(
                declarations.Package(reference.Name, reference.RequestedVersion)?.DeclaredAt ?? project,
                $"NuGet is told to be silent about those of {reference.Name} by its NoWarn "
                + $"({Listed(reference.NoWarn.Where(AuditEntry.IsAudit))}). Remove that, and run 'dotnet restore'; "
                + "for one that can't be exploited here, ask for a waiver.");
        }

        foreach (var advisory in restore.SuppressedAdvisories.OrderBy(advisory => advisory, StringComparer.Ordinal))
        {
            var name = DisplayText.OneLine(KnownVulnerability.IdOf(advisory));
            yield return new(
                declarations.AuditSuppress(advisory) ?? project,
                $"NuGet is told to be silent about {name} by NuGetAuditSuppress, so nobody knows which packages it is about. "
                + $"Remove that, and run 'dotnet restore'; if it can't be exploited here, ask for a waiver that names {name}.",
                advisory);
        }

        foreach (var entry in assets.AuditEntries.Where(entry => SeverityOf(entry.Code) is null || entry.LibraryId is null))
        {
            yield return new(
                project,
                $"{entry.Code}: {DisplayText.OneLine(entry.Message)} Make the source answer, "
                + "or name one that does under auditSources in nuget.config, and run 'dotnet restore --force'.");
        }

        FileLocation At(string property, string? value) =>
            declarations.AuditProperty(property, written => Is(written, value ?? "")) ?? project;

        FileLocation NoWarnAt(string code) =>
            declarations.AuditProperty("NoWarn", written => Codes(written).Contains(code, StringComparer.OrdinalIgnoreCase)) ?? project;
    }

    private static string[] Codes(string written) =>
        written.Split([';', ',', ' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);

    private static string Listed(IEnumerable<string> codes) =>
        string.Join(
            ", ",
            codes.Select(code => code.ToUpperInvariant()).Distinct(StringComparer.Ordinal).OrderBy(code => code, StringComparer.Ordinal));

    // Anything else is off. A word that NuGet does not know fails the restore.
    private static bool IsOn(string enabled) => enabled.Length == 0 || Is(enabled, "true") || Is(enabled, "enable");

    private static bool Is(string? text, string word) => string.Equals(text, word, StringComparison.OrdinalIgnoreCase);

    private static VulnerabilitySeverity? SeverityOf(string code) => code switch
    {
        "NU1901" => VulnerabilitySeverity.Low,
        "NU1902" => VulnerabilitySeverity.Moderate,
        "NU1903" => VulnerabilitySeverity.High,
        "NU1904" => VulnerabilitySeverity.Critical,
        _ => null,
    };

    // The message is in the language of the machine that restored; only the address in it is fixed. Without an address, NuGet's code is all
    // there is.
    private static string AdvisoryOf(AuditEntry entry)
    {
        foreach (var word in entry.Message.Split(
            [' ', '\t', '\r', '\n', '"', '\'', '(', ')', '<', '>'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
                || word.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
            {
                return DisplayText.OneLine(word.TrimEnd('.', ',', ';', '。', '、'), 1024);
            }
        }

        return entry.Code;
    }
}
