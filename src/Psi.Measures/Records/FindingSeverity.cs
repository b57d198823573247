namespace Psi.Measures;

/// <summary>How bad something is; ordered, so that the worse of two is the greater.</summary>
public enum FindingSeverity
{
    /// <summary>The tool does not say.</summary>
    Unknown,

    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>CVSS below 4.</summary>
    Low,

    /// <summary>CVSS from 4.</summary>
    Medium,

    /// <summary>CVSS from 7.</summary>
    High,

    /// <summary>CVSS from 9.</summary>
    Critical,
}
