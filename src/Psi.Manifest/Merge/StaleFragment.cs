namespace Psi.Manifest;

/// <summary>A fragment that an earlier build left: it was decided otherwise than the manifest.</summary>
/// <param name="Fragment">What the build wrote.</param>
/// <param name="Cause">What is different, without what to do.</param>
public sealed record StaleFragment(Fragment Fragment, string Cause)
{
    /// <summary>What to do.</summary>
    public string Advice { get; init; } = "build it again";

    /// <summary>What is different, and what to do: why its project is not assessed.</summary>
    public string Reason => $"{Cause}; {Advice}";
}
