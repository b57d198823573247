namespace Psi.Policy;

/// <summary>What the recommended-components list says about a component; ordered from the loosest to the strictest.</summary>
public enum ComponentStatus
{
    /// <summary>The organisation's choice.</summary>
    Recommended,

    /// <summary>May be used.</summary>
    Permitted,

    /// <summary>On no list.</summary>
    Unlisted,

    /// <summary>To be replaced.</summary>
    Deprecated,

    /// <summary>Must not be used.</summary>
    Prohibited,
}
