using Psi.Insights.Report.Markup;
using Psi.Insights.Report.Site;

namespace Psi.Insights.Report.Pages;

/// <summary>
/// What every page has around its sections. There is no script, and the only style is the site's own file, so a page reads the same under
/// the strictest content policy.
/// </summary>
internal static class PageLayout
{
    public static Html Render(Page page, string organisation, Links links) => Html.Of($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <meta name="referrer" content="no-referrer"/>
        <title>{page.Title} · {organisation} · Product security insights</title>
        <link rel="stylesheet" href="{links.ToRoot}style.css"/>
        </head>
        <body>
        <a class="skip" href="#content">Skip to the content</a>
        <header class="site">
        <p class="brand"><span class="psi" aria-hidden="true">Ψ</span> Product security insights</p>
        <nav aria-label="Site">
        <ul>
        <li>{links.To(SiteMap.Organisation, organisation)}</li>
        <li>{links.To(SiteMap.Organisation + "#domains", "Domains")}</li>
        <li>{links.To(SiteMap.Organisation + "#requirements", "Requirements")}</li>
        <li>{links.To(SiteMap.Components, "Components")}</li>
        <li>{links.To(SiteMap.Organisation + "#vulnerabilities", "Vulnerabilities")}</li>
        </ul>
        </nav>
        </header>
        <main id="content">
        {Breadcrumb(page)}<p class="kind">{page.Kind}</p>
        <h1>{page.Title}</h1>
        {page.Lead}
        {Contents(page.Sections)}{page.Sections.Select(Render)}</main>
        <footer class="site">
        <p>Made by psi from security manifests. What was not assessed is said to be so, and never counts as passed.</p>
        </footer>
        </body>
        </html>

        """);

    private static Html Breadcrumb(Page page) => page.Above.Count == 0 ? Html.Empty : Html.Of($"""
        <nav aria-label="Breadcrumb" class="breadcrumb">
        <ol>
        {page.Above.Select(link => Html.Of($"<li>{link}</li>"))}
        <li aria-current="page">{page.Title}</li>
        </ol>
        </nav>

        """);

    private static Html Contents(IReadOnlyList<Section> sections) => sections.Count < 3 ? Html.Empty : Html.Of($"""
        <nav aria-label="On this page" class="contents">
        <ul>
        {sections.Select(section => Html.Of($"<li><a href=\"#{section.Anchor}\">{section.Heading}</a></li>\n"))}</ul>
        </nav>

        """);

    private static Html Render(Section section) => Html.Of($"""
        <section id="{section.Anchor}" aria-labelledby="{section.Anchor}-heading">
        <h2 id="{section.Anchor}-heading">{section.Heading}</h2>
        {section.Body}
        </section>

        """);
}
