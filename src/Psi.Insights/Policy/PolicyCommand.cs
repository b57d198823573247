using System.CommandLine;
using Psi.Insights.CommandLine;
using Psi.Insights.Policy.Audit;
using Psi.Insights.Policy.Diff;
using Psi.Insights.Policy.Explain;
using Psi.Insights.Policy.Lint;

namespace Psi.Insights.Policy;

/// <summary><c>psi policy</c>: looks into an organisation's policy before anyone builds with it.</summary>
internal static class PolicyCommand
{
    /// <summary>The command, to be added to the root command.</summary>
    public static Command Create(Terminal terminal) => new("policy", "Looks into the organisation's policy.")
    {
        LintCommand.Create(terminal),
        ExplainCommand.Create(terminal),
        DiffCommand.Create(terminal),
        AuditCommand.Create(terminal),
    };
}
