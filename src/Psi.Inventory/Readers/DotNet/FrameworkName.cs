namespace Psi.Inventory;

/// <summary>
/// A target framework, in any spelling: <c>net472</c> and <c>.NETFramework,Version=v4.7.2</c> are equal, as are <c>net10.0</c>
/// and <c>.NETCoreApp,Version=v10.0</c>.
/// </summary>
/// <param name="Identifier"><c>.NETCoreApp</c>, <c>.NETFramework</c>, <c>.NETStandard</c>, or the text as written.</param>
/// <param name="Version">Major and minor, and what follows where it is not zero: <c>10.0</c>, <c>4.7.2</c>.</param>
/// <param name="Platform">
/// A platform with its version or a profile, in lower case: <c>windows7.0</c>, <c>client</c>; empty without one.
/// </param>
internal readonly record struct FrameworkName(string Identifier, string Version, string Platform)
{
    public const string Core = ".NETCoreApp";
    public const string Framework = ".NETFramework";
    public const string Standard = ".NETStandard";

    /// <summary>Reads both spellings. Frameworks of other families than the three known ones are read in their long form only.</summary>
    public static bool TryParse(string? text, out FrameworkName name)
    {
        name = default;
        text = text?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            return false;
        }

        return text!.IndexOf(',') >= 0 ? TryParseMoniker(text, out name) : TryParseShort(text, out name);
    }

    /// <summary>
    /// Reads MSBuild's pair of monikers: <c>.NETCoreApp,Version=v10.0</c> and <c>Windows,Version=7.0</c>. .NET Framework and .NET Standard
    /// have no platforms; MSBuild says Windows 7.0 for them where a project does not use the .NET SDK.
    /// </summary>
    public static bool TryParse(string? moniker, string? platformMoniker, out FrameworkName name)
    {
        if (!TryParse(moniker, out name))
        {
            return false;
        }

        if (name.Identifier is not (Framework or Standard) && !string.IsNullOrWhiteSpace(platformMoniker))
        {
            var parts = platformMoniker!.Split(',');
            var version = Value(parts, "Version").TrimStart('v', 'V');
            name = name with { Platform = (parts[0].Trim() + version).ToLowerInvariant() };
        }

        return true;
    }

    private static bool TryParseMoniker(string text, out FrameworkName name)
    {
        name = default;
        var parts = text.Split(',');
        if (!TryReadVersion(Value(parts, "Version").TrimStart('v', 'V'), out var version))
        {
            return false;
        }

        name = new FrameworkName(Known(parts[0].Trim()), Shown(version), Value(parts, "Profile").ToLowerInvariant());
        return true;
    }

    private static bool TryParseShort(string text, out FrameworkName name)
    {
        name = default;
        var dash = text.IndexOf('-');
        var framework = dash < 0 ? text : text.Substring(0, dash);
        var platform = dash < 0 ? "" : text.Substring(dash + 1).ToLowerInvariant();

        var digits = framework.IndexOfAny(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
        if (digits <= 0)
        {
            return false;
        }
        // net472 means 4.7.2, netstandard20 means 2.0: without a dot each digit is one part of the version.
        var versionText = framework.Substring(digits);
        if (versionText.IndexOf('.') < 0)
        {
            versionText = string.Join(".", versionText.ToCharArray());
        }

        if (!TryReadVersion(versionText, out var version))
        {
            return false;
        }

        var identifier = framework.Substring(0, digits).ToLowerInvariant() switch
        {
            "net" => version.Major >= 5 ? Core : Framework,
            "netcoreapp" => Core,
            "netstandard" => Standard,
            _ => null,
        };
        if (identifier is null)
        {
            return false;
        }

        name = new FrameworkName(identifier, Shown(version), platform);
        return true;
    }

    private static bool TryReadVersion(string text, out Version version) =>
        System.Version.TryParse(text.IndexOf('.') < 0 ? text + ".0" : text, out version!);

    private static string Shown(Version version) =>
        version.Revision > 0 ? version.ToString(4) : version.Build > 0 ? version.ToString(3) : version.ToString(2);

    private static string Known(string identifier)
    {
        foreach (var known in (string[])[Core, Framework, Standard])
        {
            if (string.Equals(identifier, known, StringComparison.OrdinalIgnoreCase))
            {
                return known;
            }
        }

        return identifier;
    }

    private static string Value(string[] parts, string key)
    {
        foreach (var part in parts)
        {
            var equals = part.IndexOf('=');
            if (equals > 0 && string.Equals(part.Substring(0, equals).Trim(), key, StringComparison.OrdinalIgnoreCase))
            {
                return part.Substring(equals + 1).Trim();
            }
        }

        return "";
    }
}
