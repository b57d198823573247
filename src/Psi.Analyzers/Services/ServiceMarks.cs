using System.Collections.Immutable;

namespace Psi.Analyzers.Services;

/// <summary>How the use of a service shows in code.</summary>
/// <param name="Hosts">Host names: exact ones, and <c>*.example.com</c> for every name below <c>example.com</c>.</param>
/// <param name="Apis"><c>Namespace.*</c>, <c>Namespace.Type</c> or <c>Namespace.Type.Member</c>.</param>
/// <param name="ConfigurationKeys">Keys with <c>:</c> between their parts.</param>
internal sealed record ServiceMarks(
    ImmutableArray<string> Hosts, ImmutableArray<string> Apis, ImmutableArray<string> ConfigurationKeys)
{
    /// <summary>
    /// How closely the hosts name a host: 0 where they do not, more for a longer pattern, and most for the exact name.
    /// </summary>
    public int ClosenessTo(string host)
    {
        var closest = 0;
        foreach (var pattern in Hosts)
        {
            var closeness = HostPattern.Matches(pattern, host) ? HostPattern.IsExact(pattern) ? int.MaxValue : pattern.Length : 0;
            closest = Math.Max(closest, closeness);
        }

        return closest;
    }
}
