using Psi.Insights.Report.Markup;

namespace Psi.Insights.Report.Pages;

/// <summary>Addresses that come from manifests.</summary>
internal static class WebAddress
{
    /// <summary>A link only when the address is a plain web page: what else a manifest may name could be script.</summary>
    public static Html Link(string address, string text) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri is { Scheme: "https", UserInfo: "" }
            ? Html.Of($"<a href=\"{uri.AbsoluteUri}\" rel=\"noopener noreferrer\">{text}</a>")
            : Html.Of($"<code>{text}</code>");
}
