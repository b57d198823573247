namespace Psi.Measures.Sources.Findings;

/// <summary>Names of packages, as findings have them.</summary>
internal static class Packages
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["cocoapods"] = "cocoapods",
        ["composer"] = "composer",
        ["gomodules"] = "golang",
        ["golangdep"] = "golang",
        ["gradle"] = "maven",
        ["hex"] = "hex",
        ["maven"] = "maven",
        ["npm"] = "npm",
        ["nuget"] = "nuget",
        ["paket"] = "nuget",
        ["pip"] = "pypi",
        ["pipenv"] = "pypi",
        ["pnpm"] = "npm",
        ["poetry"] = "pypi",
        ["rubygems"] = "gem",
        ["sbt"] = "maven",
        ["swift"] = "swift",
        ["yarn"] = "npm",
        ["yarn-workspace"] = "npm",
    };

    /// <summary>The type of a purl by the name of a package manager; <c>generic</c> where it is not known.</summary>
    public static string Type(string? manager) => Types.GetValueOrDefault(manager ?? "", "generic");

    /// <summary>A package as a purl: <c>pkg:nuget/Newtonsoft.Json@12.0.1</c>.</summary>
    /// <param name="type">The type of the purl.</param>
    /// <param name="name">As the package manager writes it; a Maven group before <c>:</c>, an npm scope or Go path before <c>/</c>.</param>
    /// <param name="version">Null when it is not known.</param>
    public static string Purl(string type, string name, string? version)
    {
        // The @ of an npm scope would read as the beginning of a version.
        var path = (type == "maven" ? name.Replace(':', '/') : name).Replace("@", "%40", StringComparison.Ordinal);
        return string.IsNullOrWhiteSpace(version) ? $"pkg:{type}/{path}" : $"pkg:{type}/{path}@{version}";
    }

    /// <summary>
    /// A purl without its version and what comes after it: a vulnerability that is still in the next version of a package is the same one.
    /// </summary>
    public static string WithoutVersion(string purl)
    {
        var end = purl.IndexOfAny(['?', '#']);
        var name = end < 0 ? purl : purl[..end];
        var version = name.LastIndexOf('@');
        return version > name.LastIndexOf('/') && version > 0 ? name[..version] : name;
    }

    /// <summary>
    /// An image without its tag and digest: what is found in the next build of it is the same, and what is found in another image is not.
    /// </summary>
    public static string Image(string name)
    {
        name = WithoutVersion(name);
        var tag = name.LastIndexOf(':');
        // Before the last / it is the port of a registry.
        return tag > name.LastIndexOf('/') && tag > 0 ? name[..tag] : name;
    }
}
