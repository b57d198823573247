using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Decisions;

/// <summary>The baseline behind a manifest, as far as it is known: a manifest does not contain the file, only what it covered.</summary>
internal static class ManifestBaseline
{
    /// <summary>
    /// What it covered when the manifest was made. Null when no baseline was in force, because it is then not known what it lists.
    /// </summary>
    public static BaselineFile? Of(SecurityManifest manifest)
    {
        if (WaiverIn(manifest) is not { State: WaiverState.Valid or WaiverState.Expiring } waiver)
        {
            return null;
        }

        var components = manifest.Components.SelectMany(component => component.Uses.SelectMany(use => Covered(component, use)));
        var findings = manifest.Findings
            .Where(finding => finding.Waiver == BaselineFile.WaiverId && !finding.Suppressed)
            .GroupBy(finding => (finding.RuleId, finding.At.Path))
            .Select(
                file => new BaselineFinding
                {
                    RuleId = file.Key.RuleId,
                    Path = file.Key.Path,
                    Count = file.Select(finding => finding.At).Distinct().Count(),
                });
        var content = BaselineContent.Of(components, findings);
        return new BaselineFile
        {
            Location = waiver.At ?? new FileLocation(BaselineFile.FileName),
            Reason = waiver.Reason,
            Owner = waiver.Owner,
            ApprovedBy = waiver.ApprovedBy,
            ApprovedOn = waiver.ApprovedOn,
            Expires = waiver.Expires,
            Components = content.Components,
            Findings = content.Findings,
        };
    }

    /// <summary>A note for comparisons that use it; null without a baseline.</summary>
    public static string? NoteOn(SecurityManifest manifest) => WaiverIn(manifest) switch
    {
        null => null,
        { State: WaiverState.Valid or WaiverState.Expiring } =>
            "of its baseline only what it covered when the manifest was made is known, and only that counts as covered here",
        _ =>
            "its baseline was not in force when the manifest was made, so what it lists is not known and none of it counts as covered here",
    };

    private static ManifestWaiver? WaiverIn(SecurityManifest manifest) =>
        manifest.Waivers.FirstOrDefault(waiver => waiver.Id == BaselineFile.WaiverId);

    private static IEnumerable<ComponentStatement> Covered(ManifestComponent component, ManifestComponentUse use)
    {
        if (use.Decision is { RuleId: { } ruleId, Waiver: BaselineFile.WaiverId })
        {
            yield return new ComponentStatement(component.Purl, ruleId, null, use.At.Path);
        }

        foreach (var remark in use.Remarks.Where(remark => remark.Waiver == BaselineFile.WaiverId))
        {
            yield return new ComponentStatement(
                component.Purl, remark.RuleId, remark.Advisory is null ? null : KnownVulnerability.IdOf(remark.Advisory), use.At.Path);
        }
    }
}
