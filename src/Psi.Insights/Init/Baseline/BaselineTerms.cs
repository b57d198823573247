using Psi.Insights.CommandLine;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Init.Baseline;

/// <summary>Who answers for a baseline, who approved it, and when it is valid.</summary>
internal sealed record BaselineTerms(string Reason, string Owner, string ApprovedBy, CalendarDate ApprovedOn, CalendarDate Expires)
{
    /// <summary>How long a baseline is valid by default, in days.</summary>
    public const int DefaultDays = 180;

    private const string DefaultReason = "Found when Psi was introduced; to be fixed until this expires.";

    /// <summary>Checks the requested terms against the organisation's rules for waivers. Pure.</summary>
    /// <param name="asked">The command line.</param>
    /// <param name="organisation">Whose rules they are.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="accountable">Who answers for the product; null when it is not known.</param>
    /// <param name="refusal">Why there are no terms, and the exit code.</param>
    public static BaselineTerms? Of(
        RequestedTerms asked, string organisation, ManifestWaiverRules rules, string? accountable, out Refusal? refusal)
    {
        refusal = null;
        if (rules.From == WaiverSource.Policy)
        {
            return Refused(
                ExitCodes.PolicyNotMet,
                $"the policy of {organisation} lets no repository waive (enforcement.waiversFrom: "
                + $"policy), so a baseline would cover nothing. Ask {organisation} for dates from which its rules are enforced "
                + "(enforceFrom), or to change its policy.",
                out refusal);
        }

        if ((asked.Owner ?? accountable) is not { } owner)
        {
            return Refused(
                ExitCodes.Usage,
                "--owner: name who answers for the baseline; there is no valid psi.yaml that says who is accountable",
                out refusal);
        }

        var approvers = string.Join(", ", rules.Approvers);
        if (rules.Approvers.Count > 0 && asked.ApprovedBy is null)
        {
            return Refused(
                ExitCodes.Usage,
                $"--approved-by: name who allowed the baseline, one of {organisation}'s approvers: {approvers}",
                out refusal);
        }

        var approvedBy = asked.ApprovedBy ?? owner;
        if (rules.Approvers.Count > 0 && !rules.Approvers.Contains(approvedBy, StringComparer.OrdinalIgnoreCase))
        {
            return Refused(
                ExitCodes.Usage, $"--approved-by: {approvedBy} is no approver of {organisation}. Ask one who is: {approvers}", out refusal);
        }

        // No policy can contain such a number, but a forged manifest can.
        var most = Math.Min(rules.MaxDays is { } days ? Math.Max(days, 0) : int.MaxValue, asked.On.DaysUntil(CalendarDate.Latest));
        var expires = asked.Expires ?? asked.On.AddDays(Math.Min(DefaultDays, most));
        if (expires < asked.On)
        {
            return Refused(ExitCodes.Usage, $"--expires: {expires} is before the day of the approval, {asked.On}", out refusal);
        }

        return asked.On.DaysUntil(expires) > most
            ? Refused(
                ExitCodes.Usage,
                $"--expires: {organisation} allows at most {most} days; the last day can be {asked.On.AddDays(most)}",
                out refusal)
            : new BaselineTerms(asked.Reason ?? DefaultReason, owner, approvedBy, asked.On, expires);
    }

    /// <summary>A baseline on these terms.</summary>
    public BaselineFile With(BaselineContent content) => new()
    {
        Location = new FileLocation(BaselineFile.FileName),
        Reason = Reason,
        Owner = Owner,
        ApprovedBy = ApprovedBy,
        ApprovedOn = ApprovedOn,
        Expires = Expires,
        Components = content.Components,
        Findings = content.Findings,
    };

    private static BaselineTerms? Refused(int exitCode, string message, out Refusal? refusal)
    {
        refusal = new Refusal(exitCode, message);
        return null;
    }
}

/// <summary>The terms the command line asks for; null where it leaves them open.</summary>
/// <param name="On">The day of the approval.</param>
internal sealed record RequestedTerms(string? Reason, string? Owner, string? ApprovedBy, CalendarDate On, CalendarDate? Expires)
{
    /// <summary>Whether anything but the day was asked for.</summary>
    public bool IsAny => (Reason ?? Owner ?? ApprovedBy) is not null || Expires is not null;
}

/// <summary>Why something was not done.</summary>
/// <param name="ExitCode">One of <see cref="ExitCodes"/>.</param>
/// <param name="Message">What is wrong and what to do.</param>
internal sealed record Refusal(int ExitCode, string Message);
