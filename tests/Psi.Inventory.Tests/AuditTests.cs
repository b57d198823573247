using System.Text.Json.Nodes;
using Psi.Policy;

namespace Psi.Inventory.Tests;

/// <summary>What NuGet's audit left in the assets file. The texts are those the .NET SDK 10.0.401 writes.</summary>
public sealed class AuditTests
{
    private const string Advisory = "https://github.com/advisories/GHSA-aaaa-bbbb-cccc";
    private const string FullAudit = """{ "enableAudit": "true", "auditLevel": "low", "auditMode": "all" }""";

    [Theory]
    [InlineData("NU1901", "low", VulnerabilitySeverity.Low)]
    [InlineData("NU1902", "moderate", VulnerabilitySeverity.Moderate)]
    [InlineData("NU1903", "high", VulnerabilitySeverity.High)]
    [InlineData("NU1904", "critical", VulnerabilitySeverity.Critical)]
    public void A_package_with_an_advisory_is_known_to_be_vulnerable(string code, string word, VulnerabilitySeverity severity)
    {
        var project = Restored(logs: Log(
            code, $"Package 'Acme.Lib' 1.0.0 has a known {word} severity vulnerability, {Advisory}", "acme.lib"));

        Assert.Equal([new KnownVulnerability(Advisory, severity)], project.Use("Acme.Lib").Vulnerabilities);
        Assert.Empty(project.Use("Acme.Top").Vulnerabilities);
        Assert.Empty(project.Find().AuditGaps);
    }

    [Theory]
    [InlineData(
        "Das Paket „Acme.Lib“ 1.0.0 weist ein bekanntes Sicherheitsrisiko mit dem Schweregrad hoch auf, "
        + "https://github.com/advisories/GHSA-aaaa-bbbb-cccc.")]
    [InlineData("パッケージ 'Acme.Lib' 1.0.0 に既知の 高 重大度の脆弱性があります、 https://github.com/advisories/GHSA-aaaa-bbbb-cccc")]
    public void The_advisory_is_found_in_any_language(string message) =>
        Assert.Equal(
            "GHSA-aaaa-bbbb-cccc", Assert.Single(Restored(logs: Log("NU1903", message, "Acme.Lib")).Use("Acme.Lib").Vulnerabilities).Id);

    [Fact]
    public void Without_an_address_the_code_is_what_is_known() =>
        Assert.Equal(
            "NU1903",
            Assert.Single(Restored(logs: Log("NU1903", "Package 'Acme.Lib' is bad", "Acme.Lib")).Use("Acme.Lib").Vulnerabilities).Id);

    [Fact]
    public void Several_advisories_of_a_package_are_all_kept_sorted_and_once()
    {
        string[] logs = [.. new[] { "https://b.example/2", "https://a.example/1", "https://b.example/2" }
            .Select(address => Log("NU1903", $"… {address}", "Acme.Lib"))];

        Assert.Equal(
            ["https://a.example/1", "https://b.example/2"],
            Restored(logs: string.Join(",", logs)).Use("Acme.Lib").Vulnerabilities.Select(known => known.Advisory));
    }

    [Fact]
    public void What_was_found_for_another_framework_is_not_about_this_one()
    {
        var other = Log("NU1903", $"… {Advisory}", "Acme.Lib", "net8.0");
        var withRuntime = Log("NU1903", $"… {Advisory}", "Acme.Lib", "net10.0/linux-x64");

        Assert.Empty(Restored(logs: other).Use("Acme.Lib").Vulnerabilities);
        Assert.Single(Restored(logs: withRuntime).Use("Acme.Lib").Vulnerabilities);
    }

    [Fact]
    public void A_vulnerability_that_failed_the_restore_as_an_error_is_one_and_everything_is_resolved_nonetheless()
    {
        var project = Restored(
            logs: Log(
                "NU1903", $"Warning As Error: … {Advisory}", "Acme.Lib").Replace("\"Warning\"", "\"Error\"", StringComparison.Ordinal));

        Assert.Single(project.Use("Acme.Lib").Vulnerabilities);
        Assert.Empty(project.Find().Problems);
    }

    [Theory]
    [InlineData("""{ "enableAudit": "false", "auditLevel": "low", "auditMode": "all" }""", "switched off")]
    [InlineData("""{ "enableAudit": "disable" }""", "switched off")]
    [InlineData("""{ "enableAudit": "true", "auditLevel": "low", "auditMode": "direct" }""", "only the packages the project names itself")]
    [InlineData("""{ "enableAudit": "true", "auditLevel": "critical", "auditMode": "all" }""", "nothing of those below critical severity")]
    [InlineData("""{ }""", "does not say that NuGet looked for any")]
    public void An_audit_that_is_off_or_limited_is_a_gap(string audit, string says) =>
        Assert.Contains(says, Assert.Single(Restored(audit).Find().AuditGaps).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_complete_audit_that_found_nothing_is_no_gap() => Assert.Empty(Restored().Find().AuditGaps);

    [Fact]
    public void Where_there_is_no_package_there_is_nothing_to_audit()
    {
        const string disabled = """{ "enableAudit": "false" }""";

        Assert.Empty((Restored(disabled) with { Assets = Assets(disabled, "", "", libraries: "") }).Find().AuditGaps);
    }

    [Fact]
    public void A_source_that_did_not_answer_is_a_gap_with_NuGets_words()
    {
        const string log = """
            { "code": "NU1900", "level": "Warning",
              "message": "Error occurred while getting package vulnerability data: Unable to load the service index for source …" }
            """;
        var gap = Assert.Single(Restored(logs: log).Find().AuditGaps);

        Assert.StartsWith("NU1900: Error occurred while getting package vulnerability data", gap.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Silence_that_was_asked_for_is_a_gap_at_the_line_that_asks_for_it()
    {
        var project = Restored(
            FullAudit.Replace("}", $$""", "suppressedAdvisories": { "{{Advisory}}": null } }""", StringComparison.Ordinal),
            warnings: """{ "noWarn": ["CS1591", "NU1903"] }""") with
        {
            Project = $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <NoWarn>CS1591;NU1903</NoWarn>
                  </PropertyGroup>
                  <ItemGroup>
                    <NuGetAuditSuppress Include="{Advisory}" />
                  </ItemGroup>
                </Project>
                """,
        };

        var gaps = project.Find().AuditGaps;

        Assert.Equal([(3, 5, null), (6, 5, Advisory)], gaps.Select(gap => (gap.At.Line, gap.At.Column, gap.Advisory)));
        Assert.Contains("NoWarn (NU1903)", gaps[0].Reason, StringComparison.Ordinal);
        Assert.Contains("a waiver that names GHSA-aaaa-bbbb-cccc", gaps[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Silence_about_one_package_is_a_gap_at_its_reference()
    {
        var project = Restored(dependency: """ "noWarn": ["NU1903"], """) with
        {
            Project = """
                <Project><ItemGroup><PackageReference Include="Acme.Top" Version="1.0.0" NoWarn="NU1903" /></ItemGroup></Project>
                """,
        };

        var gap = Assert.Single(project.Find().AuditGaps);

        Assert.Equal(("shop/WebShop.csproj", 1, 21), (gap.At.Path, gap.At.Line, gap.At.Column));
        Assert.Contains("those of Acme.Top", gap.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void NoWarn_is_a_gap_at_the_elements_that_name_the_codes_in_whatever_files()
    {
        var project = Restored(warnings: """{ "noWarn": ["RZ10021", "NU1901", "nu1903", "NU1904"] }""") with
        {
            Project = "<Project>\n<PropertyGroup>\n<NoWarn>$(NoWarn);RZ10021</NoWarn>\n</PropertyGroup>\n</Project>",
            Files = new Dictionary<string, string>
            {
                ["/repo/Directory.Build.props"] = """
                    <Project>
                      <PropertyGroup>
                        <NoWarn>NU190</NoWarn>
                        <NoWarn>$(NoWarn);
                          NU1901, NU1903
                        </NoWarn>
                      </PropertyGroup>
                    </Project>
                    """,
            },
        };

        var gaps = project.Find().AuditGaps;

        // NU1904 is written nowhere as such, so the first element has to do.
        Assert.Equal(
            [("Directory.Build.props", 4, "NU1901, NU1903"), ("shop/WebShop.csproj", 3, "NU1904")],
            gaps.Select(gap => (gap.At.Path, gap.At.Line, gap.Reason.Split('(', ')')[1])));
    }

    [Theory]
    [InlineData("NuGetAudit", "true", "False", "enableAudit")]
    [InlineData("NuGetAuditMode", "all", "direct", "auditMode")]
    [InlineData("NuGetAuditLevel", "low", "high", "auditLevel")]
    public void A_setting_that_several_files_write_is_a_gap_where_its_value_in_effect_is_written(
        string property, string elsewhere, string inEffect, string key)
    {
        var audit = JsonNode.Parse(FullAudit)!;
        audit[key] = inEffect.ToLowerInvariant();
        var project = Restored(audit.ToJsonString()) with
        {
            Project = Setting(elsewhere),
            Files = new Dictionary<string, string> { ["/repo/Directory.Build.props"] = Setting(inEffect) },
        };

        Assert.Equal("Directory.Build.props", Assert.Single(project.Find().AuditGaps).At.Path);
        var made = project with { Project = Setting("$(Ours)"), Files = new Dictionary<string, string>() };
        Assert.Equal("shop/WebShop.csproj", Assert.Single(made.Find().AuditGaps).At.Path);

        string Setting(string value) => $"<Project><PropertyGroup><{property}>{value}</{property}></PropertyGroup></Project>";
    }

    [Fact]
    public void NoWarn_for_anything_else_is_no_gap() =>
        Assert.Empty(Restored(warnings: """{ "noWarn": ["NU1701", "CS1591"] }""").Find().AuditGaps);

    [Theory]
    [InlineData("[1.0.0, )", true)]
    [InlineData("[1.0.0]", true)]
    [InlineData("[1.0.0, 2.0.0)", true)]
    [InlineData("(0.9.0, )", false)]
    [InlineData("[1.*, )", false)]
    [InlineData("[*, )", false)]
    [InlineData("[1.0.0-*, )", false)]
    [InlineData("(, )", false)]
    [InlineData("( , 2.0.0]", false)]
    public void Only_a_fixed_lower_bound_pins_a_version(string requested, bool isPinned)
    {
        var project = Restored(dependency: "", requested: requested);

        Assert.Equal(isPinned, project.Use("Acme.Top").IsPinned);
        Assert.True(project.Use("Acme.Lib").IsPinned);
    }

    [Theory]
    [InlineData("[10.0.1, )", "10.0.2", "10.0.1")]
    [InlineData("[10.0.1, 11.0.0)", "10.0.2", "10.0.1")]
    [InlineData("[10.0, )", "10.0.2", "10.0")]
    [InlineData("[10.0, )", "10.0.0", null)]
    [InlineData("[10.*, )", "10.0.2", null)]
    [InlineData("(10.0.1, )", "10.0.2", null)]
    [InlineData("(, 10.0.1]", "10.0.0", null)]
    [InlineData(null, "10.0.0", null)]
    public void A_version_that_no_source_has_is_known_from_the_later_one_that_restore_took(
        string? range, string chosen, string? unpublished) =>
        Assert.Equal(unpublished, RequestedRange.Unpublished(range, chosen));

    [Theory]
    [InlineData("[4.*, )", "4.*")]
    [InlineData("[10.0.1, )", "10.0.1")]
    [InlineData("[1.0.0, 2.0.0)", "[1.0.0, 2.0.0)")]
    [InlineData("(1.0.0, )", "(1.0.0, )")]
    public void A_version_is_shown_as_developers_write_it(string range, string written) =>
        Assert.Equal(written, RequestedRange.AsWritten(range));

    [Fact]
    public void A_lock_file_pins_what_floats()
    {
        var project = Restored(requested: "[1.*, )");

        Assert.True((project with { HasLockFile = true }).Use("Acme.Top").IsPinned);
        Assert.True(IsPinned("true"));
        Assert.False(IsPinned("false"));

        bool IsPinned(string usesLockFile)
        {
            var locked = $$""" "restoreLockProperties": { "restorePackagesWithLockFile": "{{usesLockFile}}" }, "sources" """;
            var assets = project.Assets!.Replace("\"sources\"", locked, StringComparison.Ordinal);
            return (project with { Assets = assets }).Use("Acme.Top").IsPinned;
        }
    }

    [Fact]
    public void Sources_are_shown_without_what_nobody_else_should_read() =>
        Assert.Equal(
            ["feed", "https://packages.contoso.example/v3/index.json", "local/packages"],
            Restored(sources: """
                "https://user:secret@packages.contoso.example/v3/index.json?key=secret": {},
                "/home/someone/feed": {},
                "/repo/local/packages": {}
                """).Find().PackageSources);

    private static string Log(string code, string message, string library, string target = "net10.0") =>
        $$"""
        { "code": "{{code}}", "level": "Warning", "warningLevel": 1,
          "message": "{{message}}", "libraryId": "{{library}}", "targetGraphs": ["{{target}}"] }
        """;

    private static ProjectUnderTest Restored(
        string audit = FullAudit,
        string logs = "",
        string warnings = "{ }",
        string dependency = "",
        string requested = "[1.0.0, )",
        string sources = "") =>
        new() { Assets = Assets(audit, logs, warnings, Libraries, dependency, requested, sources) };

    private const string Libraries = """
        "Acme.Top/1.0.0": { "type": "package", "dependencies": { "Acme.Lib": "1.0.0" },
          "compile": { "lib/netstandard2.0/Acme.Top.dll": {} }, "runtime": { "lib/netstandard2.0/Acme.Top.dll": {} } },
        "Acme.Lib/1.0.0": { "type": "package",
          "compile": { "lib/netstandard2.0/Acme.Lib.dll": {} }, "runtime": { "lib/netstandard2.0/Acme.Lib.dll": {} } }
        """;

    private static string Assets(
        string audit,
        string logs,
        string warnings,
        string libraries,
        string dependency = "",
        string requested = "[1.0.0, )",
        string sources = "") => $$"""
        {
          "version": 3,
          "targets": { "net10.0": { {{libraries}} } },
          "libraries": {},
          "projectFileDependencyGroups": { "net10.0": [ {{(libraries.Length == 0 ? "" : "\"Acme.Top >= 1.0.0\"")}} ] },
          "project": {
            "restore": {
              "sources": { {{sources}} },
              "warningProperties": {{(warnings.Length == 0 ? "{ }" : warnings)}},
              {{(audit == "{ }" ? "" : $"\"restoreAuditProperties\": {audit},")}}
              "SdkAnalysisLevel": "10.0.400"
            },
            "frameworks": { "net10.0": { "framework": "net10.0", "targetAlias": "net10.0", "dependencies": {
              {{(libraries.Length == 0 ? "" : $"\"Acme.Top\": {{ {dependency} \"target\": \"Package\", \"version\": \"{requested}\" }}")}}
            } } }
          },
          "logs": [ {{logs}} ]
        }
        """;
}
