using Psi.Insights.CommandLine;
using Psi.Manifest;

namespace Psi.Insights.Why;

/// <summary>What <c>psi why --json</c> writes.</summary>
internal static class WhyJson
{
    /// <summary>What was asked, where it is used and what is decided, and where that is not known.</summary>
    public static string Of(ComponentPresence presence) => ReadableJson.Of(
        new
        {
            Component = presence.Asked.ToString(),
            presence.Manifest.Subject.Repository,
            DecidedFor = presence.Manifest.Policy.DecidedFor.ToString(),
            presence.AssessedProjects,
            Uses = presence.Uses.Select(use => new
            {
                Component = use.Component.ToString(),
                use.Use.Project,
                use.TargetFrameworks,
                Scope = ManifestWord.Of(use.Use.Scope),
                use.Use.Direct,
                At = use.Use.At.ToString(),
                Chains = use.Use.Chains.OrderBy(chain => chain.Count).ThenBy(chain => string.Join("\n", chain), StringComparer.Ordinal),
                Vulnerabilities = use.Use.Vulnerabilities.Select(
                    vulnerability => new { vulnerability.Advisory, Severity = ManifestWord.Of(vulnerability.Severity) }),
                Status = ManifestWord.Of(use.Use.Decision.Status),
                use.Use.Decision.RuleId,
                Severity = ManifestWord.Of(use.Use.Decision.Severity),
                DecidedBy = use.Use.Decision.Entry?.ToString(),
                use.Use.Decision.Reason,
                use.Use.Decision.Replacement,
                use.NotAssessed,
                WaivedBy = use.Use.Decision.Waiver,
                WaivedUntil = use.Waiver?.Expires.ToString(),
                Message = use.Message.Length == 0 ? null : use.Message,
            }),
            OtherVersions = presence.OtherVersions.Select(component => component.ToString()),
            Unknown = presence.Unknown.Select(project => new
            {
                Project = project.Path,
                project.TargetFramework,
                State = ManifestWord.Of(project.State),
                project.Reason,
            }),
        });
}
