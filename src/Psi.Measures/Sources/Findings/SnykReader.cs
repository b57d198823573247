using Psi.Measures.Sources.Json;

namespace Psi.Measures.Sources.Findings;

/// <summary>
/// Reads what <c>snyk test --json</c> writes: a project, or a list of them. A vulnerable package is one finding of its project, however
/// many paths lead to it.
/// </summary>
internal sealed class SnykReader : ISourceReader
{
    private static readonly string[] Heads =
    [
        "$schema", "ok", "error", "packageManager", "projectName", "displayTargetFile", "targetFile", "infrastructureAsCodeIssues[]",
        "docker.image",
    ];

    private static readonly string[] Lists = ["vulnerabilities[]", "filtered.ignore[]", "filtered.patch[]"];

    /// <inheritdoc/>
    public string Kind => "snyk";

    /// <inheritdoc/>
    public string Title => "Snyk's JSON, as snyk test and snyk container test write it";

    /// <inheritdoc/>
    public void Read(SourceFile file, ISourceRecords records)
    {
        var projects = ReadProjects(file);
        foreach (var project in projects)
        {
            records.Add(project.ToRun(file.Entry));
        }

        SourceJson.Read(file, OneOrMany(Lists), part =>
        {
            var (project, which) = Place(part, Lists.Length);
            if (project >= projects.Count)
            {
                throw new SourceFormatException("'ok' is missing; expected the output of snyk test --json", part.Value.At);
            }

            projects[project].Take(part.Value.AsObject(), which, file.Entry, records);
        });
        if (projects.FindIndex(project => project.IsSilent) is >= 0 and var silent)
        {
            throw new SourceFormatException(
                "'ok' is false, and neither a vulnerability nor an error is told", FormattableString.Invariant($"project {silent}"));
        }

        projects.ForEach(project => project.Finish(records));
    }

    private static List<SnykProject> ReadProjects(SourceFile file)
    {
        List<SnykProject> projects = [];
        FindingJson.ReadHeads(file, OneOrMany(Heads), part =>
        {
            var (number, which) = Place(part, Heads.Length);
            while (projects.Count <= number)
            {
                projects.Add(new SnykProject());
            }

            projects[number].TakeHead(which, part.Value);
        });
        return projects.FindIndex(project => project.Ok is null && !project.HasError) >= 0 || projects.Count == 0
            ? throw new SourceFormatException("'ok' is missing; expected the output of snyk test --json")
            : projects;
    }

    // The same paths for a project alone, then for each of a list.
    private static string[] OneOrMany(string[] paths) => [.. paths, .. paths.Select(path => $"[].{path}")];

    private static (int Project, int Which) Place(in JsonPart part, int paths) =>
        part.Which < paths ? (0, part.Which) : (part.Indexes[0], part.Which - paths);
}
