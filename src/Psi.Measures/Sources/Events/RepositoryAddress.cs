namespace Psi.Measures.Sources.Events;

/// <summary>The address of a repository, made of the address of something in it: as one would clone it, without <c>.git</c>.</summary>
internal static class RepositoryAddress
{
    private const string InGitLab = "/-/";

    /// <summary>By the page of an issue, a release or the like.</summary>
    /// <param name="page">The address of the page; null when it is not told.</param>
    /// <param name="part">What follows the repository in it: <c>issues</c>.</param>
    /// <returns>Null when the page is of another form.</returns>
    public static string? OfPage(string? page, string part)
    {
        if (Read(page) is not { } address)
        {
            return null;
        }

        var path = address.AbsolutePath;
        var end = path.IndexOf(InGitLab, StringComparison.Ordinal) is >= 0 and var found
            ? found
            : path.LastIndexOf($"/{part}/", StringComparison.Ordinal);
        return end < 0 ? null : Of(address, address.Host, path[..end]);
    }

    /// <summary>By the address that GitHub's API has for a repository, on github.com or a server of one's own.</summary>
    /// <returns>Null when it is of another form.</returns>
    public static string? OfGitHubApi(string? api)
    {
        if (Read(api) is not { } address)
        {
            return null;
        }

        const string onServer = "/api/v3/repos/", onGitHub = "/repos/";
        var path = address.AbsolutePath;
        return address.Host.StartsWith("api.", StringComparison.Ordinal) && path.StartsWith(onGitHub, StringComparison.Ordinal)
                ? Of(address, address.Host[4..], path[(onGitHub.Length - 1)..])
            : path.StartsWith(onServer, StringComparison.Ordinal) ? Of(address, address.Host, path[(onServer.Length - 1)..])
            : null;
    }

    private static Uri? Read(string? text) =>
        text?.Length <= SourceText.Longest && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? address
            : null;

    // An owner and a name at least. What an address says before its host may be a token.
    private static string? Of(Uri address, string host, string path)
    {
        var port = address.IsDefaultPort ? "" : FormattableString.Invariant($":{address.Port}");
        return path.Trim('/').Contains('/', StringComparison.Ordinal) ? $"{address.Scheme}://{host}{port}{path.TrimEnd('/')}" : null;
    }
}
