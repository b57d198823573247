namespace Psi.EndToEnd.Tests.Harness;

/// <summary>What a command printed and how it ended.</summary>
internal sealed record CommandResult(string CommandLine, int ExitCode, string Output)
{
    /// <summary>Every diagnostic once, in the order of the output.</summary>
    public IReadOnlyList<BuildMessage> Diagnostics =>
        [.. Output.Split('\n').Select(BuildMessage.Parse).OfType<BuildMessage>().Distinct()];

    /// <summary>Psi's own diagnostics.</summary>
    public IReadOnlyList<BuildMessage> PsiDiagnostics =>
        [.. Diagnostics.Where(message => message.Id.StartsWith("PSI", StringComparison.Ordinal))];

    /// <summary>The lines that name a project as their file or as the project that was built.</summary>
    /// <param name="project">The project file, or the end of its path where several have its name.</param>
    public CommandResult About(string project) =>
        this with
        {
            Output = string.Join(
                '\n',
                Output.Split('\n')
                    .Where(line =>
                        line.Contains($"/{project}", StringComparison.Ordinal) || line.Contains($"\\{project}", StringComparison.Ordinal))),
        };

    /// <summary>Fails with the whole output unless the command ended so.</summary>
    public CommandResult ShouldExit(int expected)
    {
        Assert.True(ExitCode == expected, $"{CommandLine} ended with {ExitCode}, expected {expected}:\n{Output}");
        return this;
    }

    /// <summary>The only diagnostic with this id; fails with the whole output when there is not exactly one.</summary>
    public BuildMessage Single(string id)
    {
        var found = Diagnostics.Where(message => message.Id == id).ToList();
        Assert.True(found.Count == 1, $"expected one {id}, found {found.Count}:\n{Output}");
        return found[0];
    }
}
