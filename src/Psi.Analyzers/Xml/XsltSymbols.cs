using Microsoft.CodeAnalysis;
using Psi.Analyzers.Catalogues.Xml;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Xml;

/// <summary>What gives XSLT stylesheets power over the process, bound to the symbols of one compilation.</summary>
internal sealed class XsltSymbols(Compilation compilation)
{
    public SymbolTable<XsltPower> Trusted { get; } = SymbolTable.Of(compilation, XsltCatalogue.Trusted);

    public SymbolTable<XsltPower> Switches { get; } = SymbolTable.Of(compilation, XsltCatalogue.Switches);

    public SymbolTable<XsltPower> OldTransforms { get; } = SymbolTable.OfTypes(compilation, XsltCatalogue.OldTransforms);

    public SymbolTable<string> Settings { get; } = SymbolTable.OfTypes(compilation, XsltCatalogue.Settings);

    public bool IsEmpty => Settings.IsEmpty && OldTransforms.IsEmpty;

    public static XsltSymbols In(Compilation compilation) => new(compilation);
}

/// <summary>Something a stylesheet may do.</summary>
/// <param name="Allows">What, as in "lets stylesheets …".</param>
/// <param name="Consequence">What its author can then do.</param>
/// <param name="Replacement">What to use instead.</param>
internal sealed record XsltPower(string Allows, string Consequence, string Replacement)
{
    private const string Code = "can run code in this process";
    private const string Files = "can have it read files and call servers";
    private const string Everything = "run script and open documents of their choice";

    public static XsltPower Script { get; } = new("run script", Code, "false, and pass what a stylesheet needs as extension objects");

    public static XsltPower Documents { get; } =
        new("open documents of their choice", Files, "false, and pass other documents as parameters");

    public static XsltPower Both { get; } = new(Everything, Code, "XsltSettings.Default");

    public static XsltPower Old { get; } = new(Everything, Code, "XslCompiledTransform with XsltSettings.Default");

    /// <summary>The power that a parameter of XsltSettings' constructor gives when it is true; null for any other name.</summary>
    public static XsltPower? OfParameter(string? name) => name switch
    {
        XsltCatalogue.ScriptParameter => Script,
        XsltCatalogue.DocumentParameter => Documents,
        _ => null,
    };
}
