using Microsoft.CodeAnalysis;

namespace Psi.Analyzers.Tests.Verification;

/// <summary>The projects a test gives to the analyzer, or expects a code fix to leave behind.</summary>
public sealed class SolutionState : ProjectState
{
    /// <summary>Projects beside the first, by name. Each is compiled on its own.</summary>
    public Dictionary<string, ProjectState> AdditionalProjects { get; } = new(StringComparer.Ordinal);

    public List<DiagnosticResult> ExpectedDiagnostics { get; } = [];
}

/// <summary>One project's sources and settings.</summary>
public class ProjectState
{
    public SourceFileList Sources { get; } = [];

    /// <summary>Files such as <c>("/.globalconfig", "is_global = true\npsi.level = 3")</c>.</summary>
    public List<(string FileName, string Content)> AnalyzerConfigFiles { get; } = [];

    public List<MetadataReference> AdditionalReferences { get; } = [];

    public ReferenceAssemblies? ReferenceAssemblies { get; set; }

    public OutputKind? OutputKind { get; set; }
}

/// <summary>Source files with markup; a file without a name is <c>/0/Test0.cs</c> and so on.</summary>
public sealed class SourceFileList : List<(string FileName, string Content)>
{
    public void Add(string content) => Add(($"/0/Test{Count}.cs", content));
}
