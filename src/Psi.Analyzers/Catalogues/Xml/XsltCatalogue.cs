using Psi.Analyzers.Xml;

namespace Psi.Analyzers.Catalogues.Xml;

/// <summary>
/// What lets XSLT stylesheets run script or open documents. Data only; <see cref="XsltSymbols"/> binds it to a compilation.
/// </summary>
internal static class XsltCatalogue
{
    public const string Settings = Namespace + "XsltSettings";

    /// <summary>The parameters of the constructor of the settings that allow something.</summary>
    public const string ScriptParameter = "enableScript";

    public const string DocumentParameter = "enableDocumentFunction";

    private const string Namespace = "System.Xml.Xsl.";

    /// <summary>Ready-made settings that allow everything.</summary>
    public static IReadOnlyList<ApiMember<XsltPower>> Trusted { get; } = [new(Settings, "TrustedXslt", XsltPower.Both)];

    /// <summary>Properties that allow something when they are <see langword="true"/>.</summary>
    public static IReadOnlyList<ApiMember<XsltPower>> Switches { get; } =
    [
        new(Settings, "EnableScript", XsltPower.Script),
        new(Settings, "EnableDocumentFunction", XsltPower.Documents),
    ];

    /// <summary>Types whose every instance allows everything.</summary>
    public static IReadOnlyList<ApiType<XsltPower>> OldTransforms { get; } = [new(Namespace + "XslTransform", XsltPower.Old)];
}
