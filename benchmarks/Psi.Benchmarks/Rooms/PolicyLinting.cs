using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using Psi.Policy;

namespace Psi.Benchmarks.Rooms;

/// <summary>Looking through a policy in which many entries are about one name: twice the entries may take twice as long.</summary>
public class PolicyLinting
{
    private static readonly CalendarDate Today = CalendarDate.TryParse("2026-11-21", out var day) ? day : default;

    private IReadOnlyList<PolicyLayer> _layers = [];

    /// <summary>Entries of the one name, each for versions of its own; as many again say until when they are supported.</summary>
    [Params(5_000, 10_000, 20_000)]
    public int Entries { get; set; }

    /// <summary>Writes and reads the file.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var text = new StringBuilder("psi: policy/v1\norganisation: Contoso\nversion: \"2026.11\"\ncomponents:\n");
        for (var number = 0; number < Entries; number++)
        {
            text.Append(CultureInfo.InvariantCulture, $"""
                  - purl: pkg:nuget/Contoso.Web
                    status: {(number % 2 == 0 ? "permitted" : "prohibited")}
                    reason: R.
                    versions: "[{number}.0.0,{number}.5.0)"
                    replacement: pkg:nuget/Contoso.Web@{number % 10}.7.0

                """);
        }

        text.Append("support:\n");
        for (var number = 0; number < Entries; number++)
        {
            text.Append(CultureInfo.InvariantCulture, $"""
                  - purl: pkg:nuget/Contoso.Web
                    versions: "[{number}.0.0,{number}.5.0)"
                    endOfSupport: 2030-01-01

                """);
        }

        _layers = [PolicyLayer.Read(PolicyLayerKind.Organisation, "contoso.yaml", Encoding.UTF8.GetBytes(text.ToString()), out _)!];
    }

    /// <summary>What <c>psi policy lint</c> does with a file that is read.</summary>
    [Benchmark(Description = "lint a policy file")]
    public IReadOnlyList<LintDiagnostic> Lint() => PolicyLint.Check(_layers, Today);
}
