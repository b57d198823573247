using System.Text.RegularExpressions;
using Psi.Insights.Checkout;

namespace Psi.Insights.Init;

/// <summary>What the address of a git remote says about a repository.</summary>
/// <param name="Address">The address without credentials.</param>
/// <param name="Name">The repository's name on the server.</param>
/// <param name="Group">The group or project that holds it, as far as that is a part of an organisation and not the organisation itself;
/// null when the address does not tell.</param>
/// <param name="IsGroupCertain">Whether the group is one within an organisation; otherwise it is likely.</param>
internal sealed partial record RemoteRepository(string Address, string Name, string? Group, bool IsGroupCertain)
{
    // On these hosts a path begins with an organisation or a person.
    private static readonly string[] SharedHosts = ["github.com", "gitlab.com", "bitbucket.org", "codeberg.org"];

    private static readonly string[] AzureSshHosts = ["ssh.dev.azure.com", "vs-ssh.visualstudio.com"];

    /// <summary>Reads an address; null when it says nothing that may be shown.</summary>
    /// <param name="remote">As git gives it, perhaps with credentials.</param>
    public static RemoteRepository? Of(string remote)
    {
        if (RemoteAddress.Public(remote) is not { } address)
        {
            return null;
        }

        var (host, path) = Split(address);
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToList();
        if (segments.Count == 0)
        {
            return null;
        }

        var name = segments[^1].EndsWith(".git", StringComparison.Ordinal) ? segments[^1][..^4] : segments[^1];
        var (group, isCertain) = GroupOf(host, path, segments);
        return group is null || group.StartsWith('~') ? new(address, name, null, false) : new(address, name, group, isCertain);
    }

    private static (string? Group, bool IsCertain) GroupOf(string host, string path, List<string> segments)
    {
        // A path of the server's file system (host:/srv/git/api.git) names folders, not groups.
        if (host.Length == 0 || path.StartsWith("//", StringComparison.Ordinal))
        {
            return (null, false);
        }

        if (AzureSshHosts.Contains(host))
        {
            return segments is ["v3", _, var project, _] ? (project, true) : (null, false);
        }

        if (segments.IndexOf("_git") is >= 0 and var git)
        {
            // dev.azure.com/organisation/project/_git/repository; a project's first repository leaves the project out.
            var least = host == "dev.azure.com" ? 2 : 1;
            return git >= least && segments[git - 1] != "DefaultCollection" ? (segments[git - 1], true) : (null, false);
        }

        // Bitbucket Data Center: host/scm/PROJECT/repository.git.
        if (segments is ["scm", _, _])
        {
            segments = segments[1..];
        }

        return segments.Count switch
        {
            > 2 => (segments[1], true),
            2 when !SharedHosts.Contains(host) => (segments[0], false),
            _ => (null, false),
        };
    }

    // scheme://user@host:port/path, or git's own user@host:path; what is neither is a name only.
    private static (string Host, string Path) Split(string address)
    {
        if (Url().Match(address) is { Success: true } url)
        {
            return (url.Groups["host"].Value.ToLowerInvariant(), url.Groups["path"].Value);
        }

        if (HostAndPath().Match(address) is not { Success: true } match)
        {
            return ("", address);
        }

        var path = match.Groups["path"].Value;
        return (match.Groups["host"].Value.ToLowerInvariant(), path.StartsWith('/') ? "/" + path : path);
    }

    [
        GeneratedRegex(
            @"^[^:/]+://(?:[^/@]*@)?(?<host>\[[^\]/]*\]|[^/:]*)(?::\d*)?/(?<path>.*)$",
            RegexOptions.CultureInvariant | RegexOptions.Singleline),
    ]
    private static partial Regex Url();

    [GeneratedRegex(@"^(?:[^/:@]*@)?(?<host>[^/:@]{2,}):(?<path>.*)$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex HostAndPath();
}
