using System.Text.Json;
using Psi.Insights.CommandLine;
using Psi.Insights.Tests.Checkout;
using Psi.Insights.Tests.Samples;
using Psi.Policy;

namespace Psi.Insights.Tests.Init;

public sealed class InitCommandTests : IDisposable
{
    private const string Web = """<Project Sdk="Microsoft.NET.Sdk.Web"></Project>""";

    private readonly TemporaryRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task A_build_script_is_excluded_and_tells_nothing_of_the_technology()
    {
        _repository
            .With("src/A.csproj", "<Project Sdk='Microsoft.NET.Sdk' />")
            .With("build/_build.csproj", Program("Nuke.Common"));

        var run = await InitRun.Of(_repository, InitRun.Unknowable);

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        var product = InitRun.ProductOf(_repository);
        Assert.Equal("library", product.Technology);
        Assert.Equal(
            ("build/_build.csproj", "Build script (Nuke.Common). It ships nothing."),
            (Assert.Single(product.Exclusions).Path.ToString(), product.Exclusions[0].Reason));
        Assert.Contains(
            "exclude: build/_build.csproj (build/_build.csproj is a program on Nuke.Common, and no project refers to it)",
            run.Output,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("targets/targets.csproj", "Bullseye", true)]
    [InlineData("build/Build.csproj", "Cake.Frosting", true)]
    [InlineData("build/Build.csproj", "Newtonsoft.Json", false)]
    public async Task What_a_project_refers_to_makes_it_a_build_script_and_not_its_name(string path, string package, bool isExcluded)
    {
        _repository.With("src/A.csproj", "<Project Sdk='Microsoft.NET.Sdk' />").With(path, Program(package));

        await InitRun.Of(_repository, InitRun.Unknowable);

        Assert.Equal(isExcluded, InitRun.ProductOf(_repository).Exclusions.Count == 1);
    }

    [Fact]
    public async Task What_is_referred_to_or_packed_or_a_library_or_all_there_is_is_not_excluded()
    {
        _repository
            .With("src/A.csproj", "<Project><ItemGroup><ProjectReference Include='..\\build\\Used.csproj' /></ItemGroup></Project>")
            .With("build/Used.csproj", Program("Nuke.Common"))
            .With("build/Tool.csproj", Program("Bullseye", "<PackAsTool>true</PackAsTool>"))
            .With("build/Extension.csproj", Program("Nuke.Common").Replace("Exe", "Library", StringComparison.Ordinal));
        using var only = new TemporaryRepository().With("build/_build.csproj", Program("Nuke.Common"));

        await InitRun.Of(_repository, InitRun.Unknowable);
        await InitRun.Of(only, InitRun.Unknowable);

        Assert.Empty(InitRun.ProductOf(_repository).Exclusions);
        Assert.Empty(InitRun.ProductOf(only).Exclusions);
        Assert.Equal("cli", InitRun.ProductOf(only).Technology);
    }

    [Fact]
    public async Task A_file_based_build_script_is_excluded_too()
    {
        _repository.With("src/A.csproj", "<Project Sdk='Microsoft.NET.Sdk' />").With("targets.cs", "#:package Bullseye@6.0.0\n");

        await InitRun.Of(_repository, InitRun.Unknowable);

        Assert.Equal("targets.cs", Assert.Single(InitRun.ProductOf(_repository).Exclusions).Path.ToString());
    }

    private static string Program(string package, string properties = "") => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><OutputType>Exe</OutputType>{properties}</PropertyGroup>
          <ItemGroup><PackageReference Include="{package}" Version="1.0.0" /></ItemGroup>
        </Project>
        """;

    [Fact]
    public async Task What_the_repository_tells_is_not_asked_for()
    {
        _repository.With("src/Shop/Shop.csproj", Web)
            .With("src/Shop/Pages/Index.cshtml")
            .With("CODEOWNERS", "* @contoso/shopfront\n")
            .Committed()
            .Git("remote", "add", "origin", "https://gitlab.contoso.example/contoso/retail/web-shop.git");

        var run = await InitRun.Of(_repository, "--accountable", "head-of-retail@contoso.example");

        Assert.Equal((ExitCodes.Done, ""), (run.ExitCode, run.Error));
        var product = InitRun.ProductOf(_repository);
        Assert.Equal(
            ("web-shop", "Web shop", "Retail", "shopfront", "web"),
            (product.Id, product.Name, product.Domain, product.Team, product.Technology));
        Assert.Equal("head-of-retail@contoso.example", product.Accountable);
        Assert.Null(product.Level);
    }

    [Fact]
    public async Task Outside_git_the_folder_gives_the_id()
    {
        await InitRun.Of(_repository, InitRun.Unknowable);

        var product = InitRun.ProductOf(_repository);
        Assert.Equal(("payments", "Payments", null), (product.Id, product.Name, product.Technology));
    }

    [Fact]
    public async Task In_a_folder_below_the_git_root_the_file_is_written_to_the_root()
    {
        _repository.With("src/A/A.csproj", Web).Committed();

        var run = await InitRun.Saying(null, ["init", _repository["src/A"], .. InitRun.Unknowable]);

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.True(File.Exists(_repository["psi.yaml"]));
        Assert.False(File.Exists(_repository["src/A/psi.yaml"]));
        Assert.Contains($"written: {_repository["psi.yaml"]}\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_stand_above_what_is_found()
    {
        _repository.With("A.csproj", Web).With("CODEOWNERS", "* @contoso/found\n");

        await InitRun.Of(
            _repository,
            [
                .. InitRun.Unknowable,
                "--id",
                "given",
                "--product",
                "Given: #1",
                "--technology",
                "service",
                "--data-types",
                "personal, financial",
                "--criticality",
                "high",
            ]);

        var product = InitRun.ProductOf(_repository);
        Assert.Equal(
            ("given", "Given: #1", "payments-core", "service", "high"),
            (product.Id, product.Name, product.Team, product.Technology, product.Criticality));
        Assert.Equal(["personal", "financial"], product.DataTypes);
    }

    [Fact]
    public async Task A_product_file_that_is_there_is_never_changed()
    {
        _repository.With("psi.yaml", "not even valid").With("src/A/A.csproj", Web);

        var run = await InitRun.Saying(null, ["init", _repository["src/A"], .. InitRun.Unknowable]);

        Assert.Equal((ExitCodes.Usage, ""), (run.ExitCode, run.Output));
        Assert.Equal(
            $"psi: error: {_repository["psi.yaml"]} is there already, and nothing was changed. Edit it, or take it away first\n",
            run.Error);
        Assert.Equal("not even valid", File.ReadAllText(_repository["psi.yaml"]));
    }

    [Fact]
    public async Task Where_a_product_file_is_there_nothing_is_asked_for()
    {
        _repository.With("psi.yaml");

        var run = await InitRun.Saying("Payments\n", ["init", _repository.Root]);

        Assert.StartsWith($"psi: error: {_repository["psi.yaml"]} is there already", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_written_through_a_link_that_leads_nowhere()
    {
        File.CreateSymbolicLink(_repository["psi.yaml"], _repository["elsewhere.yaml"]);

        Assert.Equal(ExitCodes.Usage, (await InitRun.Of(_repository, InitRun.Unknowable)).ExitCode);
        Assert.False(File.Exists(_repository["elsewhere.yaml"]));
    }

    [Fact]
    public async Task With_nobody_to_ask_one_message_names_all_that_is_missing_and_nothing_is_written()
    {
        var run = await InitRun.Of(_repository);

        Assert.Equal((ExitCodes.Usage, ""), (run.ExitCode, run.Output));
        Assert.Equal(
            [
                $"psi: error: nothing is written: psi.yaml needs these values, and nothing in {_repository.Root} tells them:",
                "  --domain       the part of the organisation the product belongs to",
                "  --team         the team that builds it",
                "  --accountable  the e-mail address of the one person who answers for it",
                $"for example: psi init {_repository.Root} --domain Payments --team payments-core --accountable "
                + "head-of-payments@contoso.example",
            ],
            run.Error.TrimEnd('\n').Split('\n'));
        Assert.Empty(Directory.GetFileSystemEntries(_repository.Root));
    }

    [Fact]
    public async Task The_command_line_it_proposes_works_and_keeps_what_was_given()
    {
        var refused = await InitRun.Of(_repository, "--team", "payments-core", "--technology", "api");
        var proposed = refused.Error.TrimEnd('\n').Split('\n')[^1]["for example: psi ".Length..].Split(' ');

        Assert.Equal(ExitCodes.Done, (await InitRun.Saying(null, proposed)).ExitCode);
        Assert.Equal(("payments-core", "api"), (InitRun.ProductOf(_repository).Team, InitRun.ProductOf(_repository).Technology));
    }

    [Fact]
    public async Task What_is_likely_is_proposed_and_not_taken()
    {
        _repository.Committed().Git("remote", "add", "origin", "https://git.contoso.example/retail/web-shop.git");

        var run = await InitRun.Of(_repository);

        Assert.Contains(
            "  --domain       the part of the organisation the product belongs to (perhaps Retail: "
            + "from the group in the remote https://git.contoso.example/retail/web-shop.git)\n",
            run.Error,
            StringComparison.Ordinal);
        Assert.Contains(" --domain Retail --team ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_remote_proposes_is_never_put_into_a_command_line_to_copy()
    {
        _repository.Committed().Git("remote", "add", "origin", "https://git.contoso.example/$(reboot)/web-shop.git");

        var run = await InitRun.Of(_repository);

        Assert.DoesNotContain("reboot", run.Error.TrimEnd('\n').Split('\n')[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_terminal_only_what_is_missing_is_asked_for()
    {
        _repository.With("CODEOWNERS", "* @contoso/payments-core");

        var run = await InitRun.Saying("Payments\nhead-of-payments@contoso.example\n", ["init", _repository.Root]);

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Equal(
            "domain: the part of the organisation the product belongs to? (such as Payments) accountable: "
            + "the e-mail address of the one person who answers for it? (such as head-of-payments@contoso.example) ",
            run.Error);
        Assert.Equal(("Payments", "payments-core"), (InitRun.ProductOf(_repository).Domain, InitRun.ProductOf(_repository).Team));
    }

    [Fact]
    public async Task An_empty_answer_takes_what_is_likely()
    {
        _repository.Committed().Git("remote", "add", "origin", "https://git.contoso.example/retail/web-shop.git");

        await InitRun.Saying("\n", ["init", _repository.Root, "--team", "shopfront", "--accountable", "a@b.example"]);

        Assert.Equal("Retail", InitRun.ProductOf(_repository).Domain);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Payments\n")]
    [InlineData("Payments\n\nhead-of-payments@contoso.example\n")]
    public async Task A_question_left_unanswered_writes_nothing(string answers)
    {
        var run = await InitRun.Saying(answers, ["init", _repository.Root]);

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains("psi: error: nothing is written, for '", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_repository.Root));
    }

    [Fact]
    public async Task An_answer_that_the_file_could_not_hold_is_asked_for_again()
    {
        var run = await InitRun.Saying(
            "me\na@b.example, c@d.example\na@b.example\n", ["init", _repository.Root, "--domain", "Payments", "--team", "t"]);

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Contains(
            "'me' is not valid for 'accountable': expected the e-mail address of exactly one person", run.Error, StringComparison.Ordinal);
        Assert.Equal("a@b.example", InitRun.ProductOf(_repository).Accountable);
    }

    [Theory]
    [InlineData("--id", "payments api", "'payments api' is not valid for 'id': expected an id")]
    [InlineData("--accountable", "the boss", "'the boss' is not valid for 'accountable'")]
    [InlineData("--team", "a\nb", "is not valid for 'team': expected a name")]
    [InlineData("--team", " ", "'team' needs a value")]
    [InlineData("--domain", "", "'domain' needs a value")]
    [InlineData("--data-types", ",", "'dataTypes' needs a value")]
    [InlineData("--data-types", "personal,personal", "stands twice in 'dataTypes'")]
    [InlineData("--technology", "web api", "is not valid for 'technology'")]
    public async Task A_value_the_file_could_not_hold_is_wrong_usage(string option, string value, string message)
    {
        var run = await InitRun.Of(
            _repository, [.. InitRun.Unknowable.Chunk(2).Where(pair => pair[0] != option).SelectMany(pair => pair), option, value]);

        Assert.Equal((ExitCodes.Usage, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"psi: error: {option}: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_repository.Root));
    }

    [Fact]
    public async Task A_word_the_baseline_does_not_know_is_written_and_remarked_on()
    {
        var run = await InitRun.Of(_repository, [.. InitRun.Unknowable, "--technology", "wep"]);

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Contains(
            "warning PSI0002: The policy gives no product level for 'wep' in 'technology'; did you mean 'web'",
            run.Error,
            StringComparison.Ordinal);
        Assert.Contains(
            "level: 3, by the words of the baseline policy: none of technology, dataTypes and criticality is known\n",
            run.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_prints_the_file_and_writes_nothing()
    {
        var shown = await InitRun.Of(_repository, [.. InitRun.Unknowable, "--dry-run"]);
        Assert.Empty(Directory.GetFileSystemEntries(_repository.Root));

        await InitRun.Of(_repository, InitRun.Unknowable);

        Assert.Equal((ExitCodes.Done, ""), (shown.ExitCode, shown.Error));
        Assert.Equal(File.ReadAllText(_repository["psi.yaml"]), shown.Output);
    }

    [Fact]
    public async Task The_file_is_UTF8_without_a_mark_ends_its_lines_with_LF_and_lies_alone()
    {
        await InitRun.Of(_repository, [.. InitRun.Unknowable, "--product", "Zahlungsübersicht"]);

        var bytes = File.ReadAllBytes(_repository["psi.yaml"]);
        Assert.Equal((byte)'#', bytes[0]);
        Assert.DoesNotContain((byte)'\r', bytes);
        Assert.Equal("Zahlungsübersicht", InitRun.ProductOf(_repository).Name);
        Assert.Equal([_repository["psi.yaml"]], Directory.GetFileSystemEntries(_repository.Root));
    }

    [Fact]
    public async Task It_can_say_what_it_did_as_JSON()
    {
        _repository.With("A.csproj", Web).With("Broken.csproj", "<Project>");

        var run = await InitRun.Of(_repository, [.. InitRun.Unknowable, "--data-types", "personal,health", "--json"]);

        using var json = JsonDocument.Parse(run.Output);
        var root = json.RootElement;
        Assert.Equal(
            (_repository["psi.yaml"], true, 3),
            (root.GetProperty("file").GetString(), root.GetProperty("written").GetBoolean(), root.GetProperty("level").GetInt32()));
        var values = root.GetProperty("values").EnumerateArray().ToDictionary(value => value.GetProperty("key").GetString()!);
        Assert.Equal(
            ("api", "from A.csproj: Microsoft.NET.Sdk.Web, without pages"),
            (values["technology"].GetProperty("value").GetString(), values["technology"].GetProperty("source").GetString()));
        Assert.Equal(["personal", "health"], values["dataTypes"].GetProperty("items").EnumerateArray().Select(item => item.GetString()));
        Assert.StartsWith(
            "Broken.csproj(1,",
            Assert.Single(root.GetProperty("unread").EnumerateArray()).GetProperty("path").GetString(),
            StringComparison.Ordinal);
        Assert.False(root.TryGetProperty("content", out _));
    }

    [Fact]
    public async Task A_dry_run_as_JSON_holds_the_file()
    {
        var run = await InitRun.Of(_repository, [.. InitRun.Unknowable, "--json", "--dry-run"]);

        using var json = JsonDocument.Parse(run.Output);
        Assert.False(json.RootElement.GetProperty("written").GetBoolean());
        Assert.True(ProductFileReader.Read("psi.yaml", json.RootElement.GetProperty("content").GetString()!).IsValid);
        Assert.False(File.Exists(_repository["psi.yaml"]));
    }

    [Fact]
    public async Task Secrets_in_the_remotes_address_stay_there()
    {
        _repository.Committed()
            .Git("remote", "add", "origin", "https://builder:s3cr3t@git.contoso.example/a/b/payments-api.git?token=s3cr3t");

        var run = await InitRun.Of(_repository, [.. InitRun.Unknowable, "--json"]);

        Assert.Contains("payments-api", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", run.Output + run.Error + File.ReadAllText(_repository["psi.yaml"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "<GlobalPackageReference Include=\"Psi.Analyzers\"", "in Directory.Packages.props")]
    [InlineData(false, "<PackageReference Include=\"Psi.Analyzers\"", "in Directory.Build.props")]
    public async Task The_next_steps_fit_how_the_repository_keeps_its_versions(bool isCentral, string reference, string place)
    {
        if (isCentral)
        {
            _repository.With("Directory.Packages.props", "<Project />");
        }

        var run = await InitRun.Of(_repository, InitRun.Unknowable);

        Assert.Contains(reference, run.Output, StringComparison.Ordinal);
        Assert.Contains($"{place}\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("next: dotnet build -p:PsiEnforcement=report", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_wrong_usage() =>
        Assert.Equal(
            (ExitCodes.Usage, "", $"psi: error: there is no folder '{_repository["gone"]}'\n"), await Told(["init", _repository["gone"]]));

    [Fact]
    public async Task The_guide_shows_what_it_says_and_writes()
    {
        _repository.With("src/Shop/Shop.csproj", Web)
            .With("src/Shop/Pages/Index.cshtml")
            .With("src/Stock/Stock.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />")
            .With("tests/Shop.Tests/Shop.Tests.csproj", "<Project />")
            .With(".github/CODEOWNERS", "# who reviews what\n* @contoso/shopfront\n").Committed()
            .Git("remote", "add", "origin", "https://git.contoso.example/contoso/retail/web-shop.git");

        var (_, refused, proposal) = await Told(["init", _repository.Root]);
        var run = await InitRun.Of(_repository, "--accountable", "head-of-retail@contoso.example");

        Assert.Empty(refused);
        var page = RepositoryFolder.Page("docs/policy.md");
        AssertShown(proposal);
        AssertShown(run.Output);
        AssertShown(File.ReadAllText(_repository["psi.yaml"]));

        void AssertShown(string text)
        {
            text = text.Replace($" {_repository.Root} --", " --", StringComparison.Ordinal)
                .Replace(_repository.Root, "/src/web-shop", StringComparison.Ordinal);
            Assert.True(page.Contains("\n" + text, StringComparison.Ordinal), text);
        }
    }

    private static async Task<(int ExitCode, string Output, string Error)> Told(string[] arguments)
    {
        var run = await InitRun.Saying(null, arguments);
        return (run.ExitCode, run.Output, run.Error);
    }
}
