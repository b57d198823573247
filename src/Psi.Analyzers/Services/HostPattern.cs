namespace Psi.Analyzers.Services;

/// <summary>A host as a policy writes it: an exact name, or <c>*.example.com</c> for every name below <c>example.com</c>.</summary>
internal static class HostPattern
{
    private const string Below = "*.";

    public static bool IsExact(string pattern) => pattern.IndexOf('*') < 0;

    public static bool Matches(string pattern, string host) => IsExact(pattern)
        ? string.Equals(pattern, host, StringComparison.OrdinalIgnoreCase)
        : pattern.StartsWith(Below, StringComparison.Ordinal)
            && host.Length >= pattern.Length
            && host.EndsWith(pattern.Substring(1), StringComparison.OrdinalIgnoreCase);
}
