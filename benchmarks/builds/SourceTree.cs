namespace Psi.Benchmarks.Builds;

/// <summary>Sources to build: they can be laid into any number of folders.</summary>
internal interface ISourceTree
{
    /// <summary>What they are, as it is shown.</summary>
    string Title { get; }

    /// <summary>Whether they restore without any package but Psi's.</summary>
    bool NeedsNoPackages { get; }

    /// <summary>Lays the sources into an empty folder.</summary>
    /// <returns>The solution or project to build.</returns>
    string LayInto(string folder);
}
