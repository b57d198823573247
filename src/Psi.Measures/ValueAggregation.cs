namespace Psi.Measures;

/// <summary>How the values of a time, or of several products, become one.</summary>
public enum ValueAggregation
{
    /// <summary>The sum of the values by the sum of what they are shares of.</summary>
    Share,

    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>Their arithmetic mean.</summary>
    Mean,

    /// <summary>The latest.</summary>
    Last,

    /// <summary>Their median.</summary>
    P50,

    /// <summary>The value that three quarters of them do not exceed.</summary>
    P75,

    /// <summary>The value that 95 of 100 of them do not exceed.</summary>
    P95,

    /// <summary>The value that 99 of 100 of them do not exceed.</summary>
    P99,
}
