namespace Psi.Policy;

/// <summary>What findings in test projects count for; ordered, so that the stricter of two is the greater.</summary>
public enum TestCode
{
    /// <summary>Rules pass over the code of test projects, to which requirements do not apply.</summary>
    Ignore,

    /// <summary>They count as anywhere.</summary>
    Report,
}
