using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Psi.Analyzers.Tests.Verification;

/// <summary>A <see cref="SolutionState"/> as a Roslyn solution, with its markup beside it by file path.</summary>
internal sealed class SolutionUnderTest : IDisposable
{
    private const string DefaultProject = "TestProject";

    private readonly AdhocWorkspace _workspace = new();

    public SolutionUnderTest(SolutionState state, ReferenceAssemblies references)
    {
        Solution = _workspace.CurrentSolution;
        AddProject(DefaultProject, "", state, references, state.OutputKind);
        foreach (var (name, project) in state.AdditionalProjects)
        {
            AddProject(name, "/" + name, project, project.ReferenceAssemblies ?? references, project.OutputKind);
        }
    }

    public Solution Solution { get; private set; }

    public Dictionary<string, Markup> Files { get; } = new(StringComparer.Ordinal);

    public void Dispose() => _workspace.Dispose();

    private void AddProject(string name, string folder, ProjectState state, ReferenceAssemblies references, OutputKind? outputKind)
    {
        var projectId = ProjectId.CreateNewId(name);
        Solution = Solution.AddProject(ProjectInfo.Create(
            projectId,
            VersionStamp.Default,
            name,
            name,
            LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(outputKind ?? OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable),
            parseOptions: new CSharpParseOptions(LanguageVersion.Preview),
            metadataReferences: references.References.Concat(state.AdditionalReferences)));
        foreach (var (fileName, content) in state.Sources)
        {
            var path = folder + fileName;
            var markup = Markup.Parse(content);
            Files.Add(path, markup);
            Solution = Solution.AddDocument(DocumentId.CreateNewId(projectId, path), Path.GetFileName(path), SourceText.From(markup.Source), filePath: path);
        }

        foreach (var (fileName, content) in state.AnalyzerConfigFiles)
        {
            var path = folder + fileName;
            Solution = Solution.AddAnalyzerConfigDocument(
                DocumentId.CreateNewId(projectId, path), Path.GetFileName(path), SourceText.From(content), filePath: path);
        }
    }
}
