namespace Psi.Analyzers.Catalogues.Xml;

/// <summary>Names of XML readers and of their members. Data only.</summary>
internal static class XmlNames
{
    public const string Document = "XmlDocument";

    public const string TextReader = "XmlTextReader";

    public const string ReaderSettings = "XmlReaderSettings";

    public const string Reader = "XmlReader";

    public const string Resolver = "XmlResolver";

    public const string XsltSettings = "XsltSettings";

    /// <summary>Methods of a document that read XML.</summary>
    public static ISet<string> LoadMethods { get; } = new HashSet<string>(StringComparer.Ordinal) { "Load", "LoadXml" };
}
