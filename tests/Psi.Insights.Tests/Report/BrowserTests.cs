using Microsoft.Playwright;
using Psi.Insights.Tests.Samples;

namespace Psi.Insights.Tests.Report;

/// <summary>The site in a real browser with scripts switched off.</summary>
public sealed class BrowserTests : IAsyncLifetime
{
    private readonly TestSite _site = new(SampleOrganisation.All);
    private readonly List<string> _complaints = [];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    [ChromiumFact]
    public async Task The_organisation_page_is_readable_and_leads_to_a_repo()
    {
        var page = await Open(width: 1280);

        Assert.Equal("Contoso", await page.Locator("h1").InnerTextAsync());
        Assert.Equal(
            [
                "Where the policy is not met", "Requirements", "Shared security services", "Components", "Components to act on",
                "Known vulnerabilities", "Waivers",
                "Coverage", "Overrides and silenced rules", "Decided again by the organisation's policy", "Data quality", "Domains",
                "What the words mean", "What this rests on",
            ],
            await page.Locator("h2").AllInnerTextsAsync());
        await page.Locator("#failing").GetByRole(AriaRole.Link, new() { Name = "Web Shop" }).ClickAsync();
        Assert.Equal("Web Shop", await page.Locator("h1").InnerTextAsync());
        var breadcrumb = page.GetByRole(AriaRole.Navigation, new() { Name = "Breadcrumb" });
        await breadcrumb.GetByRole(AriaRole.Link, new() { Name = "Contoso" }).ClickAsync();
        Assert.Equal("Contoso", await page.Locator("h1").InnerTextAsync());
        Assert.Empty(_complaints);
    }

    [ChromiumFact]
    public async Task No_page_is_wider_than_a_phone()
    {
        var page = await Open(width: 400);

        foreach (var path in _site.Pages.Keys)
        {
            await page.GotoAsync(AddressOf(path));
            // The box of the document's content, without a script: what sticks out of it would scroll sideways.
            var wide = await page.Locator("html").EvaluateAsync<int>("element => element.scrollWidth");
            Assert.True(wide <= 400, $"{path} is {wide} wide");
        }

        Assert.Empty(_complaints);
    }

    [ChromiumFact]
    public async Task Charts_and_states_are_coloured_by_the_style_sheet()
    {
        var page = await Open(width: 1280);

        var bars = page.Locator("#components figure rect.fill");
        var colours = await bars.EvaluateAllAsync<string[]>("all => all.map(element => getComputedStyle(element).fill)");

        Assert.True(colours.Distinct().Count() >= 6, string.Join(' ', colours));
    }

    public async Task InitializeAsync()
    {
        if (ChromiumFactAttribute.Executable is null)
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = ChromiumFactAttribute.Executable,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _site.Dispose();
    }

    private async Task<IPage> Open(int width)
    {
        Assert.True(_browser is not null, "no chromium or google-chrome on PATH, and CI=true: install one");
        ViewportSize size = new() { Width = width, Height = 900 };
        var context = await _browser.NewContextAsync(new() { JavaScriptEnabled = false, ViewportSize = size });
        var page = await context.NewPageAsync();
        page.Console += (_, message) => _complaints.Add(message.Text);
        page.RequestFailed += (_, request) => _complaints.Add($"{request.Url}: {request.Failure}");
        await page.GotoAsync(AddressOf("index.html"));
        return page;
    }

    private string AddressOf(string path) => new Uri(Path.Combine(_site.Folder, path)).AbsoluteUri;
}
