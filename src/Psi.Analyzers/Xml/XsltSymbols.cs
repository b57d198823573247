using Microsoft.CodeAnalysis;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Xml;

/// <summary>What gives XSLT stylesheets power over the process, bound to the symbols of one compilation.</summary>
internal sealed class XsltSymbols
{
    private const string Namespace = "System.Xml.Xsl.";

    public SymbolTable<XsltPower> Trusted { get; } = new();

    public SymbolTable<XsltPower> Switches { get; } = new();

    public SymbolTable<XsltPower> OldTransforms { get; } = new();

    public SymbolTable<string> Settings { get; } = new();

    public bool IsEmpty => Settings.IsEmpty && OldTransforms.IsEmpty;

    public static XsltSymbols In(Compilation compilation)
    {
        var symbols = new XsltSymbols();
        symbols.Settings.AddType(compilation, Namespace + "XsltSettings", "XsltSettings");
        symbols.Trusted.AddMembers(compilation, Namespace + "XsltSettings", "TrustedXslt", XsltPower.Both);
        symbols.Switches.AddMembers(compilation, Namespace + "XsltSettings", "EnableScript", XsltPower.Script);
        symbols.Switches.AddMembers(compilation, Namespace + "XsltSettings", "EnableDocumentFunction", XsltPower.Documents);
        symbols.OldTransforms.AddType(compilation, Namespace + "XslTransform", XsltPower.Old);
        return symbols;
    }
}

/// <summary>Something a stylesheet may do.</summary>
/// <param name="Allows">What, as in "lets stylesheets …".</param>
/// <param name="Consequence">What its author can then do.</param>
/// <param name="Replacement">What to use instead.</param>
internal sealed record XsltPower(string Allows, string Consequence, string Replacement)
{
    private const string Code = "can run code in this process";
    private const string Files = "can have it read files and call servers";

    public static XsltPower Script { get; } = new("run script", Code, "false, and pass what a stylesheet needs as extension objects");

    public static XsltPower Documents { get; } = new("open documents of their choice", Files, "false, and pass other documents as parameters");

    public static XsltPower Both { get; } = new("run script and open documents of their choice", Code, "XsltSettings.Default");

    public static XsltPower Old { get; } = new("run script and open documents of their choice", Code, "XslCompiledTransform with XsltSettings.Default");

    /// <summary>The power a parameter of XsltSettings' constructor gives when it is true; null for any other name.</summary>
    public static XsltPower? OfParameter(string? name) => name switch
    {
        "enableScript" => Script,
        "enableDocumentFunction" => Documents,
        _ => null,
    };
}
