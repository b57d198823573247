namespace Psi.Insights.Report.Site;

/// <summary>The folder a site should be written to may not be replaced; the message says why and what to do.</summary>
internal sealed class SiteFolderException(string message) : Exception(message);
