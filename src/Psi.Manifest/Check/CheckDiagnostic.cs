using Psi.Policy;

namespace Psi.Manifest;

/// <summary>Something a build would report.</summary>
public sealed record CheckDiagnostic
{
    /// <summary>For example <c>PSI1001</c>.</summary>
    public required string RuleId { get; init; }

    /// <summary>Its severity in the build: a warning where enforcement only reports errors.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Whether it is an error by the policy, and a warning only because enforcement is off.</summary>
    public bool IsOnlyReported { get; init; }

    /// <summary>Where to change something.</summary>
    public required FileLocation At { get; init; }

    /// <summary>What is wrong, why it matters and what to do; one line.</summary>
    public required string Message { get; init; }

    /// <summary>A problem as a diagnostic.</summary>
    public static CheckDiagnostic Of(Problem problem) => new()
    {
        RuleId = problem.RuleId,
        Severity = problem.Severity,
        At = problem.Location,
        Message = problem.Message,
    };
}
