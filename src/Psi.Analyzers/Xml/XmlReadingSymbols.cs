using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Xml;

/// <summary>What opens XML to its own DTD, bound to the symbols of one compilation.</summary>
internal sealed class XmlReadingSymbols
{
    private const string Namespace = "System.Xml.";
    private const int Parse = 2;

    private readonly SymbolTable<string> _urlResolvers = new();

    /// <summary>The properties that take a resolver, with the name of the type that has them.</summary>
    public SymbolTable<string> Resolvers { get; } = new();

    /// <summary>The properties that say whether a DTD is parsed.</summary>
    public SymbolTable<string> DtdSettings { get; } = new();

    /// <summary>The types that resolve by default on an old .NET Framework.</summary>
    public SymbolTable<string> Readers { get; } = new();

    /// <summary>The properties that limit what entities may grow to.</summary>
    public SymbolTable<string> EntityLimits { get; } = new();

    public static XmlReadingSymbols In(Compilation compilation)
    {
        var symbols = new XmlReadingSymbols();
        symbols._urlResolvers.AddType(compilation, Namespace + "XmlUrlResolver", "XmlUrlResolver");
        foreach (var type in new[] { "XmlDocument", "XmlTextReader", "XmlReaderSettings" })
        {
            symbols.Resolvers.AddMembers(compilation, Namespace + type, "XmlResolver", type);
            symbols.DtdSettings.AddMembers(compilation, Namespace + type, "DtdProcessing", type);
            symbols.DtdSettings.AddMembers(compilation, Namespace + type, "ProhibitDtd", type);
        }

        foreach (var type in new[] { "XmlDocument", "XmlTextReader", "XPath.XPathDocument" })
        {
            symbols.Readers.AddType(compilation, Namespace + type, type);
        }

        symbols.EntityLimits.AddMembers(compilation, Namespace + "XmlReaderSettings", "MaxCharactersFromEntities", "XmlReaderSettings");
        return symbols;
    }

    /// <summary>True for a resolver that opens whatever address a document names: files, and in part the network.</summary>
    public bool IsUrlResolver(IOperation origin) => _urlResolvers.TryFind(origin.Type, out _)
        || origin is IPropertyReferenceOperation { Property: { Name: "FileSystemResolver", ContainingType: { Name: "XmlResolver", ContainingNamespace.Name: "Xml" } } };

    /// <summary>True for a write that has DTDs parsed, false for one that does not; null where that is not known, or for another member.</summary>
    public bool? ParsesDtd(MemberWrite write, KnownValues values, CancellationToken cancellationToken)
    {
        if (!DtdSettings.TryFind(write.Member.Member, out _))
        {
            return null;
        }

        var choices = KnownValues.Alternatives(write.Value).Select(choice => values.Of(choice, cancellationToken) switch
        {
            { HasValue: true, Value: int processing } => processing == Parse,
            { HasValue: true, Value: bool isProhibited } => !isProhibited,
            _ => default(bool?),
        }).ToList();
        // A choice that may have them parsed is no protection.
        return choices.Contains(true) ? true : choices.Contains(null) ? null : false;
    }
}
