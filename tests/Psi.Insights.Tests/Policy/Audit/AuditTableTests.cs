using NuGet.Protocol;
using NuGet.Versioning;
using Psi.Insights.Policy.Audit;
using Psi.Insights.Policy.Audit.Sources;
using Psi.Policy;
using Spectre.Console;

namespace Psi.Insights.Tests.Policy.Audit;

public class AuditTableTests
{
    private static readonly AuthorsDeprecation Legacy = new(["Legacy"], "[red]no[/] markup \u001b[2J", null, null);

    [Fact]
    public void It_shows_what_there_is_and_obeys_nothing_that_others_wrote()
    {
        var table = Shown(
            Audited(
                "pkg:nuget/A",
                "[1.0,2.0)",
                new VersionFacts(NuGetVersion.Parse("1.1.0"), true, Legacy, []),
                new VersionFacts(NuGetVersion.Parse("2.0.0"), true, null, [])),
            EntryAudit.NotAsked(Entry("pkg:nuget/B.*", null), "a glob names no single package"));

        Assert.Contains("│ pkg:nuget/A", table, StringComparison.Ordinal);
        Assert.Contains(
            "│ [1.0,2.0) │ 1.1.0           │ 2.0.0  │ deprecated: Its authors advise against 1.1.0", table, StringComparison.Ordinal);
        Assert.Contains("[red]no[/] markup [U+001B][2J", table, StringComparison.Ordinal);
        Assert.Contains("│ -               │ -      │ not asked: a glob names no single package", table, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', table);
    }

    [Fact]
    public void An_entry_in_order_has_no_remarks() =>
        Assert.Contains(
            "│ 1.0.0  │         │",
            Shown(Audited("pkg:nuget/A", null, new VersionFacts(NuGetVersion.Parse("1.0.0"), true, null, []))),
            StringComparison.Ordinal);

    [Fact]
    public void With_colours_a_warning_is_yellow_and_what_is_not_known_is_red()
    {
        var vulnerable = new VersionFacts(
            NuGetVersion.Parse("1.0.0"), true, null, [new Advisory("https://advisories.example/1", PackageVulnerabilitySeverity.Low)]);
        var refused = new PackageFacts("A", [], ["feed"], [new SourceFailure("feed", "https://feed.example", "no")]);

        Assert.Contains(
            "\u001b[38;5;11mvulnerable: ",
            Shown(ColorSystemSupport.EightBit, Audited("pkg:nuget/A", null, vulnerable)),
            StringComparison.Ordinal);
        Assert.Contains(
            "\u001b[38;5;9mnot determined: ",
            Shown(ColorSystemSupport.EightBit, EntryAudit.Of(Entry("pkg:nuget/A", null), refused, false, [])),
            StringComparison.Ordinal);
    }

    private static AuditedEntry Audited(string purl, string? interval, params VersionFacts[] versions) =>
        EntryAudit.Of(Entry(purl, interval), new PackageFacts("A", versions, ["feed"], []), prereleases: false, []);

    private static ComponentEntry Entry(string purl, string? interval)
    {
        Assert.True(ComponentPattern.TryParse(purl, out var pattern, out _));
        _ = VersionInterval.TryParse(interval, out var versions);
        return new ComponentEntry
        {
            Location = new FileLocation("p.yaml", 6, 11),
            Pattern = pattern,
            Status = ComponentStatus.Permitted,
            Versions = versions,
        };
    }

    private static string Shown(params AuditedEntry[] entries) => Shown(ColorSystemSupport.NoColors, entries);

    private static string Shown(ColorSystemSupport colours, params AuditedEntry[] entries)
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(text),
            ColorSystem = colours,
            Ansi = colours == ColorSystemSupport.NoColors ? AnsiSupport.No : AnsiSupport.Yes,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = 400;
        console.Profile.Capabilities.Unicode = true;
        console.Write(AuditTable.Of(entries));
        return text.ToString();
    }
}
