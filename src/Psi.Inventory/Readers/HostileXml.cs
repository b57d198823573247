using System.Xml;

namespace Psi.Inventory;

/// <summary>Opens XML that others wrote: no document type, nothing fetched, no more characters than a limit.</summary>
public static class HostileXml
{
    /// <summary>A reader of the content without its comments and processing instructions.</summary>
    /// <param name="content">The file.</param>
    /// <param name="maximumLength">In characters; what is longer ends in an <see cref="XmlException"/>.</param>
    public static XmlReader Read(byte[] content, int maximumLength) => XmlReader.Create(new MemoryStream(content), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = maximumLength,
    });
}
