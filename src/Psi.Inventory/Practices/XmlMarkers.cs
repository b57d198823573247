using System.Xml;

namespace Psi.Inventory.Practices;

/// <summary>Looks for elements in XML that others wrote.</summary>
internal static class XmlMarkers
{
    private const int MaximumLength = 4 * 1024 * 1024;

    /// <summary>Whether there is an element of this name, ignoring case.</summary>
    public static Func<RepositoryFile, PracticeEvidence?> Element(string name) => file => Find(file, name, value: null);

    /// <summary>Whether there is a property of this name that is <c>true</c>.</summary>
    /// <remarks>A project file that is not XML sets nothing, which those who read it for its components say.</remarks>
    public static Func<RepositoryFile, PracticeEvidence?> IsTrue(string name) => file =>
    {
        try
        {
            return Find(file, name, "true");
        }
        catch (PracticeFileException)
        {
            return null;
        }
    };

    private static PracticeEvidence? Find(RepositoryFile file, string name, string? value)
    {
        try
        {
            using var xml = HostileXml.Read(file.Content, MaximumLength);
            while (xml.Read())
            {
                if (xml.NodeType != XmlNodeType.Element || !xml.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    continue;
                }

                var line = ((IXmlLineInfo)xml).LineNumber;
                if (value is null)
                {
                    return new PracticeEvidence(line);
                }

                if (!xml.IsEmptyElement && xml.Read() && xml.NodeType == XmlNodeType.Text
                    && xml.Value.Trim().Equals(value, StringComparison.OrdinalIgnoreCase))
                {
                    return new PracticeEvidence(line);
                }
            }

            return null;
        }
        catch (XmlException exception)
        {
            throw new PracticeFileException($"it is not XML: line {exception.LineNumber}");
        }
    }
}
