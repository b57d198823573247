namespace Psi.Measures;

/// <summary>Which way a measure gets better.</summary>
public enum Better
{
    /// <summary>More is better.</summary>
    Up,

    /// <summary>Less is better.</summary>
    Down,
}
