using System.Text;
using Psi.Measures.Sources;
using Psi.Measures.Sources.Xml;

namespace Psi.Measures.Tests.Sources.Xml;

/// <summary>XML that may be hostile.</summary>
public sealed class SourceXmlTests
{
    [Fact]
    public void A_document_type_is_passed_over()
    {
        using var xml = Open("""<?xml version="1.0"?><!DOCTYPE a SYSTEM "http://example.invalid/a.dtd"><a b="1 &lt; 2"/>""");
        xml.ReadRoot("a");
        Assert.Equal("1 < 2", xml["b"]);
        Assert.False(xml.ReadElement());
    }

    [Fact]
    public void An_entity_that_a_document_type_declares_is_unknown()
    {
        var refusal = Assert.Throws<SourceFormatException>(() =>
        {
            using var xml = Open("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>");
            while (xml.ReadElement())
            {
            }
        });
        Assert.StartsWith("this is no well-formed XML", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 1, "this is no well-formed XML")]
    [InlineData("<b/>", 1, "expected the root element <a>, found <b>")]
    [InlineData("<a>\n<b n='1'></a>", 2, "this is no well-formed XML")]
    [InlineData("<a>\n<b n='-1'/></a>", 2, "<b n>: '-1' is no whole number from 0")]
    [InlineData("<a>\n<b/></a>", 2, "the attribute 'n' is missing")]
    public void What_is_wrong_has_its_line(string text, int line, string problem)
    {
        var refusal = Assert.Throws<SourceFormatException>(() =>
        {
            using var xml = Open(text);
            xml.ReadRoot("a");
            while (xml.ReadElement())
            {
                xml.Count("n");
            }
        });
        Assert.StartsWith(problem, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(line, refusal.Line);
    }

    [Fact]
    public void Too_deep_a_file_is_refused()
    {
        var refusal = Assert.Throws<SourceFormatException>(() =>
        {
            using var xml = Open(string.Concat(Enumerable.Repeat("<a>", 1_000)));
            while (xml.ReadElement())
            {
            }
        });
        Assert.Equal("elements are nested more than 256 deep", refusal.Message);
    }

    private static SourceXml Open(string text) =>
        new(new SourceFile("f.xml", ReadRecords.Entry, () => new MemoryStream(Encoding.UTF8.GetBytes(text), writable: false)));
}
