using System.Xml;
using Psi.Policy;

namespace Psi.Measures.Sources.Xml;

/// <summary>
/// Reads an XML file element by element. A document type is passed over and declares nothing: no file is fetched and no entity grows.
/// </summary>
internal sealed class SourceXml : IDisposable
{
    private const int Deepest = 256;

    private readonly Stream _content;
    private readonly XmlReader _reader;

    /// <summary>Opens a file.</summary>
    public SourceXml(SourceFile file)
    {
        // XmlReader knows the encodings that XML declares itself.
        _content = file.OpenBytes();
        _reader = XmlReader.Create(_content, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
            MaxCharactersFromEntities = 1,
        });
    }

    /// <summary>The element's name without its namespace.</summary>
    public string Name => _reader.LocalName;

    /// <summary>How many elements are around this one.</summary>
    public int Depth => _reader.Depth;

    /// <summary>The line the walk is at, from 1.</summary>
    public int Line => ((IXmlLineInfo)_reader).LineNumber;

    /// <summary>Goes to the root and says what it must be called.</summary>
    /// <exception cref="SourceFormatException">It is no XML, or called otherwise.</exception>
    public void ReadRoot(params ReadOnlySpan<string> names)
    {
        if (!ReadElement())
        {
            throw new SourceFormatException("expected XML, and the file has no element");
        }

        if (!names.Contains(Name))
        {
            throw Wrong($"expected the root element <{string.Join("> or <", names)}>, found <{DisplayText.OneLine(Name, 60)}>");
        }
    }

    /// <summary>Goes to the beginning of the next element, wherever it is.</summary>
    /// <returns>False at the end of the file.</returns>
    /// <exception cref="SourceFormatException">It is no well-formed XML.</exception>
    public bool ReadElement() => Read(XmlNodeType.Element);

    /// <summary>Goes to the beginning or the end of the next element; <see cref="IsEnd"/> tells which. An empty one has no end.</summary>
    /// <returns>False at the end of the file.</returns>
    /// <exception cref="SourceFormatException">It is no well-formed XML.</exception>
    public bool ReadElementOrEnd() => Read(XmlNodeType.EndElement);

    /// <summary>Whether the walk is at the end of an element.</summary>
    public bool IsEnd => _reader.NodeType == XmlNodeType.EndElement;

    /// <summary>An attribute; null when it is missing.</summary>
    public string? this[string attribute] => _reader.GetAttribute(attribute);

    /// <summary>An attribute that has to be there.</summary>
    /// <exception cref="SourceFormatException">It is missing.</exception>
    public string Required(string attribute) => this[attribute] ?? throw Wrong($"the attribute '{attribute}' is missing");

    /// <summary>An attribute that is a whole number from 0.</summary>
    /// <exception cref="SourceFormatException">It is missing or something else.</exception>
    public long Count(string attribute) => SourceNumber.Count(Required(attribute), $"<{Name} {attribute}>", Line);

    /// <summary>An attribute that is a line of a file.</summary>
    /// <exception cref="SourceFormatException">It is missing or something else.</exception>
    public int FileLine(string attribute) => SourceNumber.Line(Required(attribute), $"<{Name} {attribute}>", Line);

    /// <summary>An attribute that is a time; null when it is missing or empty.</summary>
    /// <exception cref="SourceFormatException">It is something else.</exception>
    public DateTimeOffset? Time(string attribute, SourceEntry entry) =>
        this[attribute] is { Length: > 0 } text ? SourceTime.Parse(text, entry, $"<{Name} {attribute}>", Line) : null;

    /// <summary>The text of the element the walk is at, which has no elements in it; the walk is then at its end.</summary>
    /// <exception cref="SourceFormatException">It has elements, or more than a million characters.</exception>
    public string Text()
    {
        const int longest = 1_000_000;
        if (_reader.IsEmptyElement)
        {
            return "";
        }

        var name = Name;
        var text = new System.Text.StringBuilder();
        try
        {
            while (_reader.Read() && _reader.NodeType != XmlNodeType.EndElement)
            {
                text.Append(_reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace
                    ? _reader.Value
                    : throw Wrong($"expected text in <{name}>"));
                if (text.Length > longest)
                {
                    throw Wrong($"the text in <{name}> is longer than {longest} characters");
                }
            }
        }
        catch (XmlException exception)
        {
            throw NotWellFormed(exception);
        }

        return text.ToString();
    }

    /// <summary>What to throw about the element the walk is at.</summary>
    public SourceFormatException Wrong(string problem) => new(problem, at: null, Line);

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader.Dispose();
        _content.Dispose();
    }

    private bool Read(XmlNodeType alsoStopAt)
    {
        try
        {
            while (_reader.Read())
            {
                if (_reader.Depth > Deepest)
                {
                    throw Wrong($"elements are nested more than {Deepest} deep");
                }

                if (_reader.NodeType == XmlNodeType.Element || _reader.NodeType == alsoStopAt)
                {
                    return true;
                }
            }

            return false;
        }
        catch (XmlException exception)
        {
            throw NotWellFormed(exception);
        }
    }

    private static SourceFormatException NotWellFormed(XmlException exception) =>
        new($"this is no well-formed XML ({DisplayText.OneLine(exception.Message, 200)})", at: null, Math.Max(exception.LineNumber, 1));
}
