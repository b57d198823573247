using System.Xml.Linq;
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
    {
        Assert.Empty(_store.Ingest(manifests).Refused);
        Folder = _folder["site"];
        SiteReport.Write(_store.Path, Folder, CancellationToken.None);
        Pages = Directory.EnumerateFiles(Folder, "*.html", SearchOption.AllDirectories)
            .ToDictionary(f => Path.GetRelativePath(Folder, f).Replace('\\', '/'), f => XDocument.Parse(File.ReadAllText(f), LoadOptions.PreserveWhitespace), StringComparer.Ordinal);
    }

    public string Folder { get; }

    /// <summary>By path relative to the site. That they could be read says that they are well-formed.</summary>
    public IReadOnlyDictionary<string, XDocument> Pages { get; }

    /// <summary>The one page whose first heading is this.</summary>
    public XDocument Titled(string kind, string title) => Pages.Values.Single(p =>
        p.Descendants("h1").Single().Value == title && p.Descendants("p").Any(e => (string?)e.Attribute("class") == "kind" && e.Value == kind));

    /// <summary>The rows of the table with this caption, each as the text of its cells.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Rows(XDocument page, string caption) =>
        [.. page.Descendants("table").Single(t => t.Element("caption")!.Value == caption).Element("tbody")!.Elements("tr").Select(r => (IReadOnlyList<string>)[.. r.Elements().Select(Text)])];

    /// <summary>What an element says, with single spaces.</summary>
    public static string Text(XElement element) =>
        string.Join(' ', string.Join(' ', element.DescendantNodes().OfType<XText>().Select(t => t.Value)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }
}
