using System.Buffers;
using System.Text.RegularExpressions;

namespace Psi.Measures.Sources.Git;

/// <summary>Which tags are releases to production.</summary>
public static partial class ReleaseTag
{
    private static readonly HashSet<string> Unfinished = new(
        ["alpha", "beta", "rc", "pre", "preview", "prerelease", "nightly", "snapshot", "canary"], StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<char> Letters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>
    /// Whether a tag is named by a version, alone or after a word: <c>v1.2.3</c>, <c>release/1.2</c>, <c>product-1.2.3</c>. A number alone
    /// (<c>v5</c>, <c>2234</c>) does not count: it may be a build, or a tag that moves on with each release. Nor does a version with a
    /// hyphen, which is a prerelease by Semantic Versioning, unless the hyphen says that it is final.
    /// </summary>
    public static bool IsRelease(string name) => VersionOf(name) is not null;

    /// <summary>
    /// The releases among tags, in the order of their times. Several tags of one commit, or of one version (<c>v1.2.3</c> and
    /// <c>1.2.3</c>), are one release, at the time of the first of them. A tag whose time nobody knows is left out.
    /// </summary>
    public static IReadOnlyList<GitTag> Among(IEnumerable<GitTag> tags) =>
    [
        .. tags.Where(tag => tag.At is not null && IsRelease(tag.Name))
            .OrderBy(tag => tag.At)
            .ThenBy(tag => tag.Name, StringComparer.Ordinal)
            .DistinctBy(tag => VersionOf(tag.Name), StringComparer.Ordinal)
            .DistinctBy(tag => tag.Commit),
    ];

    // What is released, without the letter that some tags of it have.
    private static string? VersionOf(string name) =>
        Version().Match(name) is { Success: true } version
        && !Unfinished.Contains(LastWordOf(version.Groups["before"].Value))
        && Finished().IsMatch(version.Groups["after"].Value)
            ? $"{version.Groups["before"].Value}{version.Groups["version"].Value}{version.Groups["after"].Value}"
            : null;

    private static string LastWordOf(string text)
    {
        var end = text.AsSpan().LastIndexOfAny(Letters) + 1;
        return text[(text.AsSpan(0, end).LastIndexOfAnyExcept(Letters) + 1)..end];
    }

    // The first place where a version begins.
    [GeneratedRegex(
        @"^(?<before>|.*?[/_@-]|.*?[A-Za-z]\.)[vV]?(?<version>[0-9]+(\.[0-9]+){1,3})(?<after>.*)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Version();

    [GeneratedRegex(
        @"^([.-](final|ga|release|rtm|lts))?(\+.*)?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Finished();
}
