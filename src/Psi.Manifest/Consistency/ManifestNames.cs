using Psi.Policy;
using static Psi.Manifest.Mistakes;

namespace Psi.Manifest;

/// <summary>
/// The names and numbers of a fragment or manifest: an id that nobody can see would be another one than it seems, and no number is
/// infinite. Readers and writers refuse the same.
/// </summary>
internal static class ManifestNames
{
    /// <summary>The first mistake with its JSON path; null without one.</summary>
    public static string? FirstMistake(Fragment fragment) =>
        InProduct(fragment.Product)
        ?? InProject(fragment.Project, "$.project")
        ?? InComponents(fragment.Components)
        ?? InRequirements(fragment.Requirements)
        ?? InServices(fragment.Services)
        ?? InFindings(fragment.Findings, "findings")
        ?? InFindings(fragment.Evidence, "evidence")
        ?? InWaivers(fragment.Waivers);

    /// <inheritdoc cref="FirstMistake(Fragment)"/>
    public static string? FirstMistake(SecurityManifest manifest) =>
        InId(manifest.Subject.Repository, "$.subject.repository")
        ?? InAddress(manifest.Subject.Repository)
        ?? InProduct(manifest.Product)
        ?? First(manifest.Projects, (project, index) => InProject(project, $"$.projects[{index}]"))
        ?? InComponents(manifest.Components)
        ?? InRequirements(manifest.Requirements)
        ?? InServices(manifest.Services)
        ?? InFindings(manifest.Findings, "findings")
        ?? InFindings(manifest.Evidence, "evidence")
        ?? First(manifest.Measurements, MeasurementNames.Mistake)
        ?? First(manifest.Practices, (practice, index) => InId(practice.Id, $"$.practices[{index}].id"))
        ?? InWaivers(manifest.Waivers);

    /// <summary>What is wrong with an id; null when it can be read and told from others.</summary>
    public static string? InId(string id, string at)
    {
        if (string.IsNullOrWhiteSpace(id))
        {
            return $"{at} is empty";
        }

        return !DisplayText.IsVisible(id) ? $"{at} is '{DisplayText.OneLine(id)}' and has characters that nobody can see"
            : !DisplayText.IsName(id) ? $"{at} is '{DisplayText.OneLine(id)}' with white space that looks like another, or like none"
            : null;
    }

    // Psi writes none, so somebody else's would be stored, shown and passed on. The user of an SSH address is no secret.
    private static string? InAddress(string repository) =>
        repository.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme
        && repository.Substring(scheme + 3).Split('/')[0] is var authority
        && authority.LastIndexOf('@') is >= 0 and var user
        && (authority.IndexOf(':') is var colon && colon >= 0 && colon < user
            || repository.IndexOf("ssh", 0, scheme, StringComparison.OrdinalIgnoreCase) < 0)
            ? "$.subject.repository has a user name or a password in it"
            : null;

    private static string? InOptionalId(string? id, string at) => id is null ? null : InId(id, at);

    private static string? InProduct(ManifestProduct? product) => product is null
        ? null
        : InId(product.Id, "$.product.id")
            // What is one domain, team or person to a reader is one to the aggregator.
            ?? InOptionalId(product.Domain, "$.product.domain")
            ?? InOptionalId(product.Team, "$.product.team")
            ?? InOptionalId(product.Accountable, "$.product.accountable");

    private static string? InProject(ManifestProject project, string at) =>
        First(project.Rules, (run, index) => InId(run.Id, $"{at}.rules[{index}].id"));

    private static string? InComponents(IReadOnlyList<ManifestComponent> components) =>
        First(components, (component, index) =>
            InPurl(component.Purl, $"$.components[{index}].purl")
            ?? First(component.Uses, (use, useIndex) => InUse(use, $"$.components[{index}].uses[{useIndex}]")));

    private static string? InPurl(PackageUrl purl, string at) =>
        purl.Mistake is { } mistake ? $"{at}: {mistake}" : null;

    private static string? InUse(ManifestComponentUse use, string at) =>
        InOptionalId(use.Decision.RuleId, $"{at}.decision.ruleId")
        ?? InOptionalId(use.Decision.Waiver, $"{at}.decision.waiver")
        ?? First(use.Vulnerabilities, (known, index) => InId(known.Advisory, $"{at}.vulnerabilities[{index}].advisory"))
        ?? First(use.Remarks, (remark, index) =>
            InId(remark.RuleId, $"{at}.remarks[{index}].ruleId") ?? InOptionalId(remark.Waiver, $"{at}.remarks[{index}].waiver"));

    private static string? InRequirements(IReadOnlyList<ManifestRequirement> requirements) =>
        First(requirements, (requirement, index) =>
            InId(requirement.Id, $"$.requirements[{index}].id")
            ?? First(requirement.Rules, (rule, ruleIndex) => InId(rule, $"$.requirements[{index}].rules[{ruleIndex}]"))
            ?? First(
                requirement.Projects,
                (verdict, verdictIndex) => InOptionalId(verdict.Waiver, $"$.requirements[{index}].projects[{verdictIndex}].waiver")));

    private static string? InServices(IReadOnlyList<ManifestService> services) => First(services, (service, index) =>
        InId(service.Id, $"$.services[{index}].id")
        ?? InOptionalId(service.Waiver, $"$.services[{index}].waiver")
        ?? First(
            service.Sightings,
            (sighting, at) => InOptionalId(sighting.Waiver, $"$.services[{index}].sightings[{at}].waiver")
                ?? InOptionalId(sighting.RuleId, $"$.services[{index}].sightings[{at}].ruleId")));

    private static string? InFindings(IReadOnlyList<ManifestFinding> findings, string section) =>
        First(findings, (finding, index) =>
            InId(finding.RuleId, $"$.{section}[{index}].ruleId") ?? InOptionalId(finding.Waiver, $"$.{section}[{index}].waiver"));

    private static string? InWaivers(IReadOnlyList<ManifestWaiver> waivers) =>
        First(waivers, (waiver, index) => InId(waiver.Id, $"$.waivers[{index}].id"));
}
