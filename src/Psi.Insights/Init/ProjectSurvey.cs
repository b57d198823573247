using System.Xml;
using Psi.Insights.Checkout;
using Psi.Insights.CommandLine;
using Psi.Inventory;
using Psi.Policy;

namespace Psi.Insights.Init;

/// <summary>Reads the project files of a repository. Nothing is evaluated or run, no link is followed, and nothing throws.</summary>
internal sealed class ProjectSurvey
{
    private static readonly string[] FoldersOfPages = ["Views", "Pages", "Areas", "wwwroot"];

    private readonly string _root;
    private readonly ICollection<InputProblem> _problems;
    private readonly Dictionary<string, ProjectText?> _shared = new(StringComparer.Ordinal);

    private ProjectSurvey(string root, ICollection<InputProblem> problems) => (_root, _problems) = (root, problems);

    /// <summary>What the projects make, sorted by path. A project that can't be read is left out and named as a problem.</summary>
    /// <param name="root">The repository root, a full path.</param>
    /// <param name="problems">Takes what could not be read.</param>
    public static IReadOnlyList<SurveyedProject> Of(string root, ICollection<InputProblem> problems)
    {
        var survey = new ProjectSurvey(root, problems);
        return [.. ProjectFiles.Find(root, problems).Select(survey.Read).OfType<SurveyedProject>()];
    }

    private SurveyedProject? Read(string path)
    {
        var file = Path.Combine(_root, path);
        if (ReadText(file) is not { } own)
        {
            return null;
        }

        var project = new ProjectFacts(path, [own, .. DeclarationFiles.Conventional(file, _root).Select(ReadShared).OfType<ProjectText>()]);
        if (ProjectTechnology.IsServed(project))
        {
            project = project with { HasPages = HasPages(Path.GetDirectoryName(file)!) };
        }

        return new SurveyedProject(path, ProjectTechnology.Of(project), ProjectTechnology.IsTest(project))
        {
            BuildLibrary = BuildScript.LibraryOf(project),
            ReferredTo = [.. own.Projects.Select(reference => Resolved(path, reference))],
        };
    }

    private static string Resolved(string project, string reference)
    {
        var segments = new List<string>(project.Split('/')[..^1]);
        foreach (var segment in reference.Split('/', '\\'))
        {
            if (segment == ".." && segments.Count > 0)
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment is not ("" or "."))
            {
                segments.Add(segment);
            }
        }

        return string.Join('/', segments);
    }

    private ProjectText? ReadShared(string file)
    {
        if (!_shared.TryGetValue(file, out var text))
        {
            _shared.Add(file, text = ReadText(file));
        }

        return text;
    }

    private ProjectText? ReadText(string file)
    {
        var shown = ShownPath.Of(file, _root);
        try
        {
            if (RepositoryText.TryRead(_root, shown, ProjectText.MaximumLength, out var content, out var reason))
            {
                return ProjectFiles.IsApp(file) ? ProjectText.ReadApp(content) : ProjectText.Read(content);
            }

            if (reason is not null)
            {
                _problems.Add(new InputProblem(shown, reason));
            }
        }
        catch (XmlException exception)
        {
            _problems.Add(
                new InputProblem(
                    new FileLocation(shown, exception.LineNumber, exception.LinePosition).ToString(),
                    $"it is not valid XML: {exception.Message}"));
        }

        return null;
    }

    private static bool HasPages(string folder)
    {
        try
        {
            return FoldersOfPages.Any(name => Directory.Exists(Path.Combine(folder, name)))
                || Directory.EnumerateFiles(folder).Any(file => Path.GetExtension(file) is ".razor" or ".cshtml")
                || Directory.Exists(Path.Combine(folder, "Components"))
                    && Directory.EnumerateFiles(Path.Combine(folder, "Components")).Any(file => Path.GetExtension(file) is ".razor");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
