using VerifyEvidence = Psi.Analyzers.Tests.EvidenceVerifier<Psi.Analyzers.Rules.XmlWithoutEntitiesAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class XmlWithoutEntitiesTests
{
    [Theory]
    [InlineData("return XmlReader.Create(input, new XmlReaderSettings { [|DtdProcessing = DtdProcessing.Prohibit|] });")]
    [InlineData(
        "var settings = new XmlReaderSettings { [|DtdProcessing = DtdProcessing.Prohibit|] }; "
        + "return XmlReader.Create(input, settings);")]
    [InlineData(
        "var settings = new XmlReaderSettings(); [|settings.DtdProcessing = DtdProcessing.Prohibit|]; "
        + "return XmlReader.Create(input, settings);")]
    [InlineData("var settings = new XmlReaderSettings { [|XmlResolver = null|] }; return XmlReader.Create(input, settings);")]
    [InlineData("return new XmlReaderSettings { [|DtdProcessing = DtdProcessing.Ignore|] };")]
    [InlineData("var document = new XmlDocument { [|XmlResolver = null|] }; document.LoadXml(text); return document;")]
    [InlineData("XmlDocument document; document = new XmlDocument { [|XmlResolver = null|] }; document.LoadXml(text); return null;")]
    [InlineData("var reader = new XmlTextReader(input); [|reader.DtdProcessing = DtdProcessing.Prohibit|]; return reader.Read();")]
    public Task A_reader_that_is_used_and_follows_no_DTD_is_evidence(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("return XmlReader.Create(input, new XmlReaderSettings());")]
    [InlineData("return new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse };")]
    [InlineData("return new XmlReaderSettings { XmlResolver = new XmlUrlResolver() };")]
    [InlineData("return new XmlReaderSettings { XmlResolver = resolver };")]
    [InlineData("return new XmlReaderSettings { DtdProcessing = processing };")]
    [InlineData("return new XmlReaderSettings { DtdProcessing = open ? DtdProcessing.Parse : DtdProcessing.Prohibit };")]
    [InlineData(
        "var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit }; "
        + "settings.DtdProcessing = DtdProcessing.Parse; return settings;")]
    [InlineData("var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit }; return null;")]
    [InlineData(
        "var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit }; settings.IgnoreComments = true; "
        + "return null;")]
    [InlineData("_ = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit }; return null;")]
    [InlineData("return new Own { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };")]
    public Task A_reader_that_is_open_unknown_or_not_used_is_none(string statements) => VerifyAsync(statements);

    private static Task VerifyAsync(string statements) => VerifyEvidence.VerifyAsync($$"""
        using System.IO;
        using System.Xml;
        class Own { public DtdProcessing DtdProcessing { get; set; } public XmlResolver? XmlResolver { get; set; } }
        class C
        {
            public object? M(Stream input, string text, XmlResolver resolver, DtdProcessing processing, bool open) { {{statements}} }
        }
        """);
}
