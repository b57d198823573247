using Psi.Insights.CommandLine;
using Psi.Manifest;

namespace Psi.Insights.Manifests;

/// <summary>Reads what the builds left behind.</summary>
internal static class FragmentFiles
{
    /// <summary>How the name of a fragment ends.</summary>
    public const string Suffix = ".psi.json";

    /// <summary>More than any project needs, and little enough to hold in memory.</summary>
    public const long MaximumBytes = 64 * 1024 * 1024;

    /// <summary>The fragments directly in a folder, sorted by name. None when the folder does not exist.</summary>
    /// <param name="folder">A full path.</param>
    /// <param name="root">The repository root, for the paths of problems.</param>
    /// <param name="problems">Takes every file that is no fragment, with the reason.</param>
    public static IReadOnlyList<FragmentFile> Read(string folder, string root, ICollection<InputProblem> problems)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var read = new List<FragmentFile>();
        try
        {
            var files = new DirectoryInfo(folder)
                .EnumerateFiles()
                .Where(file => file.Name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase))
                .OrderBy(file => file.Name, StringComparer.Ordinal);
            foreach (var file in files)
            {
                var shown = ShownPath.Of(file.FullName, root);
                try
                {
                    read.Add(new FragmentFile(shown, Read(file)));
                }
                catch (ManifestFormatException exception)
                {
                    problems.Add(new InputProblem(shown, exception.Message));
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(new InputProblem(ShownPath.Of(folder, root), $"could not be read: {exception.Message}"));
        }

        return read;
    }

    private static Fragment Read(FileInfo file)
    {
        // A link could show any file of this machine in an error message.
        if (file.LinkTarget is not null)
        {
            throw new ManifestFormatException("a link, not a file; copy the fragment itself here");
        }

        if (file.Length > MaximumBytes)
        {
            throw new ManifestFormatException(
                $"larger than {MaximumBytes / 1024 / 1024} MiB, so not a fragment; delete it and build again");
        }

        try
        {
            var fragment = ManifestJson.ReadFragment(File.ReadAllBytes(file.FullName));
            ManifestConsistency.Require(fragment);
            return fragment;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ManifestFormatException($"could not be read: {exception.Message}", exception);
        }
    }
}
