using Psi.Policy;

namespace Psi.Inventory.Services;

/// <summary>
/// What the files of a repository that are not of one project say of the services it uses: compose files, Dockerfiles, Kubernetes
/// manifests, infrastructure code and pipelines. Files are read, never run; a link is not followed; what can't be read is named.
/// </summary>
public static class RepositoryServiceSigns
{
    /// <summary>The longest file that is read, in bytes.</summary>
    private const int MaximumLength = 4 * 1024 * 1024;

    /// <summary>What the files of a repository say.</summary>
    /// <param name="root">The repository root, a full path.</param>
    /// <param name="isLink">As for <see cref="RepositoryWalk.Of"/>.</param>
    /// <returns>Whatever the files hold, nothing is thrown.</returns>
    public static ServiceSurvey Of(string root, Func<FileSystemInfo, bool>? isLink = null)
    {
        var walk = RepositoryWalk.Of(root, IsWanted, isLink);
        var filesRead = new List<string>();
        var files = new RepositoryFiles([.. walk.Files.Select(file => file.Path)], path => Open(root, path, filesRead));
        List<SignCollector> collected = [.. walk.Unreadable.Select(folder => Unread(folder.Path, DisplayText.OneLine(folder.Reason)))];
        foreach (var file in walk.Files)
        {
            if (ServiceFileKind.Of(file.Path) is { Count: > 0 } kinds)
            {
                collected.AddRange(In(root, file, kinds, files, filesRead));
            }
        }

        return ServiceSurvey.Of(collected, filesRead);
    }

    /// <summary>What one file says. Pure, but for the files that it names.</summary>
    internal static SignCollector In(RepositoryFile file, RepositoryFiles files) => In(file, ServiceFileKind.Of(file.Path), files);

    private static SignCollector In(RepositoryFile file, IReadOnlyList<ServiceFileKind> kinds, RepositoryFiles files)
    {
        var signs = new SignCollector(file.Path);
        foreach (var kind in kinds)
        {
            if (kind.IsCandidate is null || kind.IsCandidate(file.Text))
            {
                kind.Read(file, files, signs);
            }
        }

        return signs;
    }

    private static IEnumerable<SignCollector> In(
        string root, WalkedFile file, IReadOnlyList<ServiceFileKind> kinds, RepositoryFiles files, List<string> filesRead)
    {
        var isKnownByName = kinds.Any(kind => kind.IsCandidate is null);
        var path = Path.Combine(root, file.Path);
        if (file.IsLink)
        {
            // The target of a link inside the repository is found in its own place.
            return isKnownByName && RepositoryLinks.LeadOut(root, path) ? [Unread(file.Path, RepositoryLinks.Reason)] : [];
        }

        if (FileContent.TryReadIn(root, path, MaximumLength, out var content, out var reason))
        {
            filesRead.Add(path);
            return [In(new RepositoryFile(file.Path, content), kinds, files)];
        }

        // Manifests and templates are never that long; a file of data may well be.
        return isKnownByName && reason is not null ? [Unread(file.Path, reason)] : [];
    }

    private static (byte[]? Content, string? Reason) Open(string root, string path, List<string> filesRead)
    {
        var full = Path.Combine(root, path);
        if (FileContent.TryReadIn(root, full, MaximumLength, out var content, out var reason))
        {
            filesRead.Add(full);
        }

        return (content, reason);
    }

    private static bool IsWanted(string path) => ServiceFileKind.MayBe(path) || OwnScanners.IsCandidate(path);

    private static SignCollector Unread(string path, string reason)
    {
        var signs = new SignCollector(path);
        signs.Unreadable(new FileLocation(path), reason);
        return signs;
    }
}
