using System.Collections.Immutable;

namespace Psi.Analyzers.Services;

/// <summary>The hosts by which some services show. One look-up for each part of a name, however many services there are.</summary>
internal sealed class ServiceHosts
{
    private readonly Dictionary<string, List<NamedService>> _exact = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<NamedService>> _below = new(StringComparer.OrdinalIgnoreCase);

    private ServiceHosts()
    {
    }

    public bool IsEmpty => _exact.Count == 0 && _below.Count == 0;

    public static ServiceHosts Of(ImmutableArray<NamedService> services, Func<NamedService, ServiceMarks> marksOf)
    {
        var hosts = new ServiceHosts();
        foreach (var service in services)
        {
            foreach (var pattern in marksOf(service).Hosts)
            {
                var (table, name) = HostPattern.IsExact(pattern) ? (hosts._exact, pattern) : (hosts._below, pattern.TrimStart('*'));
                if (!table.TryGetValue(name, out var named))
                {
                    table.Add(name, named = []);
                }

                named.Add(service);
            }
        }

        return hosts;
    }

    /// <summary>The services that a host may show, each once.</summary>
    public IEnumerable<NamedService> Of(string host)
    {
        var found = _exact.TryGetValue(host, out var exact) ? new List<NamedService>(exact) : [];
        for (var dot = host.IndexOf('.'); _below.Count > 0 && dot >= 0; dot = host.IndexOf('.', dot + 1))
        {
            if (dot > 0 && _below.TryGetValue(host.Substring(dot), out var below))
            {
                found.AddRange(below);
            }
        }

        return found.Distinct();
    }
}
