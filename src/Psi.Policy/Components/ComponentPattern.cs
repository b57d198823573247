using System.Diagnostics.CodeAnalysis;

namespace Psi.Policy;

/// <summary>A package URL whose name may hold <c>*</c>, which matches any text, also an empty one: <c>pkg:nuget/Contoso.*</c>.</summary>
public sealed record ComponentPattern
{
    private readonly PackageUrl _purl;

    private ComponentPattern(PackageUrl purl) => _purl = purl;

    /// <summary>Whether it names one component exactly.</summary>
    public bool IsExact => _purl.FullName.IndexOf('*') < 0;

    /// <summary>The version the pattern is limited to; null for all.</summary>
    public string? Version => _purl.Version;

    /// <summary>What it names, when it names one component exactly: a key to look the component up by.</summary>
    internal PackageUrl Exactly => _purl.WithoutVersion;

    /// <summary>The name, <c>*</c> among its characters.</summary>
    internal string Name => _purl.Name;

    /// <summary>
    /// How specific it is: an exact name beats every glob, and of two globs the one with more literal characters wins.
    /// </summary>
    public int Specificity => IsExact ? int.MaxValue : _purl.FullName.Count(letter => letter != '*');

    /// <summary>Reads a pattern; the same texts as for <see cref="PackageUrl.TryParse"/>, with <c>*</c> in the name.</summary>
    public static bool TryParse(
        string? text, [NotNullWhen(true)] out ComponentPattern? pattern, [NotNullWhen(false)] out string? expectation)
    {
        pattern = null;
        if (!PackageUrl.TryParse(text, out var purl, out expectation))
        {
            return false;
        }

        if (purl.Namespace?.IndexOf('*') >= 0)
        {
            expectation = "'*' is allowed in the name only, not in what precedes it";
            return false;
        }

        if (purl.Version?.IndexOf('*') >= 0)
        {
            expectation = "'*' is allowed in the name only; name one version, or leave it out for all";
            return false;
        }

        pattern = new ComponentPattern(purl);
        return true;
    }

    /// <summary>Whether the pattern names this component.</summary>
    public bool Matches(PackageUrl component) =>
        MatchesInSomeVersion(component)
        && (_purl.Version is null || ComponentVersion.AreSame(_purl.Type, _purl.Version, component.Version));

    /// <summary>Whether the pattern names this component, whichever version the pattern is limited to.</summary>
    public bool MatchesInSomeVersion(PackageUrl component) =>
        _purl.Type == component.Type
        && string.Equals(_purl.Namespace, component.Namespace, component.NameComparison)
        && Wildcard.Matches(_purl.Name, component.Name, component.NameComparison);

    /// <summary>A component of this name, of the pattern's type and namespace.</summary>
    internal PackageUrl With(string name) => _purl.WithName(name);

    /// <summary>The pattern as a package URL.</summary>
    public override string ToString() => _purl.ToString();
}
