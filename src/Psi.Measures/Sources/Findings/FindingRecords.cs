namespace Psi.Measures.Sources.Findings;

/// <summary>Runs and findings with what the sources file says of them.</summary>
internal static class FindingRecords
{
    /// <summary>A run of which the file says nothing yet but the tool.</summary>
    public static ToolRun Run(string tool, ToolPractice practice, SourceEntry entry) => new()
    {
        Tool = tool,
        Practice = practice,
        RanAt = entry.RanAt,
        Product = entry.Product,
        Repository = entry.Repository,
    };

    extension(ToolRun run)
    {
        /// <summary>A finding of the run.</summary>
        public ToolFinding Finding(string rule, string fingerprint, FindingSeverity severity, FindingState state) => new()
        {
            Tool = run.Tool,
            Practice = run.Practice,
            Rule = rule,
            Fingerprint = fingerprint,
            Severity = severity,
            State = state,
            Product = run.Product,
            Repository = run.Repository,
            Scope = run.Scope,
            SeenAt = run.RanAt,
        };
    }
}
