using Psi.Policy;

namespace Psi.Build;

/// <summary>What the compiler's error log (SARIF 2.1) says about rules and results.</summary>
internal sealed record CompilerLog
{
    /// <summary>Every rule of the compile's analyzers, by id.</summary>
    public required IReadOnlyDictionary<string, LoggedRule> Rules { get; init; }

    /// <summary>Every result, in the log's order.</summary>
    public required IReadOnlyList<LoggedResult> Results { get; init; }
}

/// <summary>A rule of the compile.</summary>
/// <param name="Id">For instance <c>PSI3101</c>.</param>
/// <param name="Category">Its category.</param>
/// <param name="IsEverSuppressed">Whether any configuration or source hides results of it somewhere.</param>
/// <param name="IsSuppressedBySettings">Whether settings do, even when it has no results.</param>
/// <param name="IsLowered">Whether any configuration switches it off or below its default level.</param>
/// <param name="IsEvidence">Whether its results are evidence for a requirement.</param>
internal sealed record LoggedRule(
    string Id,
    string Category,
    bool IsEverSuppressed,
    bool IsSuppressedBySettings,
    bool IsLowered,
    bool IsEvidence)
{
    /// <summary>What two descriptions of one rule say together: what one of them says is hidden is hidden.</summary>
    public LoggedRule UnitedWith(LoggedRule other) => this with
    {
        IsEverSuppressed = IsEverSuppressed || other.IsEverSuppressed,
        IsSuppressedBySettings = IsSuppressedBySettings || other.IsSuppressedBySettings,
        IsLowered = IsLowered || other.IsLowered,
        IsEvidence = IsEvidence || other.IsEvidence,
    };
}

/// <summary>A result of the compile.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Message">What was found.</param>
/// <param name="At">Where, with an absolute path where there is one.</param>
/// <param name="SuppressedBy">What suppresses it, in the compiler's words; null when nothing does.</param>
/// <param name="Look">Of PSI0105, what it says; null of all others.</param>
/// <param name="Service">What a rule about services says; null of all others.</param>
internal sealed record LoggedResult(
    string RuleId, string Message, FileLocation At, string? SuppressedBy = null, LoggedLook? Look = null, LoggedService? Service = null)
{
    /// <summary>The compiler's word for <c>#pragma warning disable</c>.</summary>
    public const string Pragma = "Pragma Directive";

    /// <summary>The compiler's word for <c>[SuppressMessage]</c>.</summary>
    public const string Attribute = "SuppressMessageAttribute";

    /// <summary>Whether it is suppressed.</summary>
    public bool IsSuppressed => SuppressedBy is not null;

    /// <summary>The order in which results are written, the same on every machine.</summary>
    public static IOrderedEnumerable<LoggedResult> InOrder(IEnumerable<LoggedResult> results) => results
        .OrderBy(result => result.At)
        .ThenBy(result => result.RuleId, StringComparer.Ordinal)
        .ThenBy(result => result.Message, StringComparer.Ordinal);
}
