using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Psi.Policy;

namespace Psi.Inventory;

/// <summary>
/// Reads NuGet's <c>project.assets.json</c>, versions 3 and 4 (NuGet.ProjectModel's LockFileFormat writes them; the design of version 4 is
/// NuGet/Home#14534). Tried against what the .NET SDK 10.0.401 writes for both. Written by hand: NuGet.ProjectModel would load with all it
/// needs into every MSBuild process, and it does not keep the lines that messages name.
/// </summary>
internal static class AssetsFileReader
{
    /// <summary>The longest file that is read, in bytes.</summary>
    public const int MaximumLength = 256 * 1024 * 1024;

    /// <summary>Reads one target.</summary>
    /// <param name="content">The file; whatever it holds, nothing is thrown.</param>
    /// <param name="path">The file as it is shown.</param>
    /// <param name="requested">The target.</param>
    /// <param name="file">The target, or null.</param>
    /// <param name="problem">Why there is no target.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> content,
        string path,
        RequestedTarget requested,
        [NotNullWhen(true)] out AssetsFile? file,
        [NotNullWhen(false)] out Problem? problem)
    {
        file = null;
        try
        {
            var index = AssetsIndex.Of(content);
            if (ProjectOf(index) is { } project && !requested.IsProject(project))
            {
                problem = Problem.Undetermined(new FileLocation(path), AnotherProject(project, requested));
                return false;
            }

            if (AssetsTarget.Find(index, requested) is not { } target)
            {
                problem = Problem.Undetermined(new FileLocation(path), NoTarget(index, requested));
                return false;
            }

            file = AssetsTargetReader.Read(content, index, target);
            problem = null;
            return true;
        }
        catch (JsonFormatException e)
        {
            problem = Unreadable(e.Offset < 0 ? new FileLocation(path) : ByteOffset.LocationIn(content, e.Offset, path), e.Message);
            return false;
        }
        catch (JsonException e)
        {
            // The message ends with the position, which the location already has.
            var at = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
            var location = JsonWalker.LocationOf(e, path);
            problem = Unreadable(
                location, $"it is not JSON: {DisplayText.OneLine(at < 0 ? e.Message : e.Message.Substring(0, at)).TrimEnd('.')}");
            return false;
        }
        catch (InvalidOperationException)
        {
            // Utf8JsonReader checks the text of a string only when it is asked for.
            problem = Unreadable(new FileLocation(path), "one of its names or texts is not valid UTF-8");
            return false;
        }
    }

    /// <summary>A problem with the assets file.</summary>
    public static Problem Unreadable(FileLocation location, string reason) => Problem.Undetermined(
        location,
        $"The packages in use could not be determined from the assets file: {reason}. "
        + "Run 'dotnet restore --force'; if this stays, delete the file and restore again.");

    // Only the file names are compared: a checkout may be restored in one folder and built in another.
    private static string? ProjectOf(AssetsIndex index) =>
        index.Restore.ProjectPath is { Length: > 0 } path ? RepositoryPath.FileNameOf(RepositoryPath.Normalized("", path)) : null;

    private static string AnotherProject(string project, RequestedTarget requested) =>
        $"The packages in use could not be determined: the assets file was written for {DisplayText.OneLine(project)}, "
        + $"not for {requested.ProjectFile}. "
        + "Projects in one folder share 'obj' unless each has a BaseIntermediateOutputPath of its own. "
        + "Give it one, and run 'dotnet restore'.";

    private static string NoTarget(AssetsIndex index, RequestedTarget requested)
    {
        var targets = new List<string>(index.Targets.Keys);
        targets.Sort(StringComparer.Ordinal);
        return $"The packages in use could not be determined: the assets file has no target {DisplayText.OneLine(requested.ToString())}, "
            + $"only {(targets.Count == 0 ? "none at all" : DisplayText.OneLine(string.Join(", ", targets)))}. "
            + (requested.RuntimeIdentifier is null
                ? "Run 'dotnet restore' for the project as it is now."
                : "Run 'dotnet restore' with the same runtime identifier, or name it in RuntimeIdentifiers.");
    }
}
