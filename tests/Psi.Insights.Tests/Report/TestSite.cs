using System.Xml.Linq;
using Psi.Insights.Ingest;
using Psi.Insights.Report;
using Psi.Insights.Tests.Samples;
using Psi.Manifest;

namespace Psi.Insights.Tests.Report;

/// <summary>A site made from manifests, its pages read as XML.</summary>
public sealed class TestSite : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestStore _store = new();

    internal TestSite(params IReadOnlyList<SecurityManifest> manifests)
        : this(TestStore.Terms, manifests)
    {
    }

    /// <summary>The same on a day, or with a policy to decide again by.</summary>
    internal TestSite(IngestTerms terms, params IReadOnlyList<SecurityManifest> manifests)
    {
        Assert.Empty(_store.Ingest(terms, manifests).Refused);
        Folder = _folder["site"];
        SiteReport.Write(_store.Path, Folder, CancellationToken.None);
        Pages = Directory.EnumerateFiles(Folder, "*.html", SearchOption.AllDirectories)
            .ToDictionary(
                file => Path.GetRelativePath(Folder, file).Replace('\\', '/'),
                file => XDocument.Parse(File.ReadAllText(file), LoadOptions.PreserveWhitespace),
                StringComparer.Ordinal);
    }

    public string Folder { get; }

    /// <summary>By path relative to the site. That they could be read says that they are well-formed.</summary>
    public IReadOnlyDictionary<string, XDocument> Pages { get; }

    /// <summary>The one page whose first heading is this.</summary>
    public XDocument Titled(string kind, string title) => Pages.Values.Single(page =>
        page.Descendants("h1").Single().Value == title && OfClass(page, "p", "kind").Any(paragraph => paragraph.Value == kind));

    /// <summary>The elements of a page that have this class.</summary>
    public static IEnumerable<XElement> OfClass(XDocument page, string element, string style) =>
        page.Descendants(element).Where(found => (string?)found.Attribute("class") == style);

    /// <summary>The sentence below a page's heading.</summary>
    public static string Verdict(XDocument page) => Text(OfClass(page, "p", "verdict").Single());

    /// <summary>The rows of the table with this caption, each as the text of its cells.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Rows(XDocument page, string caption) =>
    [
        .. page.Descendants("table")
            .Single(table => table.Element("caption")!.Value == caption)
            .Element("tbody")!
            .Elements("tr")
            .Select(row => (IReadOnlyList<string>)[.. row.Elements().Select(Text)]),
    ];

    /// <summary>What an element says, with single spaces.</summary>
    public static string Text(XElement element)
    {
        var texts = element.DescendantNodes().OfType<XText>().Select(text => text.Value);
        return string.Join(' ', string.Join(' ', texts).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }
}
