namespace Psi.EndToEnd.Tests.Silencing;

/// <summary>A project with a weak hash in it, and something that keeps PSI3101 from saying so.</summary>
internal sealed record SilencedProject(string Name)
{
    /// <summary>Elements of a property group of the project file.</summary>
    public string Properties { get; init; } = "";

    /// <summary>Elements of an item group of the project file.</summary>
    public string Items { get; init; } = "";

    /// <summary>The rest of the project file.</summary>
    public string Rest { get; init; } = "";

    /// <summary>Metadata of the reference to Psi.</summary>
    public string Reference { get; init; } = "PrivateAssets=\"all\"";

    /// <summary>The program.</summary>
    public string Program { get; init; } = Hash;

    /// <summary>Further files, by their path in the project's folder.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// What Psi reports: id, file and line; empty when the rule is not kept from running, so that it finds the weak hash.
    /// </summary>
    public string Expected { get; init; } = "";

    /// <summary>A program with a finding of PSI3101.</summary>
    public const string Hash =
        """
        System.Console.WriteLine(System.Convert.ToHexString(System.Security.Cryptography.MD5.HashData("psi"u8)));

        """;

    private const string NoWarnProperty =
        """
        <Project>
          <PropertyGroup>
            <NoWarn>$(NoWarn);PSI3101</NoWarn>
          </PropertyGroup>
        </Project>
        """;

    private const string AfterThePreparation = """BeforeTargets="CoreCompile" DependsOnTargets="PsiPrepareCompile" """;

    /// <summary>Every way to silence a rule that a project's own files offer.</summary>
    public static IReadOnlyList<SilencedProject> All { get; } =
    [
        Configured(
            "EditorConfigNone",
            ".editorconfig",
            "root = true\n[*.cs]\ndotnet_diagnostic.PSI3101.severity = none\n",
            "PSI0102 .editorconfig(3)"),
        Configured(
            "EditorConfigSilent",
            ".editorconfig",
            "root = true\n[*.cs]\ndotnet_diagnostic.PSI3101.severity = silent\n",
            "PSI0102 .editorconfig(3)"),
        Configured(
            "EditorConfigSuggestion",
            ".editorconfig",
            "root = true\n[*.cs]\ndotnet_diagnostic.PSI3101.severity = suggestion\n",
            "PSI0102 .editorconfig(3)"),
        Configured(
            "EditorConfigForOneFile",
            ".editorconfig",
            "root = true\n[Program.cs]\ndotnet_diagnostic.PSI3101.severity = none\n",
            "PSI0102 .editorconfig(3)"),
        Configured(
            "GlobalConfigNone",
            ".globalconfig",
            "is_global = true\ndotnet_diagnostic.PSI3101.severity = none\n",
            "PSI0102 .globalconfig(2)"),
        Configured(
            "GlobalConfigSuggestion",
            ".globalconfig",
            "is_global = true\ndotnet_diagnostic.PSI3101.severity = suggestion\n",
            "PSI0102 .globalconfig(2)"),
        Configured(
            "GlobalConfigSilent",
            ".globalconfig",
            "is_global = true\ndotnet_diagnostic.PSI3101.severity = silent\n",
            "PSI0102 .globalconfig(2)"),
        Configured(
            "CategoryNone",
            ".editorconfig",
            "root = true\n[*.cs]\ndotnet_analyzer_diagnostic.category-PsiCryptography.severity = none\n",
            ""),
        Configured("BulkNone", ".editorconfig", "root = true\n[*.cs]\ndotnet_analyzer_diagnostic.severity = none\n", ""),
        Configured("BulkNoneGlobal", ".globalconfig", "is_global = true\ndotnet_analyzer_diagnostic.severity = none\n", ""),
        Configured("GeneratedCode", ".editorconfig", "root = true\n[*.cs]\ngenerated_code = true\n", ""),
        Configured(
            "CompilerCrash",
            ".editorconfig",
            "root = true\n[*.cs]\ndotnet_diagnostic.CA1822.severity = default\n",
            "PSI0103 .editorconfig(3)"),
        Configured(
            "PolicyKey", ".globalconfig", "is_global = true\nglobal_level = 1000000\npsi.product_level = 1\n", "PSI0102 .globalconfig(3)"),
        new("NoWarn") { Properties = "<NoWarn>$(NoWarn);PSI3101</NoWarn>", Expected = "PSI0102 NoWarn.csproj(6)" },
        new("NoWarnImported")
        {
            Rest = """<Import Project="eng/warnings.props" />""",
            Files = new Dictionary<string, string>
            {
                ["eng/warnings.props"] = NoWarnProperty,
            },
            Expected = "PSI0102 warnings.props(3)",
        },
        new("NoWarnInherited")
        {
            Files = new Dictionary<string, string>
            {
                ["Directory.Build.targets"] = NoWarnProperty,
            },
            Expected = "PSI0102 Directory.Build.targets(3)",
        },
        new("WarningLevelZero") { Properties = "<WarningLevel>0</WarningLevel>", Expected = "PSI0102 WarningLevelZero.csproj(6)" },
        new("RuleSet")
        {
            Properties = "<CodeAnalysisRuleSet>own.ruleset</CodeAnalysisRuleSet>",
            Files = new Dictionary<string, string>
            {
                ["own.ruleset"] = """
                    <RuleSet Name="own" ToolsVersion="17.0">
                      <Rules AnalyzerId="Psi" RuleNamespace="Psi">
                        <Rule Id="PSI3101" Action="None" />
                      </Rules>
                    </RuleSet>
                    """,
            },
            Expected = "PSI0102 own.ruleset(3)",
        },
        new("Pragma") { Program = "// A hash of a name.\n#pragma warning disable PSI3101\n" + Hash, Expected = "PSI0102 Program.cs(2)" },
        new("PragmaForAll") { Program = "#pragma warning disable\n" + Hash, Expected = "PSI0102 Program.cs(1)" },
        new("SuppressMessage")
        {
            Program = $$"""
                Names.Print();
                static class Names
                {
                    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "PSI3101")]
                    public static void Print() => {{Hash}}
                }
                """,
            Expected = "PSI0102 Program.cs(4)",
        },
        new("GlobalSuppression")
        {
            Files = new Dictionary<string, string>
            {
                ["GlobalSuppressions.cs"] = """
                    using System.Diagnostics.CodeAnalysis;

                    [assembly: SuppressMessage("Security", "PSI3101", Scope = "module")]

                    """,
            },
            Expected = "PSI0102 GlobalSuppressions.cs(3)",
        },
        new("RunAnalyzers") { Properties = "<RunAnalyzers>false</RunAnalyzers>", Expected = "PSI0103 RunAnalyzers.csproj(6)" },
        new("RunAnalyzersDuringBuild")
        {
            Properties = "<RunAnalyzersDuringBuild>false</RunAnalyzersDuringBuild>",
            Expected = "PSI0103 RunAnalyzersDuringBuild.csproj(6)",
        },
        // SDK 10.0.401 hands the analyzers of a direct reference to the compiler whatever its ExcludeAssets says.
        new("ExcludeAssets") { Reference = "PrivateAssets=\"all\" ExcludeAssets=\"analyzers\"", Expected = "" },
        new("AnalyzerRemoved")
        {
            Rest = Target(
                "Away",
                """BeforeTargets="CoreCompile" """,
                """<ItemGroup><Analyzer Remove="@(Analyzer)" Condition="'%(Filename)' == 'Psi.Analyzers'" /></ItemGroup>"""),
            Expected = "PSI0103 AnalyzerRemoved.csproj(12)",
        },
        new("PsiEnabled") { Properties = "<PsiEnabled>false</PsiEnabled>", Expected = "PSI0103 PsiEnabled.csproj(6)" },
        new("PolicyConfigurationTakenOut")
        {
            Rest = Target(
                "Away",
                AfterThePreparation,
                """<ItemGroup><EditorConfigFiles Remove="@(EditorConfigFiles)" Condition="'%(Filename)' == 'policy'" /></ItemGroup>"""),
            Expected = "PSI0102 PolicyConfigurationTakenOut.csproj(0)",
        },
        new("ErrorLogElsewhere")
        {
            Rest = Target(
                "Away",
                AfterThePreparation,
                "<PropertyGroup><ErrorLog>other.sarif,version=2.1</ErrorLog></PropertyGroup>"),
            Expected = "PSI0103 ErrorLogElsewhere.csproj(0)",
        },
        new("CompilerLogEdited")
        {
            Rest = Target(
                "Forge",
                """AfterTargets="CoreCompile" """,
                """<WriteLinesToFile File="$(IntermediateOutputPath)psi/compiler.sarif" Lines="{}" Overwrite="true" />"""),
            Expected = "PSI0103 CompilerLogEdited.csproj(0)",
        },
        // Step 3 decides again: an edit of the first fragment has no effect.
        new("FirstFragmentEdited")
        {
            Rest = Target(
                "Forge",
                AfterThePreparation,
                """<WriteLinesToFile File="$(IntermediateOutputPath)psi/fragment.psi.json" Lines="{}" Overwrite="true" />"""),
            Expected = "",
        },
    ];

    // On one line: Psi names the line of what silences a rule.
    private static string Target(string name, string when, string does) => $"""<Target Name="{name}" {when}>{does}</Target>""";

    private static SilencedProject Configured(string name, string file, string text, string expected) => new(name)
    {
        Files = new Dictionary<string, string> { [file] = text },
        Expected = expected,
    };
}
