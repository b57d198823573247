using Psi.Manifest;
using Psi.Policy;

namespace Psi.Build;

/// <summary>The fragment's copy in the manifest folder, from which <c>psi manifest</c> collects.</summary>
internal static class FragmentCopy
{
    /// <summary>Writes the copy.</summary>
    /// <param name="path">Absolute.</param>
    /// <param name="bytes">The fragment.</param>
    /// <param name="project">The project as it is shown.</param>
    /// <returns>PSI1006 when it can't be written: what was decided about the project would be missing from the manifest.</returns>
    public static Problem? Write(string path, byte[] bytes, string project)
    {
        try
        {
            AtomicFile.Write(path, bytes);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return Problem.Undetermined(
                new FileLocation(project),
                "The fragment of this project can't be written to the manifest folder, "
                + $"so the manifest will lack it or show an older one: {exception.Message.TrimEnd('.')}. "
                + "Make the folder writable or, where the sources are read-only, set PsiManifestDirectory to a folder that is.");
        }
    }
}
