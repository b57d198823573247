namespace Psi.Benchmarks.Builds;

/// <summary>What was measured of one variant, in seconds, in the order of the rounds.</summary>
internal sealed class Timings
{
    /// <summary>Builds from nothing.</summary>
    public List<double> Full { get; } = [];

    /// <summary>Builds with nothing to do.</summary>
    public List<double> Idle { get; } = [];

    /// <summary>Diagnostics of Psi in a full build, and in an idle one.</summary>
    public (int Full, int Idle) Diagnostics { get; set; }
}
