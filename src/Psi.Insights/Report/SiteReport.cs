namespace Psi.Insights.Report;
internal static class SiteReport { public static int Write(string s, string o, CancellationToken c) => 0; }
