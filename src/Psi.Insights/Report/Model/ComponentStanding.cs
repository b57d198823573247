namespace Psi.Insights.Report.Model;

/// <summary>How a component stands to the recommended-components list, the version in use considered; ordered from the best to the worst.</summary>
internal enum ComponentStanding
{
    Recommended,
    Permitted,
    Unlisted,
    Deprecated,

    /// <summary>Nobody mends this version any more, or not much longer (PSI1008).</summary>
    EndOfSupport,

    /// <summary>The component may be used, this version of it may not (PSI1002).</summary>
    VersionOutside,
    Prohibited,
}
