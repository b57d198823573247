using System.Text;
using System.Xml;
using Psi.Inventory;
using Psi.Policy;

namespace Psi.Build;

/// <summary>Reads the elements of an MSBuild file or rule set in the order they are written; nothing is evaluated.</summary>
internal static class XmlElementLocations
{
    /// <summary>The longest file that is read, in bytes.</summary>
    public const int MaximumLength = 8 * 1024 * 1024;

    // Project, Choose, When, ItemGroup, item, metadata: a deeper file is not a project file.
    private const int MaximumDepth = 32;

    /// <summary>All elements of a file. Of one that is no XML, those before the mistake.</summary>
    /// <param name="content">Whatever it holds, nothing is thrown.</param>
    /// <param name="path">The file as it is shown.</param>
    /// <returns>In the order of the file: what is within an element follows it, with a greater depth.</returns>
    public static IReadOnlyList<XmlElementLocation> Read(byte[] content, string path)
    {
        var elements = new List<XmlElementLocation>();
        if (content.Length > MaximumLength)
        {
            return elements;
        }

        try
        {
            using var reader = HostileXml.Read(content, MaximumLength);
            ReadAll(reader, path, elements);
        }
        catch (Exception exception) when (exception is XmlException or ArgumentException or NotSupportedException)
        {
            // MSBuild or the compiler has refused it, or will, with its own message.
        }

        return elements;
    }

    private static void ReadAll(XmlReader reader, string path, List<XmlElementLocation> elements)
    {
        var open = new Stack<(int Index, StringBuilder Text)>();
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (open.Count >= MaximumDepth)
                    {
                        return;
                    }

                    var isEmpty = reader.IsEmptyElement;
                    var isConditional = open.Count > 0 && elements[open.Peek().Index].IsConditional;
                    elements.Add(Element(reader, path, open.Count, isConditional));
                    if (!isEmpty)
                    {
                        open.Push((elements.Count - 1, new StringBuilder()));
                    }

                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA when open.Count > 0:
                    open.Peek().Text.Append(reader.Value);
                    break;
                case XmlNodeType.EndElement:
                    var (index, text) = open.Pop();
                    elements[index] = elements[index] with { Text = text.ToString().Trim() };
                    break;
            }
        }
    }

    private static XmlElementLocation Element(XmlReader reader, string path, int depth, bool isConditional)
    {
        // The reader is at the name, after the '<'.
        var at = reader is IXmlLineInfo place ? new FileLocation(path, place.LineNumber, place.LinePosition - 1) : new FileLocation(path);
        var name = reader.LocalName;
        var attributes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (reader.MoveToNextAttribute())
        {
            attributes[reader.LocalName] = reader.Value;
        }

        reader.MoveToElement();
        return new XmlElementLocation(
            name,
            attributes,
            "",
            depth,
            isConditional || attributes.ContainsKey("Condition") || name is "Otherwise",
            at);
    }
}
