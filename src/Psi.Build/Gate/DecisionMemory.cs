using Microsoft.Build.Framework;
using Psi.Manifest;

namespace Psi.Build;

/// <summary>
/// What step 1 decided about a project, for the gate of the same build: in the memory of the MSBuild process, where no file that anyone
/// could edit holds it, and only until the build ends. Another build reads everything again.
/// </summary>
/// <param name="engine">The build.</param>
/// <param name="fragment">The project's fragment, which tells projects, frameworks and configurations apart.</param>
internal sealed class DecisionMemory(IBuildEngine4 engine, string fragment)
{
    private const RegisteredTaskObjectLifetime UntilBuildEnds = RegisteredTaskObjectLifetime.Build;

    private readonly string _key = $"Psi.Build {fragment}";

    /// <summary>Keeps a decision.</summary>
    /// <param name="decided">The decision before the compile, with what it rests on.</param>
    public void Keep(RememberedDecision decided)
    {
        engine.UnregisterTaskObject(_key, UntilBuildEnds);
        engine.RegisterTaskObject(_key, decided, UntilBuildEnds, allowEarlyCollection: true);
    }

    /// <summary>The decision of step 1; null when it did not run in this build and process, or was told something else.</summary>
    /// <param name="settings">What the gate is told.</param>
    public RememberedDecision? Take(BuildSettings settings) =>
        engine.UnregisterTaskObject(_key, UntilBuildEnds) is RememberedDecision known && known.Settings.SaysTheSameAs(settings)
            ? known
            : null;
}

/// <summary>A decision that step 1 made.</summary>
/// <param name="Settings">What it was told.</param>
/// <param name="Decision">The decision before the compile.</param>
/// <param name="Paths">Where the files are that its places name: a file outside the repository is shown without its folder.</param>
/// <param name="Inputs">The files it rests on, with the digests they had.</param>
internal sealed record RememberedDecision(
    BuildSettings Settings, ProjectDecision Decision, ShownPaths Paths, IReadOnlyList<ManifestInput> Inputs);
