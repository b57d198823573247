namespace Psi.Policy;

/// <summary>What the recommended-components list says about a component in the version in use, from the best to the worst.</summary>
public enum ComponentStanding
{
    /// <summary>The organisation's choice for its purpose.</summary>
    Recommended,

    /// <summary>It may be used.</summary>
    Permitted,

    /// <summary>It is on no list.</summary>
    Unlisted,

    /// <summary>It has to be replaced.</summary>
    Deprecated,

    /// <summary>This version gets no security fixes any more, or soon will not (PSI1008).</summary>
    EndOfSupport,

    /// <summary>The component may be used, but not in this version (PSI1002).</summary>
    VersionOutside,

    /// <summary>It must not be used.</summary>
    Prohibited,
}
