using Psi.Insights.Checkout;

namespace Psi.Insights.Verify;

/// <summary>
/// The repository's own files that a decision depends on, as they were before anything of the repository ran. A build can write a waiver or
/// an exclusion that nobody has reviewed.
/// </summary>
internal sealed class DecisionFiles
{
    private static readonly string[] Names = [RepositoryRoot.ProductFileName, "psi.baseline.yaml"];

    private readonly List<(string Name, byte[]? Content, string? Link)> _files = [];

    private DecisionFiles()
    {
    }

    /// <summary>Keeps those of a root.</summary>
    /// <param name="root">A full path.</param>
    /// <exception cref="IOException">One can't be read.</exception>
    public static DecisionFiles Of(string root)
    {
        var kept = new DecisionFiles();
        foreach (var name in Names)
        {
            var file = new FileInfo(Path.Combine(root, name));
            var content = file.Exists && file.LinkTarget is null ? File.ReadAllBytes(file.FullName) : null;
            kept._files.Add((name, content, file.LinkTarget));
        }

        return kept;
    }

    /// <summary>Puts them back, and takes away what was not there.</summary>
    /// <param name="root">The root of the copy that was built, a full path.</param>
    public void PutBack(string root)
    {
        foreach (var (name, content, link) in _files)
        {
            var path = Path.Combine(root, name);
            if (Directory.Exists(path) && new DirectoryInfo(path).LinkTarget is null)
            {
                Directory.Delete(path, recursive: true);
            }
            else
            {
                File.Delete(path);
            }

            if (link is not null)
            {
                File.CreateSymbolicLink(path, link);
            }
            else if (content is not null)
            {
                File.WriteAllBytes(path, content);
            }
        }
    }
}
