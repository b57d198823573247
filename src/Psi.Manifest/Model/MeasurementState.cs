namespace Psi.Manifest;

/// <summary>Whether a measurement has a number. A missing input is not measured, never zero.</summary>
public enum MeasurementState
{
    /// <summary>It has.</summary>
    Measured,

    /// <summary>An input is missing.</summary>
    NotMeasured,

    /// <summary>There is nothing to measure here.</summary>
    NotApplicable,

    /// <summary>It has one, but an old one.</summary>
    Stale,

    /// <summary>The organisation waived it.</summary>
    Waived,
}
