using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Decisions;

/// <summary>The product file behind a manifest, as far as decisions need it.</summary>
internal static class ManifestProductFile
{
    /// <summary>The product's level and its words, and the waivers. The baseline is not in this file.</summary>
    public static ProductFile Of(SecurityManifest manifest) => new()
    {
        Path = "psi.yaml",
        Id = manifest.Product?.Id ?? "",
        Name = manifest.Product?.Name ?? "",
        Domain = manifest.Product?.Domain ?? "",
        Team = manifest.Product?.Team ?? "",
        Accountable = manifest.Product?.Accountable ?? "",
        Technology = manifest.Product?.Technology,
        DataTypes = manifest.Product?.DataTypes ?? [],
        Criticality = manifest.Product?.Criticality,
        Level = manifest.Product?.Level,
        Waivers = [.. manifest.Waivers.Where(waiver => waiver.Id != BaselineFile.WaiverId).Select(WaiverOf).OfType<Waiver>()],
    };

    // A waiver with an unreadable path covers nothing: without the path it would cover more.
    private static Waiver? WaiverOf(ManifestWaiver waiver)
    {
        PathGlob? path = null;
        if (waiver.Path is not null && !PathGlob.TryParse(waiver.Path, out path))
        {
            return null;
        }

        var (component, advisory) = ComponentOf(waiver.Target);
        var service = Waiver.ServiceOfTarget(waiver.Target);
        var isRule = waiver.Target.StartsWith("PSI", StringComparison.Ordinal)
            && waiver.Target.AsSpan(3).IndexOfAnyExceptInRange('0', '9') < 0;
        return new Waiver
        {
            Id = waiver.Id,
            Location = waiver.At ?? new FileLocation("psi.yaml"),
            Component = component,
            Advisory = component is null ? null : advisory,
            RuleId = component is null && isRule ? waiver.Target : null,
            ServiceId = service,
            RequirementId = component is null && !isRule && service is null ? waiver.Target : null,
            Path = path,
            Reason = waiver.Reason,
            Owner = waiver.Owner,
            ApprovedBy = waiver.ApprovedBy,
            ApprovedOn = waiver.ApprovedOn,
            Expires = waiver.Expires,
        };
    }

    // pkg:nuget/A@1.0 or pkg:nuget/A@1.0 (GHSA-…), as Waiver.Target has it.
    private static (ComponentPattern? Component, string? Advisory) ComponentOf(string target)
    {
        var space = target.IndexOf(" (", StringComparison.Ordinal);
        var advisory = space > 0 && target.EndsWith(')') ? target[(space + 2)..^1] : null;
        return ComponentPattern.TryParse(advisory is null ? target : target[..space], out var component, out _)
            ? (component, advisory)
            : (null, null);
    }
}
