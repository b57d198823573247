using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers.Components;
using Psi.Analyzers.Services;
using Psi.Inventory;
using Psi.Policy;

namespace Psi.Build.Tests;

/// <summary>What of the policy reaches the analyzers, and that they read what was written.</summary>
public sealed class PolicyGlobalConfigTests
{
    private const string Prohibited = "status: prohibited, reason: Tests prohibit it., replacement: pkg:nuget/Polly.Core";
    private const string Assembly = "lib/net8.0/Polly.dll";

    [Fact]
    public void Where_nothing_is_flagged_the_file_has_the_level_only() => Assert.Equal(
        "# Written by Psi from the policy. Changes are overwritten.\nis_global = true\nglobal_level = 1000000\npsi.product_level = 3\n",
        Text("status: permitted"));

    [Fact]
    public void What_the_policy_sets_for_rules_reaches_them() => Assert.Contains(
        "\npsi.rsa_min_key_bits = 3072\n",
        Encoding.UTF8.GetString(PolicyGlobalConfig.Write(
            SetupUnderTest.Of("rules: { rsaMinKeyBits: 3072 }", ""), ComponentAssessment.None)),
        StringComparison.Ordinal);

    [Fact]
    public void The_pages_that_links_lead_to_reach_the_rules() => Assert.EndsWith(
        "\npsi.help = https%3A//contoso.example/psi/%7Bid%7D%3Ba%23b\n",
        Encoding.UTF8.GetString(PolicyGlobalConfig.Write(
            SetupUnderTest.Of("", "") with { Pages = new RulePages("https://contoso.example/psi/{id};a#b") }, ComponentAssessment.None)),
        StringComparison.Ordinal);

    [Fact]
    public void A_flagged_assembly_is_one_line_more() => Assert.Equal(
        Text("status: permitted")
        + "psi.flagged_apis = Polly/8.4.0/lib/net8.0/Polly.dll|pkg%3Anuget/Polly%408.4.0|PSI1001|"
        + "Polly%208.4.0%2C%20which%20is%20prohibited%20by%20the%20policy%20of%20Contoso."
        + "%20Tests%20prohibit%20it.%20Use%20Polly.Core%20instead\n",
        Text(Prohibited));

    [Theory]
    [InlineData(Prohibited, ProblemIds.Prohibited)]
    [InlineData("status: permitted, versions: '[9.0,)'", ProblemIds.VersionOutside)]
    [InlineData("status: deprecated, reason: Tests want it gone.", ProblemIds.Deprecated)]
    [InlineData("status: deprecated, reason: Tests want it gone., enforceFrom: 2030-01-01", ProblemIds.Deprecated)]
    public void What_should_not_be_used_is_flagged(string entry, string decision) =>
        Assert.Equal(decision, Assert.Single(Flagged(entry)).Decision);

    [Theory]
    [InlineData("status: permitted")]
    [InlineData("status: recommended")]
    [InlineData("status: permitted, versions: '[8.0,)'")]
    [InlineData("status: prohibited, versions: '(,8.0)', reason: Tests prohibit it.")]
    [InlineData("status: prohibited, scopes: [test], reason: Tests prohibit it.")]
    public void What_may_be_used_is_not(string entry) => Assert.Empty(Flagged(entry));

    [Fact]
    public void What_is_on_no_list_is_not() =>
        Assert.Empty(Flagged(Given.Setup(Prohibited), Given.Use("Left.Pad", "1.0.0", "lib/net8.0/Left.Pad.dll")));

    [Fact]
    public void What_a_waiver_covers_is_not_until_it_ends()
    {
        Assert.Empty(Flagged(Given.Setup(Prohibited, Given.Waiver("2027-02-01")), Polly()));
        Assert.Single(Flagged(Given.Setup(Prohibited, Given.Waiver("2026-11-20")), Polly()));
    }

    [Fact]
    public void A_component_that_gives_the_compiler_nothing_has_nothing_to_flag() =>
        Assert.Empty(Flagged(Given.Setup(Prohibited), Given.Use("Polly", "8.4.0")));

    [Fact]
    public void Each_assembly_is_flagged_in_one_order_whatever_order_they_come_in()
    {
        string[] assemblies = ["lib/net8.0/Polly.dll", "lib/net8.0/Polly.A.dll", "ref/net8.0/Polly.B.dll"];
        var setup = Given.Setup(Prohibited);

        var flagged = Flagged(setup, Given.Use("Polly", "8.4.0", assemblies));

        Assert.Equal(
            ["Polly/8.4.0/lib/net8.0/Polly.A.dll", "Polly/8.4.0/lib/net8.0/Polly.dll", "Polly/8.4.0/ref/net8.0/Polly.B.dll"],
            flagged.Select(assembly => assembly.Path));
        Assert.Equal(
            Write(setup, Given.Use("Polly", "8.4.0", assemblies)), Write(setup, Given.Use("Polly", "8.4.0", [.. assemblies.Reverse()])));
    }

    [Theory]
    [InlineData("status: deprecated, reason: Tests want it gone., enforceFrom: 2026-12-01")]
    [InlineData(Prohibited)]
    public void Another_day_alone_changes_nothing(string entry) => Assert.Equal(
        Write(Given.Setup(entry), Polly()), Write(Given.Setup(entry, today: new CalendarDate(2027, 6, 1)), Polly()));

    [Theory]
    [InlineData("It runs code; see #4711.")]
    [InlineData("a, b | c = d : e % f %41 \\n")]
    [InlineData("Größe, naïve, 日本語, 🔒")]
    [InlineData("[section] is_global = false")]
    [InlineData("\t tabs \t and 'quotes' \"both\"")]
    public void The_analyzers_read_the_reason_as_it_was_written(string reason)
    {
        var flagged = Assert.Single(Flagged(
            "status: prohibited, reason: "
            + $"\"{reason.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""));

        Assert.StartsWith(
            $"Polly 8.4.0, which is prohibited by the policy of Contoso. {DisplayText.OneLine(reason)}",
            flagged.Message,
            StringComparison.Ordinal);
        Assert.Equal("pkg:nuget/Polly@8.4.0", flagged.Component);
    }

    [Theory]
    [InlineData("lib/net8.0/Pol ly;#|,%.dll")]
    [InlineData("lib/net8.0/P\nis_global = false.dll")]
    [InlineData("lib/net8.0/日本語.dll")]
    [InlineData("../../../x.dll")]
    public void Whatever_an_assets_file_calls_an_assembly_stays_one_field(string path)
    {
        var flagged = Assert.Single(Flagged(Given.Setup(Prohibited), Given.Use("Polly", "8.4.0", path)));

        Assert.Equal($"Polly/8.4.0/{path}", flagged.Path);
        var text = Encoding.UTF8.GetString(Write(Given.Setup(Prohibited), Given.Use("Polly", "8.4.0", path)));

        Assert.Equal(5, text.Count(character => character == '\n'));
    }

    [Fact]
    public void A_reason_of_any_length_leaves_a_message_that_can_be_read() =>
        Assert.InRange(Assert.Single(Flagged($"status: prohibited, reason: \"{new string('x', 3000)}\"")).Message.Length, 100, 1000);

    private static ComponentUse Polly() => Given.Use("Polly", "8.4.0", Assembly);

    private static string Text(string entry) => Encoding.UTF8.GetString(Write(Given.Setup(entry), Polly()));

    private static byte[] Write(PolicySetup setup, ComponentUse use) =>
        PolicyGlobalConfig.Write(setup, ComponentAssessment.Assess(setup, new InventoryResult([use], [])));

    private static ImmutableArray<FlaggedAssembly> Flagged(string entry) => Flagged(Given.Setup(entry), Polly());

    [Fact]
    public void Services_reach_the_analyzers_as_the_policy_has_them()
    {
        var setup = SetupUnderTest.Of(
            """
            services:
              - id: idp
                title: "Contoso | Identity, #1; 100 %"
                kind: identity
                recommended:
                  hosts: [login.contoso.example, "*.id.contoso.example"]
                  apis: [Contoso.Identity.*]
                  configurationKeys: [Oidc__Authority]
                insteadOf: { hosts: [other.test], apis: [Other.Client.Sign], configurationKeys: ["Other:Key"] }
              - { id: vault, title: V, kind: secrets }
            """,
            "");

        var services = NamedService.In(Read(setup, Polly()));

        Assert.Equal(["idp", "vault"], services.Select(service => service.Id));
        var identity = services[0];
        Assert.Equal(
            ("Contoso | Identity, #1; 100 %", "identity", setup.Policy.Services[0].Advice),
            (identity.Title, identity.Kind, identity.Advice));
        Assert.Equal("login.contoso.example *.id.contoso.example", string.Join(' ', identity.Recommended.Hosts));
        Assert.Equal(
            ("Contoso.Identity.*", "Oidc:Authority"),
            (identity.Recommended.Apis.Single(), identity.Recommended.ConfigurationKeys.Single()));
        Assert.Equal(
            ("other.test", "Other.Client.Sign", "Other:Key"),
            (identity.InsteadOf.Hosts.Single(), identity.InsteadOf.Apis.Single(), identity.InsteadOf.ConfigurationKeys.Single()));
    }

    private static ImmutableArray<FlaggedAssembly> Flagged(PolicySetup setup, ComponentUse use) => FlaggedAssembly.In(Read(setup, use));

    // Read as the compiler reads it.
    private static Options Read(PolicySetup setup, ComponentUse use)
    {
        var file = AnalyzerConfig.Parse(Encoding.UTF8.GetString(Write(setup, use)), "/obj/psi/policy.globalconfig");
        var options = AnalyzerConfigSet.Create(ImmutableArray.Create(file), out var problems);
        Assert.Empty(problems);
        return new Options(options.GlobalConfigOptions.AnalyzerOptions);
    }

    private sealed class Options(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
