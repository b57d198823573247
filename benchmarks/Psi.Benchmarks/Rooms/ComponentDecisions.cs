using BenchmarkDotNet.Attributes;
using Psi.Benchmarks.Inputs;
using Psi.Policy;

namespace Psi.Benchmarks.Rooms;

/// <summary>Deciding about all components of a large project. The goal is less than 50 ms with a list as organisations write it.</summary>
[MemoryDiagnoser]
public class ComponentDecisions
{
    private const int Entries = 5_000;
    private const int Components = 1_000;

    private static readonly CalendarDate Today = new(2026, 11, 21);

    private EffectivePolicy _policy = null!;
    private PackageUrl[] _components = [];

    /// <summary>Entries that name a family of packages: none, some, as organisations have, and nothing else, the worst there is.</summary>
    [Params(0, 100, Entries)]
    public int Globs { get; set; }

    /// <summary>Half of the components are on the list by name or by a glob, half on no list.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var text = System.Text.Encoding.UTF8.GetBytes(PolicyText.Of(Entries, Globs));
        var layer = PolicyLayer.Read(PolicyLayerKind.Organisation, "contoso.yaml", text, out var problems)
            ?? throw new InvalidOperationException(problems[0].ToString());
        _policy = PolicyComposition.Compose([layer]);
        _components = [.. Enumerable.Range(0, Components).Select(Component)];
    }

    /// <summary>1,000 components by 5,000 entries.</summary>
    /// <returns>How many give a diagnostic.</returns>
    [Benchmark(Description = "1,000 components by 5,000 entries")]
    public int Decide()
    {
        var diagnostics = 0;
        foreach (var component in _components)
        {
            if (ComponentDecider.Decide(_policy, component, ComponentScope.Runtime, productLevel: 2, Today).RuleId is not null)
            {
                diagnostics++;
            }
        }

        return diagnostics;
    }

    private PackageUrl Component(int number) => PackageUrl.NuGet(
        number % 2 == 1 ? $"Elsewhere.Package{number}"
        : Globs > 0 && (Globs == Entries || number % 4 == 0) ? PolicyText.GlobPrefix(number % Globs) + "Client"
        : PolicyText.ExactId(Globs + number * 4 % (Entries - Globs)),
        $"{number % 9 + 1}.2.0");
}
