using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Psi.Policy;

/// <summary>
/// A package URL: <c>pkg:type/namespace/name@version?qualifiers#subpath</c>
/// (purl specification, <see href="https://github.com/package-url/purl-spec"/>). Namespace, name and version are held decoded.
/// </summary>
public sealed record PackageUrl
{
    private PackageUrl(string type, string? @namespace, string name, string? version) =>
        (Type, Namespace, Name, Version) = (type, @namespace, name, version);

    /// <summary>The ecosystem in lower case: <c>nuget</c>, <c>npm</c>, <c>docker</c>, <c>githubactions</c>, <c>generic</c>…</summary>
    public string Type { get; }

    /// <summary>What precedes the name, with <c>/</c> between its segments; null when there is none.</summary>
    public string? Namespace { get; }

    /// <summary>The name as written; see <see cref="NameComparison"/> for how it compares.</summary>
    public string Name { get; }

    /// <summary>The version as written; null when there is none.</summary>
    public string? Version { get; }

    /// <summary>Namespace and name, as people write them: <c>@scope/name</c>, <c>library/postgres</c>, <c>Serilog</c>.</summary>
    public string FullName => Namespace is null ? Name : $"{Namespace}/{Name}";

    /// <summary>How names of this ecosystem compare. NuGet, GitHub, npm, Docker and PyPI ignore case; the others do not.</summary>
    public StringComparison NameComparison => ComparisonOf(Type);

    /// <summary>The same component without its version.</summary>
    public PackageUrl WithoutVersion => Version is null ? this : new PackageUrl(Type, Namespace, Name, null);

    /// <summary>A NuGet package.</summary>
    public static PackageUrl NuGet(string id, string? version = null) => new("nuget", null, id, version);

    /// <summary>Something that has no package ecosystem, such as a runtime: <c>pkg:generic/dotnet-runtime@10.0</c>.</summary>
    public static PackageUrl Generic(string name, string? version = null) => new("generic", null, name, version);

    /// <summary>Whether two URLs name the same component, whatever their versions.</summary>
    public bool NamesSameAs(PackageUrl other) =>
        Type == other.Type && string.Equals(FullName, other.FullName, NameComparison);

    /// <summary>Reads a package URL. Qualifiers and subpath are accepted and dropped: no decision rests on them.</summary>
    /// <param name="text">The text; never throws, whatever it is.</param>
    /// <param name="result">The package URL, or null.</param>
    /// <param name="expectation">What was expected instead, when the result is null.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PackageUrl? result, [NotNullWhen(false)] out string? expectation)
    {
        result = null;
        expectation = "expected a package URL such as pkg:nuget/Serilog";
        if (text is null || !text.StartsWith("pkg:", StringComparison.OrdinalIgnoreCase)) return false;

        var rest = CutFrom(CutFrom(text.Substring(4).TrimStart('/'), '#'), '?');
        var firstSlash = rest.IndexOf('/');
        if (firstSlash <= 0)
        {
            expectation = "a package URL has a type and a name: pkg:<type>/<name>";
            return false;
        }

        var type = rest.Substring(0, firstSlash).ToLowerInvariant();
        if (!type.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '.' or '-' or '+'))
        {
            expectation = $"'{type}' is not a package URL type; known ones are nuget, npm, docker, githubactions and generic";
            return false;
        }

        var path = rest.Substring(firstSlash + 1).Trim('/');
        // An npm scope may be written @scope: the version's @ is the last one, and it follows the last slash.
        var lastSlash = path.LastIndexOf('/');
        var at = path.LastIndexOf('@');
        var hasVersion = at > lastSlash + 1;
        var version = hasVersion ? Decode(path.Substring(at + 1)) : null;
        if (hasVersion) path = path.Substring(0, at);

        var name = Decode(path.Substring(lastSlash + 1));
        var @namespace = lastSlash > 0
            ? string.Join("/", path.Substring(0, lastSlash).Split(['/'], StringSplitOptions.RemoveEmptyEntries).Select(Decode))
            : null;
        if (name.Length == 0 || version is { Length: 0 } || (name + @namespace + version).Any(char.IsControl))
        {
            expectation = "a package URL has a type and a name: pkg:<type>/<name>, and a version only after @";
            return false;
        }

        result = new PackageUrl(type, @namespace, name, version);
        expectation = null;
        return true;
    }

    /// <summary>Reads a package URL.</summary>
    /// <exception cref="FormatException">The text is not a package URL.</exception>
    public static PackageUrl Parse(string text) =>
        TryParse(text, out var result, out var expectation) ? result : throw new FormatException($"'{text}': {expectation}");

    /// <summary>The canonical form, with namespace, name and version percent-encoded.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("pkg:").Append(Type).Append('/');
        if (Namespace is not null)
        {
            foreach (var segment in Namespace.Split('/')) text.Append(Encode(segment)).Append('/');
        }

        text.Append(Encode(Name));
        if (Version is not null) text.Append('@').Append(Encode(Version));
        return text.ToString();
    }

    /// <inheritdoc/>
    public bool Equals(PackageUrl? other) =>
        other is not null && NamesSameAs(other) && string.Equals(Version, other.Version, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(FullName);

    internal static StringComparison ComparisonOf(string type) =>
        type is "nuget" or "npm" or "docker" or "oci" or "github" or "githubactions" or "pypi"
            ? StringComparison.OrdinalIgnoreCase
            : StringComparison.Ordinal;

    private static string CutFrom(string text, char mark) =>
        text.IndexOf(mark) is >= 0 and var at ? text.Substring(0, at) : text;

    private static string Decode(string text) => text.IndexOf('%') < 0 ? text : Uri.UnescapeDataString(text);

    // The specification leaves ':' and, in names of ours, '*' unencoded.
    private static string Encode(string text) => Uri.EscapeDataString(text).Replace("%3A", ":").Replace("%2A", "*");
}
