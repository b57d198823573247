using Psi.Insights.Report.Markup;

namespace Psi.Insights.Report.Pages;

/// <summary>A part of a page.</summary>
/// <param name="Anchor">Its name within the page; our own words or <see cref="Site.PageName.OfAnchor"/>.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Body">What it shows.</param>
internal sealed record Section(string Anchor, Html Heading, Html Body);
