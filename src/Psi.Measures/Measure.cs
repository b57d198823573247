using Psi.Manifest;

namespace Psi.Measures;

/// <summary>A measure of a repository, computed from its manifest alone, so that anyone can compute it again.</summary>
public sealed record Measure
{
    /// <summary>Names it in manifests, in the store and on the site: <c>components.approved</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What one is: <c>component</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>The section of the manifest it is computed from.</summary>
    public required string Source { get; init; }

    /// <summary>What the numerator counts, as docs/manifest.md says it.</summary>
    public required string Numerator { get; init; }

    /// <summary>What the denominator counts, as docs/manifest.md says it. It includes what is not known.</summary>
    public required string Denominator { get; init; }

    /// <summary>Counts both in a manifest.</summary>
    public required Func<SecurityManifest, Share> Count { get; init; }

    /// <summary>The measurement of a manifest. Without anything to count it is not applicable and has no number.</summary>
    public ManifestMeasurement Of(SecurityManifest manifest)
    {
        var share = Count(manifest);
        var isApplicable = share.Denominator > 0;
        return new ManifestMeasurement
        {
            Id = Id,
            Numerator = isApplicable ? share.Numerator : null,
            Denominator = isApplicable ? share.Denominator : null,
            Unit = Unit,
            ObservedAt = ObservedAt(manifest),
            Source = Source,
            State = isApplicable ? MeasurementState.Measured : MeasurementState.NotApplicable,
        };
    }

    /// <summary>When what a manifest states was so: at the commit's time, else on the date decided for.</summary>
    internal static string ObservedAt(SecurityManifest manifest) =>
        manifest.Subject.CommitTime ?? manifest.Policy.DecidedFor.ToString();
}
