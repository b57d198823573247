using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Rules;
using Psi.Analyzers.Tests.Verification;

namespace Psi.Analyzers.Tests;

/// <summary>What holds for every rule: its id, category, texts, page and requirement, and where it registers actions.</summary>
public sealed partial class RuleSetTests
{
    // Findings that are worth knowing and often right as they are.
    private static readonly string[] Informational = [RuleIds.UnauthenticatedEncryption];

    // A component that its maker no longer repairs, and a secret that is in the repository, are risks in tests too.
    private static readonly string[] AlsoForTests = [nameof(UnapprovedComponentApiAnalyzer), nameof(SecretInCodeAnalyzer)];

    private static readonly string[] Sections =
    [
        "What it finds", "Why", "Bad", "Good", "When to waive", "Configuration", "The same rule elsewhere",
    ];

    private static readonly string[] SectionsOfEvidence = ["What it sees", "Why", "Seen", "Not seen", "Configuration"];

    // Types that rules watch and that the framework does not have.
    private const string TypesOfPackages = """
        namespace Newtonsoft.Json { public class JsonSerializerSettings { public int TypeNameHandling { get; set; } } }
        namespace System.Web.Script.Serialization { public class JavaScriptSerializer; public class SimpleTypeResolver; }
        namespace Npgsql
        {
            public class NpgsqlConnection(string connectionString) { public string ConnectionString { get; set; } = connectionString; }
        }
        namespace Microsoft.AspNetCore.Authentication.JwtBearer
        {
            public class JwtBearerOptions { public bool RequireHttpsMetadata { get; set; } }
        }
        namespace fastJSON { public class JSONParameters { public bool UseExtensions; } }
        namespace Microsoft.AspNetCore.Mvc { public class ProblemDetails { public string Detail { get; set; } } }
        namespace Microsoft.IdentityModel.Logging { public class IdentityModelEventSource { public static bool ShowPII { get; set; } } }
        namespace Microsoft.AspNetCore.Builder
        {
            public class HstsBuilderExtensions { public static void UseHsts() { } }
            public class HttpsPolicyBuilderExtensions { public static void UseHttpsRedirection() { } }
            public class RateLimiterApplicationBuilderExtensions { public static void UseRateLimiter() { } }
            public class AntiforgeryApplicationBuilderExtensions { public static void UseAntiforgery() { } }
        }
        namespace Azure.Security.KeyVault.Secrets { public class SecretClient { public string GetSecret(string name) => name; } }
        """;

    // All other rules watch types. PSI1101 watches the assemblies that the policy flags, those about services what shows them.
    private const string FlaggedAssembly = "Flagged/1.0.0/lib/net8.0/Flagged.dll";

    private static readonly string Repository = SourceFolder.Root;

    public static TheoryData<string> Ids => [.. RuleSet.Rules.Select(rule => rule.Id)];

    public static TheoryData<string> FindingIds => [.. RuleSet.Rules.Where(rule => !IsEvidence(rule)).Select(rule => rule.Id)];

    public static TheoryData<string> EvidenceIds => [.. RuleSet.Rules.Where(IsEvidence).Select(rule => rule.Id)];

    public static TheoryData<string> EvidenceNames =>
        [.. RuleSet.Analyzers.Where(analyzer => analyzer is EvidenceRule).Select(analyzer => analyzer.GetType().Name)];

    public static TheoryData<string> AnalyzerNames => [.. RuleSet.Analyzers.Select(analyzer => analyzer.GetType().Name)];

    [Fact]
    public void Every_id_in_RuleIds_is_reported_by_exactly_one_analyzer()
    {
        var declared = typeof(RuleIds).GetFields().Select(field => (string)field.GetRawConstantValue()!);
        Assert.Equal(declared.Order(StringComparer.Ordinal), RuleSet.All
            .SelectMany(analyzer => analyzer.SupportedDiagnostics)
            .Select(rule => rule.Id)
            .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_compiler_finds_one_analyzer_which_has_every_rule()
    {
        var found = typeof(RuleIds).Assembly.GetTypes().Where(type => type.IsDefined(typeof(DiagnosticAnalyzerAttribute), inherit: false));
        Assert.Equal(typeof(SecurityRules), Assert.Single(found));
        Assert.Equal(
            RuleSet.All.Select(analyzer => analyzer.GetType().Name).Order(StringComparer.Ordinal),
            SecurityRules.Each().Select(analyzer => analyzer.GetType().Name).Order(StringComparer.Ordinal));
        Assert.Equal(
            RuleSet.All.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(rule => rule.Id).Order(StringComparer.Ordinal),
            new SecurityRules().SupportedDiagnostics.Select(rule => rule.Id).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(FindingIds))]
    public void A_rule_is_a_warning_that_is_on(string id)
    {
        var rule = Rule(id);
        Assert.Equal(Informational.Contains(id) ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning, rule.DefaultSeverity);
        Assert.True(rule.IsEnabledByDefault);
        Assert.Empty(rule.CustomTags);
    }

    [Theory]
    [MemberData(nameof(EvidenceIds))]
    public void Evidence_is_for_information_and_nothing_can_configure_it(string id)
    {
        var rule = Rule(id);
        Assert.Equal(DiagnosticSeverity.Info, rule.DefaultSeverity);
        Assert.True(rule.IsEnabledByDefault);
        Assert.Contains("PsiEvidence", rule.CustomTags);
        Assert.Contains(WellKnownDiagnosticTags.NotConfigurable, rule.CustomTags);
    }

    [Theory]
    [MemberData(nameof(EvidenceNames))]
    public void In_an_editor_no_evidence_is_looked_for(string name) =>
        Assert.Equal(0, RegistrationsIn(name, TypesOfPackages, ReferenceAssemblies.Net.Net100, reportsFacts: false));

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_category_is_the_one_of_the_id_range(string id) => Assert.Equal(
        id[..5] switch
        {
            "PSI11" => RuleCategory.Components,
            "PSI20" => RuleCategory.Services,
            "PSI31" => RuleCategory.Cryptography,
            "PSI32" => RuleCategory.Transport,
            "PSI34" => RuleCategory.Deserialization,
            "PSI35" => RuleCategory.SensitiveData,
            "PSI39" => RuleCategory.Evidence,
            var other => throw new InvalidOperationException($"No category is known for {other}xx."),
        },
        Rule(id).Category);

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_no_link_of_its_own_and_a_page_with_its_title(string id)
    {
        var rule = Rule(id);
        Assert.Empty(rule.HelpLinkUri);
        var page = File.ReadAllText(Path.Combine(Repository, "docs", "rules", id + ".md"));
        Assert.StartsWith($"# {id}: {rule.Title.ToString(CultureInfo.InvariantCulture)}\n", page, StringComparison.Ordinal);
        Assert.Contains(rule.Category, page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_page_has_every_section_in_order_and_names_its_ASVS_and_CWE_ids(string id)
    {
        var page = File.ReadAllText(Path.Combine(Repository, "docs", "rules", id + ".md"));
        var sections = Section().Matches(page).Select(match => match.Groups[1].Value).ToList();
        if (Rule(id).Category == RuleCategory.Components)
        {
            return;
        }

        var expected = IsEvidence(Rule(id)) ? SectionsOfEvidence : Sections;
        Assert.Equal(expected, sections.Where(expected.Contains));
        Assert.Matches(AsvsRow(), page);
        Assert.Matches(CweRow(), page);
    }

    [Theory]
    [MemberData(nameof(FindingIds))]
    public void A_requirement_of_the_baseline_rests_on_the_rule(string id)
    {
        // The baseline names neither components nor services of an organisation.
        if (Rule(id).Category is RuleCategory.Components or RuleCategory.Services)
        {
            return;
        }

        var baseline = File.ReadAllText(Path.Combine(Repository, "src", "Psi.Policy", "Baseline", "baseline.yaml"));
        Assert.Single(RequirementRules().Matches(baseline), match => match.Groups[1].Value.Split(", ").Contains(id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Title_and_message_are_fit_to_read(string id)
    {
        var rule = Rule(id);
        Assert.Matches("^PSI[0-9]{4}$", id);
        Assert.Matches(ShortTitle(), rule.Title.ToString(CultureInfo.InvariantCulture));
        Assert.NotEmpty(rule.Description.ToString(CultureInfo.InvariantCulture));
        // Evidence is one sentence without an advice.
        Assert.Equal(!IsEvidence(rule), rule.MessageFormat.ToString(CultureInfo.InvariantCulture).EndsWith('.'));
    }

    [Theory]
    [MemberData(nameof(AnalyzerNames))]
    public void Nothing_is_registered_where_the_types_are_absent(string name) =>
        Assert.Equal(0, RegistrationsIn(name, "class C { }", new ReferenceAssemblies("none")));

    [Theory]
    [MemberData(nameof(AnalyzerNames))]
    public void Something_is_registered_where_they_exist(string name) =>
        Assert.NotEqual(0, RegistrationsIn(name, TypesOfPackages, ReferenceAssemblies.Net.Net100, FlaggedAssembly));

    [Theory]
    [MemberData(nameof(AnalyzerNames))]
    public void In_a_project_of_tests_only_what_is_wrong_there_too_is_looked_for(string name)
    {
        var registrations = RegistrationsIn(
            name, TypesOfPackages + FrameworkUnderTest.Test, ReferenceAssemblies.Net.Net100, FlaggedAssembly, FrameworkUnderTest.Xunit);
        Assert.Equal(AlsoForTests.Contains(name), registrations > 0);
    }

    [Fact]
    public void Where_the_policy_flags_nothing_no_use_is_looked_for() =>
        Assert.Equal(0, RegistrationsIn(nameof(UnapprovedComponentApiAnalyzer), "class C { }", ReferenceAssemblies.Net.Net100));

    [Theory]
    [InlineData(nameof(AnotherServiceAnalyzer))]
    [InlineData(nameof(HomeMadeServiceAnalyzer))]
    [InlineData(nameof(SharedServiceUsedAnalyzer))]
    [InlineData(nameof(SharedServiceConfiguredAnalyzer))]
    public void Where_the_policy_names_no_service_nothing_is_looked_for(string name) =>
        Assert.Equal(0, RegistrationsIn(name, TypesOfPackages, ReferenceAssemblies.Net.Net100));

    [Fact]
    public void Where_no_reference_is_what_the_policy_flags_no_use_is_looked_for() =>
        Assert.Equal(0, RegistrationsIn(
            nameof(UnapprovedComponentApiAnalyzer),
            "class C { }",
            ReferenceAssemblies.Net.Net100,
            "A/1.0.0/lib/net8.0/System.Runtime.dll"));

    [Theory]
    [MemberData(nameof(AnalyzerNames))]
    public void Generated_code_is_analysed_and_execution_is_concurrent(string name)
    {
        var context = new RecordingAnalysisContext();
        Analyzer(name).Initialize(context);
        Assert.Equal(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics, context.GeneratedCode);
        Assert.True(context.IsConcurrent);
        Assert.Equal(0, context.Registrations);
    }

    [Theory]
    [MemberData(nameof(AnalyzerNames))]
    public void A_rule_has_no_state_of_its_own(string name)
    {
        var rule = Assert.IsType<SecurityRule>(Analyzer(name), exactMatch: false).GetType();
        const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic;
        Assert.Empty(rule.GetFields(Declared | BindingFlags.Instance));
        Assert.All(rule.GetFields(Declared | BindingFlags.Static), static field => Assert.True(field.IsInitOnly || field.IsLiteral));
    }

    [Fact]
    public void What_is_known_of_values_is_made_once_for_a_compilation()
    {
        var (compilation, other) = (CSharpCompilation.Create("one"), CSharpCompilation.Create("other"));
        Assert.Same(CompilationValues.In(compilation), CompilationValues.In(compilation));
        Assert.NotSame(CompilationValues.In(compilation), CompilationValues.In(other));
    }

    private static int RegistrationsIn(
        string name,
        string source,
        ReferenceAssemblies references,
        string? flaggedAssembly = null,
        FrameworkUnderTest? framework = null,
        bool reportsFacts = true)
    {
        var compilation = CSharpCompilation.Create("test", [CSharpSyntaxTree.ParseText(source)], references.References);
        if (flaggedAssembly is not null)
        {
            compilation = compilation.AddReferences(PackageReferences.Compile(FlaggedAssembly, "public class Any;"));
        }

        if (framework is not null)
        {
            compilation = compilation.AddReferences(framework.Reference);
        }

        var context = new RecordingAnalysisContext();
        Analyzer(name).Initialize(context);
        var flagged = $"psi.flagged_apis = {flaggedAssembly}|pkg:nuget/A@1|PSI1001|A 1, which is prohibited";
        var policy = $"{flagged}\n{NamedServices.Option(NamedServices.Identity)}";
        var lines = (flaggedAssembly is null ? "" : policy) + (reportsFacts ? "\npsi.facts = true" : "");
        return context.StartIn(compilation, framework is null ? lines : $"{lines}\n{framework.PassedOver}");
    }

    private static bool IsEvidence(DiagnosticDescriptor rule) => rule.Category == RuleCategory.Evidence;

    private static DiagnosticAnalyzer Analyzer(string name) => RuleSet.Analyzers.Single(analyzer => analyzer.GetType().Name == name);

    private static DiagnosticDescriptor Rule(string id) => RuleSet.Rules.Single(rule => rule.Id == id);

    [GeneratedRegex("^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex Section();

    [GeneratedRegex(@"^\| ASVS 5\.0 \| V\d+\.\d+\.\d+", RegexOptions.Multiline)]
    private static partial Regex AsvsRow();

    [GeneratedRegex(@"^\| CWE \| CWE-\d+", RegexOptions.Multiline)]
    private static partial Regex CweRow();

    [GeneratedRegex(@"^ +rules: \[(.+)\]$", RegexOptions.Multiline)]
    private static partial Regex RequirementRules();

    [GeneratedRegex("^[A-Z][^.\\n]{5,59}$")]
    private static partial Regex ShortTitle();
}
