namespace Psi.Build;

/// <summary>What MSBuild says about a compile, as far as it shows what kept rules from running. Paths are absolute.</summary>
internal sealed record CompileFacts
{
    /// <summary>The log the compiler was told to write; empty for a language Psi has no rules for.</summary>
    public required string CompilerLog { get; init; }

    /// <summary>The digest of the log, taken as soon as the compiler had written it.</summary>
    public string CompilerLogSeal { get; init; } = "";

    /// <summary>The configuration that keeps the compiler from writing a log; empty when it writes one.</summary>
    public string UnloggableConfiguration { get; init; } = "";

    /// <summary>The <c>.editorconfig</c> and <c>.globalconfig</c> files.</summary>
    public IReadOnlyList<string> Configurations { get; init; } = [];

    /// <summary>The analyzers' view of the policy, which must be among <see cref="Configurations"/>.</summary>
    public string PolicyConfiguration { get; init; } = "";

    /// <summary>The analyzer assemblies.</summary>
    public IReadOnlyList<string> Analyzers { get; init; } = [];

    /// <summary>Psi's own analyzer assembly, which must be among <see cref="Analyzers"/>.</summary>
    public string PsiAnalyzer { get; init; } = "";

    /// <summary>The source files.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>The rule set; empty without one.</summary>
    public string RuleSet { get; init; } = "";

    /// <summary><c>NoWarn</c>, the ids in it.</summary>
    public IReadOnlyList<string> NoWarn { get; init; } = [];

    /// <summary><c>WarningLevel</c>; at 0 the compiler hides every warning.</summary>
    public string WarningLevel { get; init; } = "";

    /// <summary><c>RunAnalyzers</c> as it is set; empty when it is not.</summary>
    public string RunAnalyzers { get; init; } = "";

    /// <summary><c>RunAnalyzersDuringBuild</c> as it is set; empty when it is not.</summary>
    public string RunAnalyzersDuringBuild { get; init; } = "";
}
