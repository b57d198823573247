using System.Globalization;
using Psi.Insights.Report;
using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Site;
using Psi.Insights.Tests.Samples;

namespace Psi.Insights.Tests.Report;

public class SiteFolderTests
{
    [Fact]
    public void The_same_store_gives_the_same_bytes_in_every_culture()
    {
        using var store = new TestStore();
        using var folder = new TemporaryFolder();
        store.Ingest(SampleOrganisation.All);

        SiteReport.Write(store.Path, folder["first"], CancellationToken.None);
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = FarAway();
            SiteReport.Write(store.Path, folder["second"], CancellationToken.None);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        Assert.Equal(Contents(folder["first"]), Contents(folder["second"]));
    }

    [Fact]
    public void A_site_replaces_an_earlier_one_and_nothing_of_that_is_left()
    {
        using var store = new TestStore();
        using var folder = new TemporaryFolder();
        store.Ingest(SampleOrganisation.All);
        SiteReport.Write(store.Path, folder["site"], CancellationToken.None);
        File.WriteAllText(folder["site/left-over.html"], "");

        SiteReport.Write(store.Path, folder["site"], CancellationToken.None);

        Assert.False(File.Exists(folder["site/left-over.html"]));
        Assert.Equal([folder["site"]], Directory.EnumerateFileSystemEntries(folder["."]).Select(Path.GetFullPath));
    }

    [Fact]
    public void A_folder_that_is_no_site_is_left_as_it_is()
    {
        using var store = new TestStore();
        using var folder = new TemporaryFolder();
        store.Ingest(SampleOrganisation.Tools);
        folder.Write("work/thesis.txt", "years of it"u8.ToArray());

        var refused = Assert.Throws<SiteFolderException>(() => SiteReport.Write(store.Path, folder["work"], CancellationToken.None));

        Assert.Contains("not a site that psi wrote", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["thesis.txt"], Contents(folder["work"]).Select(content => content.Path));
    }

    [Fact]
    public void An_empty_folder_becomes_a_site()
    {
        using var store = new TestStore();
        using var folder = new TemporaryFolder();
        store.Ingest(SampleOrganisation.Tools);
        Directory.CreateDirectory(folder["site"]);

        SiteReport.Write(store.Path, folder["site"], CancellationToken.None);

        Assert.True(File.Exists(folder["site/index.html"]));
    }

    [Fact]
    public void A_site_that_is_not_finished_leaves_the_earlier_one()
    {
        using var store = new TestStore();
        using var folder = new TemporaryFolder();
        store.Ingest(SampleOrganisation.Tools);
        SiteReport.Write(store.Path, folder["site"], CancellationToken.None);
        var before = Contents(folder["site"]);
        store.Ingest(SampleOrganisation.All);

        var stopped = new CancellationToken(canceled: true);

        Assert.Throws<OperationCanceledException>(() => SiteReport.Write(store.Path, folder["site"], stopped));

        Assert.Equal(before, Contents(folder["site"]));
        Assert.Equal([folder["site"]], Directory.EnumerateFileSystemEntries(folder["."]).Select(Path.GetFullPath));
    }

    [Fact]
    public void What_a_killed_run_left_behind_is_cleared_away()
    {
        using var store = new TestStore();
        using var folder = new TemporaryFolder();
        store.Ingest(SampleOrganisation.Tools);
        folder.Write($"site.psi-new/{SiteFolder.Marker}", []);
        folder.Write("site.psi-new/half.html", []);

        SiteReport.Write(store.Path, folder["site"], CancellationToken.None);

        Assert.False(File.Exists(folder["site/half.html"]));
    }

    [Fact]
    public void Names_that_are_alike_get_pages_of_their_own()
    {
        string[] things = ["a/b", "a-b", "A-B", "a b", "", "CON", ".."];

        var names = PageName.OfAll(things.Select(thing => (thing, thing)));

        Assert.Equal(things.Length, names.Values.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names.Values, name => Assert.Matches("^[a-z0-9-]{8,}$", name));
    }

    [Fact]
    public void A_hole_is_encoded_in_text_and_in_attributes()
    {
        var text = "<a href=\"x\" title='y'>&";

        var encoded = "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;";

        Assert.Equal($"<p title=\"{encoded}\">{encoded}</p>", Html.Of($"<p title=\"{text}\">{text}</p>").ToString());
    }

    [Theory]
    [InlineData("a\tb\nc", "a\tb\nc")]
    [InlineData("\u202Egnp.exe", "[U+202E]gnp.exe")]
    [InlineData("\u0000\u001B\u009B\u2028\uFEFF\uFFFF", "[U+0000][U+001B][U+009B][U+2028][U+FEFF][U+FFFF]")]
    [InlineData("Grüße 你好 😀", "Grüße 你好 😀")]
    public void Only_characters_that_are_obeyed_unseen_are_made_visible(string text, string shown)
    {
        Assert.Equal(shown, Html.Of($"{text}").ToString());
    }

    [Fact]
    public void Half_a_character_is_made_visible()
    {
        Assert.Equal("a[U+D83D]b[U+DE00]", Html.Of($"{"a\uD83Db\uDE00"}").ToString());
    }

    private static CultureInfo FarAway()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NegativeSign = "~";
        culture.DateTimeFormat.Calendar = new GregorianCalendar(GregorianCalendarTypes.Localized);
        culture.DateTimeFormat.ShortDatePattern = "dd.MM.yy";
        return culture;
    }

    private static IReadOnlyList<(string Path, string Content)> Contents(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => (Path.GetRelativePath(folder, file), Convert.ToBase64String(File.ReadAllBytes(file)))),
    ];
}
