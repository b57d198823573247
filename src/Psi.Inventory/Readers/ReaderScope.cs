namespace Psi.Inventory;

/// <summary>Who uses the components that a file declares.</summary>
public enum ReaderScope
{
    /// <summary>
    /// The projects in the file's folder and below it. A project uses the nearest such file at or above its own folder, as the .NET SDK
    /// does; it is read with the project.
    /// </summary>
    Project,

    /// <summary>
    /// The repository as a whole, like the base image of a Dockerfile. Every such file is read when the repository is walked.
    /// </summary>
    Repository,
}
