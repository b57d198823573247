using Psi.Policy;

namespace Psi.Inventory.Services;

/// <summary>Names of container images.</summary>
internal static class ImageName
{
    // Docker's own registry goes without saying, and so does the folder of its official images.
    private static readonly string[] Implied = ["docker.io/", "index.docker.io/", "registry-1.docker.io/"];

    private const string Official = "library/";

    /// <summary>
    /// The image without tag and digest, its registry kept unless it is Docker's own: <c>redis</c> for <c>docker.io/library/redis:7</c>.
    /// Null when no image is named, as with <c>scratch</c>.
    /// </summary>
    /// <seealso href="https://docs.docker.com/reference/cli/docker/image/tag/#description"/>
    public static string? Of(string written)
    {
        var name = WithoutTag(written.Trim());
        foreach (var registry in Implied)
        {
            if (name.StartsWith(registry, StringComparison.OrdinalIgnoreCase))
            {
                name = name.Substring(registry.Length);
                break;
            }
        }

        if (name.StartsWith(Official, StringComparison.Ordinal))
        {
            name = name.Substring(Official.Length);
        }

        // A variable in its registry leaves the image known; one in its own name does not.
        return name is "" or "scratch" || !DisplayText.IsName(name) || name.IndexOf(' ') >= 0
            || name.IndexOf('$', name.LastIndexOf('/') + 1) >= 0
                ? null
                : name;
    }

    // A colon before the last slash is a registry's port, and one in braces belongs to a variable.
    private static string WithoutTag(string written)
    {
        var (braces, colon) = (0, -1);
        for (var at = 0; at < written.Length; at++)
        {
            switch (written[at])
            {
                case '{':
                    braces++;
                    break;
                case '}':
                    braces--;
                    break;
                case '@' when braces == 0:
                    return written.Substring(0, colon < 0 ? at : colon);
                case '/' when braces == 0:
                    colon = -1;
                    break;
                case ':' when braces == 0 && colon < 0:
                    colon = at;
                    break;
            }
        }

        return colon < 0 ? written : written.Substring(0, colon);
    }
}
