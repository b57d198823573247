using System.Collections.Immutable;

namespace Psi.Analyzers.Services;

/// <summary>The configuration keys by which some services show.</summary>
internal sealed class ServiceKeys
{
    private const string Separator = ":";

    // In an order that is the same in every run.
    private readonly SortedDictionary<string, List<NamedService>> _byKey = new(StringComparer.OrdinalIgnoreCase);

    private ServiceKeys()
    {
    }

    public bool IsEmpty => _byKey.Count == 0;

    public static ServiceKeys Of(ImmutableArray<NamedService> services, Func<NamedService, ServiceMarks> marksOf)
    {
        var keys = new ServiceKeys();
        foreach (var service in services)
        {
            foreach (var key in marksOf(service).ConfigurationKeys)
            {
                if (!keys._byKey.TryGetValue(key, out var named))
                {
                    keys._byKey.Add(key, named = []);
                }

                named.Add(service);
            }
        }

        return keys;
    }

    /// <summary>A key as the policy writes it, with each service that has it.</summary>
    public IEnumerable<(string Key, NamedService Service)> Of(string key) => Entries(written => Same(written, key));

    /// <summary>The keys in a section, each with each service that has it.</summary>
    public IEnumerable<(string Key, NamedService Service)> In(string section) =>
        Entries(written => written.StartsWith(section + Separator, StringComparison.OrdinalIgnoreCase));

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private IEnumerable<(string Key, NamedService Service)> Entries(Func<string, bool> isMeant) =>
        from entry in _byKey
        where isMeant(entry.Key)
        from service in entry.Value.Distinct()
        select (entry.Key, service);
}
