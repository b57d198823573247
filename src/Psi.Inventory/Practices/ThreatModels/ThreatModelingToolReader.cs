using System.Xml;

namespace Psi.Inventory.Practices;

/// <summary>Reads models of the Microsoft Threat Modeling Tool (<c>.tm7</c>).</summary>
internal static class ThreatModelingToolReader
{
    private const int MaximumLength = 64 * 1024 * 1024;

    private const int MaximumDepth = 256;

    /// <summary>The threats of the model; null when the file holds no model.</summary>
    public static PracticeEvidence? Read(RepositoryFile file)
    {
        try
        {
            using var xml = HostileXml.Read(file.Content, MaximumLength);
            if (xml.MoveToContent() != XmlNodeType.Element || xml.LocalName != "ThreatModel")
            {
                return null;
            }

            var threats = new ThreatCount();
            var instances = -1;
            while (xml.Read())
            {
                if (xml.Depth > MaximumDepth)
                {
                    throw new PracticeFileException($"it is nested more than {MaximumDepth} deep");
                }

                if (xml.NodeType == XmlNodeType.EndElement && xml.Depth == instances)
                {
                    instances = -1;
                }
                else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "ThreatInstances" && !xml.IsEmptyElement)
                {
                    instances = xml.Depth;
                }
                else if (instances >= 0 && xml.NodeType == XmlNodeType.Element && xml.LocalName == "State" && !xml.IsEmptyElement
                    && xml.Read() && xml.NodeType == XmlNodeType.Text)
                {
                    threats.Add(xml.Value.Trim());
                }
            }

            return threats.AsEvidence("Microsoft Threat Modeling Tool");
        }
        catch (XmlException exception)
        {
            throw new PracticeFileException($"it is not XML: line {exception.LineNumber}");
        }
    }
}
