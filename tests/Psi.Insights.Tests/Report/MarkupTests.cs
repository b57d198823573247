using System.Text.RegularExpressions;
using System.Xml.Linq;
using Psi.Insights.Tests.Samples;

namespace Psi.Insights.Tests.Report;

/// <summary>What holds for every page, whatever the manifests say.</summary>
public sealed partial class MarkupTests(MarkupTests.HostileSite hostile) : IClassFixture<MarkupTests.HostileSite>
{
    private readonly TestSite _site = hostile.Site;

    /// <summary>Six hostile manifests with every member of every enum, beside an ordinary organisation. The tests only read it.</summary>
    public sealed class HostileSite : IDisposable
    {
        public TestSite Site { get; } = new([.. SampleOrganisation.All, .. Enumerable.Range(0, 6).Select(HostileManifest.Nth)]);

        public void Dispose() => Site.Dispose();
    }

    // Such as GHSA-x9vc-6hfv-hg8c. \z and not $, which also matches before a line feed.
    [GeneratedRegex(@"\Ahttps://github\.com/advisories/GHSA(-[0-9a-z]{4}){3}\z")]
    private static partial Regex Advisory();

    private IEnumerable<XElement> Elements => _site.Pages.Values.SelectMany(page => page.Descendants());

    [Fact]
    public void No_text_of_a_manifest_becomes_markup()
    {
        string[] forbidden = [HostileManifest.Element, "script", "style", "iframe", "object", "img", "form", "base"];
        var attributes = Elements.Attributes().Select(attribute => attribute.Name.LocalName).ToList();
        var headings = Elements.Where(element => element.Name == "h1").Select(heading => heading.Value);

        Assert.DoesNotContain(Elements, element => forbidden.Contains(element.Name.LocalName));
        Assert.DoesNotContain(attributes, name => name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || name == "style");
        Assert.Contains(headings, heading => heading.Contains($"<{HostileManifest.Element} onload=alert(1)>", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_link_is_relative_or_a_plain_web_address()
    {
        Assert.All(Elements.Where(element => element.Name == "a").Attributes("href").Select(href => href.Value), href => Assert.True(
            href.StartsWith("https://git.contoso.example/", StringComparison.Ordinal) || Advisory().IsMatch(href) || href.All(IsPlain),
            href));

        static bool IsPlain(char character) => char.IsAsciiLetterOrDigit(character) || character is '/' or '.' or '#' or '-';
    }

    [Fact]
    public void Characters_that_would_be_obeyed_unseen_are_made_visible()
    {
        var text = string.Concat(_site.Pages.Values.Select(page => page.ToString()));

        Assert.DoesNotContain('\u202E', text);
        Assert.DoesNotContain('\u001B', text);
        Assert.Contains("[U+202E][U+0000][U+001B]", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_pages_are_safe_on_every_file_system_and_stay_within_the_site()
    {
        var names = _site.Pages.Keys.ToList();

        Assert.All(names, name => Assert.Matches("^((products|repos|components|requirements|advisories)/)?[a-z0-9-]+\\.html$", name));
        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Every_link_within_the_site_leads_to_a_page_and_an_anchor_that_exist()
    {
        foreach (var (path, page) in _site.Pages)
        {
            var links = page.Descendants("a").Attributes("href").Select(attribute => attribute.Value);
            foreach (var href in links.Where(link => !link.StartsWith("https:", StringComparison.Ordinal)))
            {
                var target = new Uri(new Uri($"site:///{path}"), href);
                var name = target.AbsolutePath.TrimStart('/');
                Assert.True(_site.Pages.ContainsKey(name), $"{path} links to {href}, which is no page");
                if (target.Fragment.Length > 1)
                {
                    var anchors = _site.Pages[name].Descendants().Attributes("id").Select(id => id.Value);
                    Assert.True(anchors.Contains(target.Fragment[1..]), $"{path} links to {href}, which is no anchor");
                }
            }

            var style = new Uri(new Uri($"site:///{path}"), page.Descendants("link").Single().Attribute("href")!.Value).AbsolutePath;
            Assert.True(File.Exists(Path.Combine(_site.Folder, style.TrimStart('/'))));
        }
    }

    [Fact]
    public void Anchors_are_unique_on_their_page()
    {
        Assert.All(_site.Pages.Values, page =>
            Assert.DoesNotContain(page.Descendants().Attributes("id").CountBy(id => id.Value), count => count.Value > 1));
    }

    [Fact]
    public void Headings_start_at_one_and_never_skip_a_level()
    {
        foreach (var (path, page) in _site.Pages)
        {
            var names = page.Descendants().Select(element => element.Name.LocalName);
            var levels = names.Where(name => name is ['h', >= '1' and <= '6']).Select(name => name[1] - '0').ToList();
            Assert.Equal(1, levels[0]);
            Assert.Single(levels, 1);
            Assert.True(levels.Zip(levels.Skip(1)).All(pair => pair.Second <= pair.First + 1), path);
        }
    }

    [Fact]
    public void Every_page_has_its_landmarks_its_language_and_a_title()
    {
        Assert.All(_site.Pages.Values, page =>
        {
            Assert.Equal("en", page.Root!.Attribute("lang")!.Value);
            Assert.NotEmpty(page.Descendants("title").First().Value);
            Assert.Single(page.Descendants("main"));
            Assert.Single(page.Root.Element("body")!.Elements("header"));
            Assert.All(page.Descendants("nav"), nav => Assert.NotNull(nav.Attribute("aria-label")));
        });
    }

    [Fact]
    public void Every_table_has_a_caption_headed_rows_and_columns_and_can_be_scrolled_by_keyboard()
    {
        Assert.All(Elements.Where(element => element.Name == "table"), table =>
        {
            var columns = table.Element("thead")!.Descendants("th").Count();
            Assert.NotEmpty(table.Element("caption")!.Value);
            Assert.All(table.Element("thead")!.Descendants("th"), th => Assert.Equal("col", th.Attribute("scope")!.Value));
            Assert.All(table.Element("tbody")!.Elements("tr"), tr => Assert.Equal("row", tr.Elements().First().Attribute("scope")!.Value));
            Assert.All(table.Element("tbody")!.Elements("tr"), tr => Assert.Equal(columns, tr.Elements().Count()));
            Assert.Equal("0", table.Parent!.Attribute("tabindex")!.Value);
        });
    }

    [Fact]
    public void Every_chart_has_a_title_a_description_and_a_table_with_the_same_figures()
    {
        var charts = Elements.Where(element => element.Name == "figure").ToList();

        Assert.NotEmpty(charts);
        Assert.All(charts, chart =>
        {
            var drawing = chart.Descendants("svg").First(svg => (string?)svg.Attribute("role") == "img");
            Assert.NotEmpty(drawing.Element("title")!.Value);
            Assert.NotEmpty(drawing.Element("desc")!.Value);
            Assert.NotEmpty(chart.ElementsAfterSelf().First().Descendants("table"));
        });
    }

    [Fact]
    public void Every_page_names_the_policy_the_date_decided_for_and_the_commits()
    {
        Assert.All(_site.Pages.Values, page =>
        {
            var basis = TestSite.Text(page.Descendants("p").Single(paragraph => (string?)paragraph.Attribute("class") == "basis"));
            Assert.StartsWith("Policy ", basis, StringComparison.Ordinal);
            Assert.Contains("decided for", basis, StringComparison.Ordinal);
            Assert.Contains("commit", basis, StringComparison.Ordinal);
            Assert.NotEmpty(TestSite.Rows(page, "The newest manifest of each repo"));
        });
    }
}
