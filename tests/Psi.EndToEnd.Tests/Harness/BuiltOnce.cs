namespace Psi.EndToEnd.Tests.Harness;

/// <summary>
/// A folder of many small projects that is built once, in parallel, for all facts of a test class: one more project costs about a second, a
/// separate build several. A fact looks at one project only, so each can be read and run alone.
/// </summary>
public abstract class BuiltOnce : IAsyncLifetime
{
    private const string Solution = "All.slnx";

    private UserFolder? _folder;
    private CommandResult? _build;

    /// <summary>What was built.</summary>
    internal UserFolder Folder => _folder ?? throw new InvalidOperationException("built too late");

    /// <summary>What the build printed about one project.</summary>
    /// <param name="project">The project file, or the end of its path where several have its name.</param>
    internal CommandResult Build(string project) => (_build ?? throw new InvalidOperationException("built too late")).About(project);

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _folder = await UserFolder.CreateAsync();
        Write(_folder);
        _folder.WriteSolution(Solution);
        _build = await BuildAsync(_folder, Solution);
        Assert.True(_folder.Fragments().Count > 0, $"nothing was built:\n{_build.Output}");
    }

    /// <inheritdoc/>
    public virtual Task DisposeAsync()
    {
        _folder?.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>Writes the projects.</summary>
    private protected abstract void Write(UserFolder folder);

    /// <summary>Builds them.</summary>
    private protected virtual Task<CommandResult> BuildAsync(UserFolder folder, string solution) => folder.BuildAsync(solution, "-m");
}
