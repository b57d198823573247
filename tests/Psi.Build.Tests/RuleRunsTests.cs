using Psi.Policy;

namespace Psi.Build.Tests;

/// <summary>What is reported about a rule that was kept from running.</summary>
public sealed class RuleRunsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("psi-runs-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_rule_the_log_has_untouched_ran() =>
        Assert.Equal(RuleRunState.Ran, Single(Rule()).State);

    [Fact]
    public void A_rule_the_log_does_not_have_did_not_run() =>
        Assert.Equal(RuleRunState.DidNotRun, Single(Rule() with { Id = "PSI9999" }).State);

    [Fact]
    public void A_rule_switched_off_in_a_configuration_is_silenced_at_the_line()
    {
        var run = Single(
            Rule() with { IsLowered = true }, configuration: "root = true\n[*.cs]\n  dotnet_diagnostic.psi3101.severity = none # noisy\n");

        Assert.Equal(RuleRunState.Silenced, run.State);
        Assert.Equal(new FileLocation(".editorconfig", 3, 3), run.At);
        Assert.Contains("= none", run.How, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dotnet_analyzer_diagnostic.category-PsiCryptography.severity = silent")]
    [InlineData("dotnet_analyzer_diagnostic.severity = suggestion")]
    public void A_rule_switched_off_by_category_or_in_bulk_is_silenced_at_the_line(string line) =>
        Assert.Equal(new FileLocation(".editorconfig", 1, 1), Single(Rule() with { IsLowered = true }, configuration: line).At);

    [Fact]
    public void A_line_that_raises_the_rule_is_not_blamed() =>
        Assert.Null(Single(Rule() with { IsLowered = true }, configuration: "dotnet_diagnostic.PSI3101.severity = error").At);

    [Fact]
    public void A_global_configuration_that_lowers_the_rule_is_found_though_the_log_does_not_say_so()
    {
        const string text = "is_global = true\ndotnet_diagnostic.PSI3101.severity = suggestion\n";

        Assert.Equal(new FileLocation(".globalconfig", 2, 1), Single(Rule(), configuration: text, configurationPath: ".globalconfig").At);
    }

    [Fact]
    public void A_configuration_for_files_the_compile_does_not_have_is_no_silencing() =>
        Assert.Equal(RuleRunState.Ran, Single(Rule(), configuration: "[Nothing.cs]\ndotnet_diagnostic.PSI3101.severity = none\n").State);

    [Fact]
    public void A_bulk_severity_reaches_other_packages_rules_but_not_Psis()
    {
        const string text = "is_global = true\ndotnet_analyzer_diagnostic.severity = suggestion\n";

        Assert.Equal(RuleRunState.Ran, Single(Rule(), configuration: text).State);
        Assert.Equal(RuleRunState.Silenced, Single(Rule() with { Id = "CA5351" }, configuration: text, wanted: "CA5351").State);
    }

    [Fact]
    public void Each_suppressed_result_is_silencing_of_its_own()
    {
        LoggedResult[] results = [Suppressed("b.cs", 1), Suppressed("a.cs", 9)];

        var runs = Runs(Rule() with { IsEverSuppressed = true }, results);

        Assert.Equal([new FileLocation("b.cs", 1), new FileLocation("a.cs", 9)], runs.Select(run => run.Hides));
    }

    [Fact]
    public void A_pragma_is_named_by_its_own_line()
    {
        Write(
            "a.cs",
            "#pragma warning disable CS0168\nint x;\n  #pragma warning disable CA1000, PSI3101 // legacy\n"
            + "#pragma warning disable PSI31010\nbad();\n");

        var run = Single(Rule() with { IsEverSuppressed = true }, [Suppressed("a.cs", 5)]);

        Assert.Equal(new FileLocation("a.cs", 3, 3), run.At);
    }

    [Fact]
    public void A_pragma_without_ids_hides_everything()
    {
        Write("a.cs", "#pragma warning disable\nbad();\n");

        Assert.Equal(new FileLocation("a.cs", 1, 1), Single(Rule() with { IsEverSuppressed = true }, [Suppressed("a.cs", 2)]).At);
    }

    [Fact]
    public void An_attribute_is_named_by_its_own_line_even_over_several_lines()
    {
        Write("a.cs", "class C {\n  [SuppressMessage(\"Security\",\n    \"PSI3101:Weak hash\")]\n  void M() => bad();\n}\n");

        Assert.Equal(
            new FileLocation("a.cs", 2, 4 - 1),
            Single(Rule() with { IsEverSuppressed = true }, [Suppressed("a.cs", 4, LoggedResult.Attribute)]).At);
    }

    [Fact]
    public void An_attribute_of_the_assembly_is_found_in_another_file()
    {
        Write("a.cs", "bad();\n");
        Write(
            "Properties/GlobalSuppressions.cs",
            "using System.Diagnostics.CodeAnalysis;\n[assembly: SuppressMessage(\"Security\", \"CA5351\")]\n"
            + "[assembly: SuppressMessage(\"Security\", \"PSI3101\")]\n");

        var run = Single(
            Rule() with { IsEverSuppressed = true },
            [Suppressed("a.cs", 1, LoggedResult.Attribute)],
            facts => facts with { Sources = [PathOf("a.cs"), PathOf("Properties/GlobalSuppressions.cs")] });

        Assert.Equal(new FileLocation("Properties/GlobalSuppressions.cs", 3, 1), run.At);
    }

    [Theory]
    [InlineData(
        "App.csproj", "<Project>\n <PropertyGroup>\n  <NoWarn>$(NoWarn);CS1591;psi3101</NoWarn>\n </PropertyGroup>\n</Project>", 3, 3)]
    [InlineData("Directory.Build.props", "<Project>\n <PropertyGroup><NoWarn>PSI3101</NoWarn></PropertyGroup>\n</Project>", 2, 17)]
    [InlineData("Directory.Build.rsp", "# ours\n-p:NoWarn=PSI3101\n", 2, 1)]
    public void NoWarn_is_named_where_it_is_written(string file, string text, int line, int column)
    {
        Write(file, text);

        var run = Single(Rule() with { IsEverSuppressed = true }, facts: facts => facts with { NoWarn = ["CS1591", "psi3101"] });

        Assert.Equal("NoWarn lists it", run.How);
        Assert.Equal(new FileLocation(file, line, column), run.At);
    }

    [Fact]
    public void NoWarn_in_an_imported_file_is_named_there()
    {
        Write("App.csproj", "<Project>\n <Import Project=\"$(MSBuildThisFileDirectory)eng\\warnings.props\" />\n</Project>");
        Write("eng/warnings.props", "<Project>\n <PropertyGroup>\n  <NoWarn>PSI3101</NoWarn>\n </PropertyGroup>\n</Project>");

        Assert.Equal(
            new FileLocation("eng/warnings.props", 3, 3),
            Single(Rule() with { IsEverSuppressed = true }, facts: facts => facts with { NoWarn = ["PSI3101"] }).At);
    }

    [Fact]
    public void A_rule_set_is_named_by_its_line_also_when_another_includes_it()
    {
        Write("all.ruleset", "<RuleSet>\n <Include Path=\"sub\\off.ruleset\" Action=\"Default\" />\n</RuleSet>");
        Write(
            "sub/off.ruleset",
            "<RuleSet>\n <Rules AnalyzerId=\"x\" RuleNamespace=\"x\">\n  <Rule Id=\"PSI3101\" Action=\"None\" />\n </Rules>\n</RuleSet>");

        Assert.Equal(
            new FileLocation("sub/off.ruleset", 3, 3),
            Single(Rule() with { IsEverSuppressed = true }, facts: facts => facts with { RuleSet = PathOf("all.ruleset") }).At);
    }

    [Theory]
    [InlineData("is_global = true\npsi.product_level = 1\n", ".editorconfig", 2)]
    [InlineData("psi.product_level = 1\n", "repo/.globalconfig", 1)]
    public void A_key_of_Psis_own_in_a_repos_global_configuration_is_silencing(string text, string path, int line)
    {
        var run = Single(Rule(), configuration: text, configurationPath: path);

        Assert.Equal((RuleRunState.Silenced, new FileLocation(path, line, 1)), (run.State, run.At));
    }

    [Fact]
    public void A_key_of_Psis_own_where_analyzers_do_not_see_it_is_none() =>
        Assert.Equal(RuleRunState.Ran, Single(Rule(), configuration: "[*.cs]\npsi.product_level = 1\n").State);

    [Fact]
    public void Analyzers_that_did_not_get_the_policy_are_silenced() =>
        Assert.Equal(RuleRunState.Silenced, Single(Rule(), policyReachedAnalyzers: false).State);

    [Fact]
    public void Generated_code_hides_nothing_from_Psis_rules_and_all_from_others()
    {
        const string text = "[*.cs]\ngenerated_code = true\n";

        Assert.Equal(RuleRunState.Ran, Single(Rule(), configuration: text).State);
        var other = Rule() with { Id = "CA5351" };
        Assert.Equal(new FileLocation(".editorconfig", 2, 1), Single(other, configuration: text, wanted: "CA5351").At);
    }

    [Fact]
    public void Switched_off_analyzers_are_named_where_that_is_written()
    {
        Write("App.csproj", "<Project>\n <PropertyGroup>\n  <RunAnalyzers>False</RunAnalyzers>\n </PropertyGroup>\n</Project>");

        var run = Single(Rule() with { Id = "PSI9999" }, facts: facts => facts with { RunAnalyzers = "False" });

        Assert.Equal(("RunAnalyzers is false", new FileLocation("App.csproj", 3, 3)), (run.How, run.At!.Value));
    }

    [Theory]
    [InlineData("<PackageReference Include=\"psi.analyzers\" ExcludeAssets=\"analyzers\" />")]
    [InlineData("<PackageReference Include=\"Psi.Analyzers\"><IncludeAssets>build</IncludeAssets></PackageReference>")]
    [InlineData("<Analyzer Remove=\"@(Analyzer)\" />")]
    public void Removed_analyzers_are_named_where_that_is_written(string item)
    {
        Write(
            "App.csproj",
            $"<Project>\n <ItemGroup>\n  <PackageReference Include=\"Other\" ExcludeAssets=\"analyzers\" />\n  {item}\n </ItemGroup>\n"
            + "</Project>");

        var run = Single(
            Rule(), facts: facts => facts with { Analyzers = [PathOf("Other.dll")], PsiAnalyzer = PathOf("Psi.Analyzers.dll") });

        Assert.Equal((RuleRunState.DidNotRun, new FileLocation("App.csproj", 4, 3)), (run.State, run.At!.Value));
    }

    [Fact]
    public void A_rule_that_this_Psi_does_not_have_is_said_to_be_missing_whatever_the_project_removes()
    {
        Write("App.csproj", "<Project>\n <ItemGroup>\n  <Analyzer Remove=\"Other.dll\" />\n </ItemGroup>\n</Project>");

        var run = Single(Rule(), facts: facts => facts with { RunAnalyzers = "False" }, wanted: "PSI3599");

        Assert.Equal((RuleRunState.DidNotRun, null), (run.State, run.At));
        Assert.StartsWith("this version of Psi has no such rule; update Psi.Analyzers", run.How, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("outside")]
    [InlineData("repo/.dotnet/sdk")]
    public void A_file_of_the_SDK_is_never_blamed(string folder)
    {
        const string removal = "<Project>\n <ItemGroup>\n  <Analyzer Remove=\"@(Analyzer)\" />\n </ItemGroup>\n</Project>";
        Write("repo/App.csproj", "<Project />");
        Write($"{folder}/Sdk.targets", removal);

        var run = Single(
            Rule(),
            facts: facts => facts with { Analyzers = [PathOf("Other.dll")], PsiAnalyzer = PathOf("Psi.Analyzers.dll") },
            settings: settings => settings with
            {
                RepositoryRoot = PathOf("repo"),
                ProjectFile = PathOf("repo/App.csproj"),
                DeclarationFiles = [PathOf($"{folder}/Sdk.targets")],
                ToolFolders = [PathOf("repo/.dotnet")],
            });

        Assert.Equal(("Psi's analyzers are not among the analyzers of the compile", null), (run.How, run.At));
    }

    [Fact]
    public void An_element_that_removes_another_analyzer_is_not_blamed_where_the_compiler_was_given_Psis()
    {
        Write("App.csproj", "<Project>\n <ItemGroup>\n  <Analyzer Remove=\"Other.dll\" />\n </ItemGroup>\n</Project>");

        var run = Single(
            Rule() with { Id = "CA1822" },
            facts: facts => facts with { Analyzers = [PathOf("Psi.Analyzers.dll")], PsiAnalyzer = PathOf("Psi.Analyzers.dll") });

        Assert.Null(run.At);
        Assert.Contains("CompilerResponseFile", run.How, StringComparison.Ordinal);
    }

    [Fact]
    public void Analyzers_that_the_compiler_was_given_and_did_not_run_are_said_to_be()
    {
        var run = Single(
            Rule() with { Id = "PSI9999" },
            facts: facts => facts with { Analyzers = [PathOf("Psi.Analyzers.dll")], PsiAnalyzer = PathOf("Psi.Analyzers.dll") });

        Assert.Contains("CompilerResponseFile", run.How, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CS8032", "An instance of analyzer Psi.Analyzers.WeakHash cannot be created.")]
    [InlineData("CS9057", "Analyzer assembly 'Psi.Analyzers.dll' cannot be used because it references version '4.8.0.0' of the compiler.")]
    public void A_compiler_that_is_too_old_is_said_with_one_that_is_not(string id, string message)
    {
        var failure = new LoggedResult(id, message, new FileLocation("App.csproj"));
        var foreign = failure with { Message = message.Replace("Psi.", "Acme.", StringComparison.Ordinal) };

        var run = Single(Rule() with { Id = "PSI9999" }, [failure]);

        Assert.Equal(RuleRunState.DidNotRun, run.State);
        Assert.Contains("Visual Studio 2022 17.8 or later", run.How, StringComparison.Ordinal);
        Assert.DoesNotContain("Visual Studio", Single(Rule() with { Id = "PSI9999" }, [foreign]).How, StringComparison.Ordinal);
    }

    [Fact]
    public void A_crashed_analyzer_ran_nothing()
    {
        LoggedResult[] results = [new("AD0001", "Analyzer 'Psi.Analyzers.WeakHash' threw an exception", new FileLocation("App.csproj"))];

        Assert.Equal(RuleRunState.DidNotRun, Single(Rule(), results).State);
    }

    [Fact]
    public void Another_packages_crash_is_not_ours()
    {
        LoggedResult[] results = [new("AD0001", "Analyzer 'Acme.Analyzers.X' threw an exception", new FileLocation("App.csproj"))];

        Assert.Equal(RuleRunState.Ran, Single(Rule(), results).State);
    }

    private static LoggedRule Rule() =>
        new("PSI3101", "PsiCryptography", IsEverSuppressed: false, IsSuppressedBySettings: false, IsLowered: false, IsEvidence: false);

    private static LoggedResult Suppressed(string file, int line, string by = LoggedResult.Pragma) =>
        new("PSI3101", "weak", new FileLocation(file, line), by);

    private string PathOf(string file) => Path.Combine(_folder, file);

    private void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
    }

    private RuleRun Single(
        LoggedRule rule, LoggedResult[]? results = null, Func<CompileFacts, CompileFacts>? facts = null, string? configuration = null,
        string configurationPath = ".editorconfig", bool policyReachedAnalyzers = true, string wanted = "PSI3101",
        Func<BuildSettings, BuildSettings>? settings = null) =>
        Assert.Single(Runs(rule, results, facts, configuration, configurationPath, policyReachedAnalyzers, wanted, settings));

    private IReadOnlyList<RuleRun> Runs(
        LoggedRule rule, LoggedResult[]? results = null, Func<CompileFacts, CompileFacts>? facts = null, string? configuration = null,
        string configurationPath = ".editorconfig", bool policyReachedAnalyzers = true, string wanted = "PSI3101",
        Func<BuildSettings, BuildSettings>? change = null)
    {
        var log = new CompilerLog { Rules = new Dictionary<string, LoggedRule> { [rule.Id] = rule }, Results = results ?? [] };
        AnalyzerConfiguration[] configurations = configuration is null ? [] : [new(configurationPath, configuration)];
        var settings = new BuildSettings
        {
            RepositoryRoot = _folder,
            ProductFile = PathOf("psi.yaml"),
            Policies = [],
            Today = "2026-11-21",
            ProjectFile = PathOf("App.csproj"),
            AssetsFile = PathOf("obj/project.assets.json"),
            TargetFramework = "net10.0",
            TargetFrameworkMoniker = ".NETCoreApp,Version=v10.0",
            Configuration = "Debug",
            Language = "C#",
            PsiVersion = "1.0.0",
        };
        settings = change?.Invoke(settings) ?? settings;
        var paths = new ShownPaths(settings.RepositoryRoot, packageRoot: null);
        var compile = new CompileFacts { CompilerLog = PathOf("compiler.sarif") };
        return new RuleRuns(
            log,
            facts?.Invoke(compile) ?? compile,
            configurations,
            new ProjectSettingFiles(settings, paths),
            paths).Of([wanted], policyReachedAnalyzers);
    }
}
