using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues;
using Psi.Analyzers.Catalogues.Xml;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Xml;

/// <summary>What makes XML readers follow a document's own DTD, bound to the symbols of one compilation.</summary>
internal sealed class XmlReadingSymbols(Compilation compilation)
{
    // DtdProcessing.Parse.
    private const int Parse = 2;

    private readonly SymbolTable<string> _urlResolvers = SymbolTable.OfTypes(compilation, XmlReadingCatalogue.UrlResolver);
    private readonly SymbolTable<ApiMember> _fileResolvers = SymbolTable.Of(compilation, XmlReadingCatalogue.FileResolvers);

    /// <summary>The properties that take a resolver, with the name of the type that has them.</summary>
    public SymbolTable<string> Resolvers { get; } = SymbolTable.Of(compilation, XmlReadingCatalogue.Resolvers);

    /// <summary>The properties that say whether a DTD is parsed.</summary>
    public SymbolTable<string> DtdSettings { get; } = SymbolTable.Of(compilation, XmlReadingCatalogue.DtdSettings);

    /// <summary>The types that resolve by default on an old .NET Framework.</summary>
    public SymbolTable<string> Readers { get; } = SymbolTable.OfTypes(compilation, XmlReadingCatalogue.Readers);

    /// <summary>The properties that limit how long entities may become.</summary>
    public SymbolTable<ApiMember> EntityLimits { get; } = SymbolTable.Of(compilation, XmlReadingCatalogue.EntityLimits);

    public static XmlReadingSymbols In(Compilation compilation) => new(compilation);

    /// <summary>True for a resolver that opens whatever address a document names: files, and in part the network.</summary>
    public bool IsUrlResolver(IOperation origin) =>
        _urlResolvers.Contains(origin.Type)
        || (origin is IPropertyReferenceOperation reference && _fileResolvers.Contains(reference.Property));

    /// <summary>True for a write that switches the parsing of DTDs on, false for one that switches it off; null for any other.</summary>
    public bool? ParsesDtd(MemberWrite write, KnownValues values, CancellationToken cancellationToken)
    {
        if (!DtdSettings.Contains(write.Member.Member))
        {
            return null;
        }

        var choices = KnownValues.Alternatives(write.Value).Select(choice => values.Of(choice, cancellationToken) switch
        {
            { HasValue: true, Value: int processing } => processing == Parse,
            { HasValue: true, Value: bool isProhibited } => !isProhibited,
            _ => default(bool?),
        }).ToList();
        // A choice that may switch it on does not protect.
        return choices.Contains(true) ? true : choices.Contains(null) ? null : false;
    }
}
