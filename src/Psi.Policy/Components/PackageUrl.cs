using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Psi.Policy;

/// <summary>
/// A package URL: <c>pkg:type/namespace/name@version?qualifiers#subpath</c>
/// (purl specification, <see href="https://github.com/package-url/purl-spec"/>). Namespace, name and version are held decoded.
/// Written by hand: it compares by the rules of each ecosystem, refuses hostile text, and loads into MSBuild without other assemblies.
/// </summary>
public sealed record PackageUrl
{
    private const int MaximumLength = 1024;

    // A character has at most three bytes, and each of them three characters of the canonical form.
    private const int MostCanonicalLengthOfCharacter = 9;

    private static readonly string PlainExpectation =
        $"a package URL has no spaces and no invisible characters, and in its canonical form at most {MaximumLength} characters";

    private PackageUrl(string type, string? @namespace, string name, string? version) =>
        (Type, Namespace, Name, Version) = (type, @namespace, name, version);

    /// <summary>The ecosystem in lower case: <c>nuget</c>, <c>npm</c>, <c>docker</c>, <c>githubactions</c>, <c>generic</c>…</summary>
    public string Type { get; }

    /// <summary>What precedes the name, with <c>/</c> between its segments; null without one.</summary>
    public string? Namespace { get; }

    /// <summary>The name as written; see <see cref="NameComparison"/> for how it compares.</summary>
    public string Name { get; }

    /// <summary>The version as written; null without one.</summary>
    public string? Version { get; }

    /// <summary>Namespace and name, as people write them: <c>@scope/name</c>, <c>library/postgres</c>, <c>Serilog</c>.</summary>
    public string FullName => Namespace is null ? Name : $"{Namespace}/{Name}";

    /// <summary>How names of this ecosystem compare. NuGet, GitHub, npm, Docker and PyPI ignore case; the others do not.</summary>
    public StringComparison NameComparison => ComparisonOf(Type);

    /// <summary>The same component without its version.</summary>
    public PackageUrl WithoutVersion => Version is null ? this : new PackageUrl(Type, Namespace, Name, null);

    /// <summary>The same component in another version; null for none.</summary>
    internal PackageUrl WithVersion(string? version) => new(Type, Namespace, Name, version);

    /// <summary>Something else of the same type and namespace, without a version.</summary>
    internal PackageUrl WithName(string name) => new(Type, Namespace, name, null);

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
        if (text is null || !text.StartsWith("pkg:", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        if (text.Length > MaximumLength || !DisplayText.IsVisible(text) || text.Any(char.IsWhiteSpace))
        {
            expectation = PlainExpectation;
            return false;
        }

        var rest = CutFrom(CutFrom(text.Substring("pkg:".Length).TrimStart('/'), '#'), '?');
        var firstSlash = rest.IndexOf('/');
        if (firstSlash <= 0)
        {
            expectation = "a package URL has a type and a name: pkg:<type>/<name>";
            return false;
        }

        if (!IsType(rest.Substring(0, firstSlash)))
        {
            expectation = $"'{rest.Substring(0, firstSlash)}' is not a package URL type; "
                + "known ones are nuget, npm, docker, githubactions and generic";
            return false;
        }

        var type = rest.Substring(0, firstSlash).ToLowerInvariant();
        var (path, version) = SplitVersion(rest.Substring(firstSlash + 1).Trim('/'));
        // A slash may come percent-encoded (%40scope%2Fname): the parts are taken apart after decoding, or one component had two forms.
        var segments = Decode(path).Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        if (segments.Length == 0 || version is { Length: 0 } || !DisplayText.IsVisible(string.Concat(segments) + version))
        {
            expectation = "a package URL has a type and a name: pkg:<type>/<name>, and a version only after @";
            return false;
        }

        if (type == "nuget" && segments.Length > 1)
        {
            expectation = "a NuGet package has one name, without '/': pkg:nuget/<id>";
            return false;
        }

        var last = segments.Length - 1;
        var read = new PackageUrl(type, last == 0 ? null : string.Join("/", segments.Take(last)), segments[last], version);
        // What is written is the canonical form, and what is written must be readable.
        if (text.Length > MaximumLength / MostCanonicalLengthOfCharacter && read.ToString().Length > MaximumLength)
        {
            expectation = PlainExpectation;
            return false;
        }

        result = read;
        expectation = null;
        return true;
    }

    /// <summary>Why the canonical form could not be read again; null when it could. Names come from files that may be hostile.</summary>
    public string? Mistake =>
        ToString().Length > MaximumLength || !DisplayText.IsVisible(FullName + Version) || string.IsNullOrWhiteSpace(Name)
            ? PlainExpectation
            : null;

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
            foreach (var segment in Namespace.Split('/'))
            {
                text.Append(Encode(segment)).Append('/');
            }
        }

        text.Append(Encode(Name));
        if (Version is not null)
        {
            text.Append('@').Append(Encode(Version));
        }

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

    private static bool IsType(string text) =>
        text[0] is not (>= '0' and <= '9')
        && text.All(letter => letter is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '.' or '-' or '+');

    // The version follows the last @, unless that begins a segment: then it is an npm scope (pkg:npm/@scope/name).
    private static (string Path, string? Version) SplitVersion(string path)
    {
        var at = path.LastIndexOf('@');
        return at > 0 && path[at - 1] != '/' ? (path.Substring(0, at), Decode(path.Substring(at + 1))) : (path, null);
    }

    private static string CutFrom(string text, char mark) =>
        text.IndexOf(mark) is >= 0 and var at ? text.Substring(0, at) : text;

    private static string Decode(string text) => text.IndexOf('%') < 0 ? text : Uri.UnescapeDataString(text);

    // RFC 3986's unreserved characters stay, and with them ':', which the specification leaves unencoded, and '*' in patterns of ours.
    // Not Uri.EscapeDataString: it throws on long texts and lone surrogates on .NET Framework.
    private static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length);
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            var c = (char)octet;
            if (c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '-' or '.' or '_' or '~' or ':' or '*')
            {
                encoded.Append(c);
            }
            else
            {
                encoded.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
            }
        }

        return encoded.ToString();
    }
}
