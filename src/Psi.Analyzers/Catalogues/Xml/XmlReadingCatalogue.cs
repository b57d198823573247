using Psi.Analyzers.Xml;

namespace Psi.Analyzers.Catalogues.Xml;

/// <summary>
/// What makes XML readers follow a document's own DTD. Data only; <see cref="XmlReadingSymbols"/> binds it to a compilation.
/// </summary>
internal static class XmlReadingCatalogue
{
    public const string UrlResolver = Namespace + "XmlUrlResolver";

    private const string Namespace = "System.Xml.";

    private const string Document = "XmlDocument";
    private const string TextReader = "XmlTextReader";
    private const string ReaderSettings = "XmlReaderSettings";

    /// <summary>The properties that take a resolver, each with the name of the type that has it.</summary>
    public static IReadOnlyList<ApiMember<string>> Resolvers { get; } =
    [
        new(Namespace + Document, "XmlResolver", Document),
        new(Namespace + TextReader, "XmlResolver", TextReader),
        new(Namespace + ReaderSettings, "XmlResolver", ReaderSettings),
    ];

    /// <summary>The properties that say whether a DTD is parsed, each with the name of the type that has it.</summary>
    public static IReadOnlyList<ApiMember<string>> DtdSettings { get; } =
    [
        .. ApiMember.EachWith(Document, [Namespace + Document], "DtdProcessing", "ProhibitDtd"),
        .. ApiMember.EachWith(TextReader, [Namespace + TextReader], "DtdProcessing", "ProhibitDtd"),
        .. ApiMember.EachWith(ReaderSettings, [Namespace + ReaderSettings], "DtdProcessing", "ProhibitDtd"),
    ];

    /// <summary>The types that resolve by default on an old .NET Framework, each with its short name.</summary>
    public static IReadOnlyList<ApiType<string>> Readers { get; } =
    [
        new(Namespace + Document, Document),
        new(Namespace + TextReader, TextReader),
        new(Namespace + "XPath.XPathDocument", "XPath.XPathDocument"),
    ];

    /// <summary>The properties that limit how long entities may become.</summary>
    public static IReadOnlyList<ApiMember> EntityLimits { get; } = [new(Namespace + ReaderSettings, "MaxCharactersFromEntities")];

    /// <summary>Static properties with a resolver that opens whatever file a document names.</summary>
    public static IReadOnlyList<ApiMember> FileResolvers { get; } = [new(Namespace + "XmlResolver", "FileSystemResolver")];
}
