using System.IO.Compression;
using System.Text.Json;
using Psi.Insights.CommandLine;

namespace Psi.Insights.Tests.Policy.Audit;

public sealed class AuditCommandTests : IDisposable
{
    private readonly AuditRun _audit = new();

    [Fact]
    public async Task Each_entry_gets_its_newest_versions_in_and_out_of_its_range()
    {
        using var feed = new TestFeed().With("A", "1.0.0", "1.4.0", "2.0.0", "2.1.0-rc.1").With("B", "1.0.0");
        Given(
            "  - { purl: pkg:nuget/A, status: permitted, versions: \"[1.0,2.0)\" }\n  - { purl: pkg:nuget/B, status: recommended }\n",
            feed);

        Assert.Equal(
            (ExitCodes.Done,
            """
            contoso.yaml(6,13): pkg:nuget/A is permitted in [1.0,2.0): newest accepted 1.4.0, newest 2.0.0
            contoso.yaml(6,13): note newer-outside: 2.0.0 is newer, and outside [1.0,2.0).
            contoso.yaml(7,13): pkg:nuget/B is recommended: newest accepted 1.0.0, newest 1.0.0
            2 entries: 2 answered; 0 warnings, 1 note

            """,
            ""),
            await _audit.Run());
    }

    [Fact]
    public async Task Registrations_in_pages_say_the_same()
    {
        using var feed = new TestFeed { IsPaged = true }.With("A", "1.0.0", "1.4.0");
        Given("  - { purl: pkg:nuget/A, status: permitted }\n", feed);

        var (exitCode, output, _) = await _audit.Run();

        Assert.Equal(ExitCodes.Done, exitCode);
        Assert.StartsWith(
            "contoso.yaml(6,13): pkg:nuget/A is permitted: newest accepted 1.4.0, newest 1.4.0\n", output, StringComparison.Ordinal);
        Assert.Contains("/v3/registration/a/page.json", feed.Asked);
    }

    [Fact]
    public async Task Prereleases_are_newest_versions_only_when_asked_for()
    {
        using var feed = new TestFeed().With("A", "1.0.0", "2.0.0-rc.1");
        Given("  - { purl: pkg:nuget/A, status: permitted }\n", feed);

        Assert.Contains("newest accepted 1.0.0, newest 1.0.0\n", (await _audit.Run()).Output, StringComparison.Ordinal);
        Assert.Contains(
            "newest accepted 2.0.0-rc.1, newest 2.0.0-rc.1\n", (await _audit.Run("--prerelease")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Vulnerabilities_come_from_the_list_and_from_the_registration_and_count_once()
    {
        using var feed = new TestFeed()
            .With("A", "1.0.0", entry => entry["vulnerabilities"] = JsonArray("https://advisories.example/GHSA-1", "1"))
            .With("A", "1.1.0", entry => entry["vulnerabilities"] = JsonArray("https://advisories.example/GHSA-2", "3"))
            .With("A", "1.2.0")
            .WithVulnerability("A", "(, 1.2.0)", "https://advisories.example/GHSA-1", severity: 1);
        Given("  - { purl: pkg:nuget/A, status: permitted, versions: \"[1.0,)\" }\n", feed);

        var (exitCode, output, _) = await _audit.Run("--json");

        Assert.Equal(ExitCodes.Done, exitCode);
        using var json = JsonDocument.Parse(output);
        var entry = Assert.Single(json.RootElement.GetProperty("entries").EnumerateArray());
        Assert.Equal(
            [("https://advisories.example/GHSA-2", "critical", 1, false), ("https://advisories.example/GHSA-1", "moderate", 2, false)],
            entry.GetProperty("vulnerabilities")
                .EnumerateArray()
                .Select(
                    known => (
                        known.GetProperty("advisory").GetString(),
                        known.GetProperty("severity").GetString(),
                        known.GetProperty("acceptedVersions").GetInt32(),
                        known.GetProperty("inNewestAccepted").GetBoolean())));
        Assert.Equal(
            "2 of the 3 accepted versions have known vulnerabilities, the newest of them 1.1.0: "
            + "critical https://advisories.example/GHSA-2 and 1 more. Accept [1.2.0,).",
            Assert.Single(entry.GetProperty("findings").EnumerateArray()).GetProperty("message").GetString());

        static System.Text.Json.Nodes.JsonArray JsonArray(string advisory, string severity) =>
            [new System.Text.Json.Nodes.JsonObject { ["advisoryUrl"] = advisory, ["severity"] = severity }];
    }

    [Fact]
    public async Task A_deprecated_package_is_told_with_the_reason_and_what_its_authors_name_instead()
    {
        using var feed = new TestFeed().WithDeprecated("A", "1.0.0", "Contoso.B", "A gets\u001b[31m no \u202Emore\nfixes.");
        Given("  - { purl: pkg:nuget/A, status: permitted }\n", feed);

        var (exitCode, output, _) = await _audit.Run();

        Assert.Equal(ExitCodes.Done, exitCode);
        Assert.Contains(
            "warning deprecated: Its authors advise against 1.0.0, the newest accepted version (Legacy). "
            + "They name Contoso.B instead, and say: A gets\uFFFD[31m no \uFFFDmore fixes.\n",
            output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deprecated_versions_that_are_not_the_newest_accepted_are_no_finding()
    {
        using var feed = new TestFeed().WithDeprecated("A", "1.0.0", "B").With("A", "2.0.0");
        Given("  - { purl: pkg:nuget/A, status: permitted }\n", feed);

        Assert.EndsWith("1 entry: 1 answered; 0 warnings, 0 notes\n", (await _audit.Run()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unlisted_versions_are_not_offered_and_an_entry_that_accepts_only_such_is_told()
    {
        using var feed = new TestFeed().WithUnlisted("A", "1.0.0").With("A", "2.0.0").WithUnlisted("A", "3.0.0");
        Given("  - { purl: pkg:nuget/A, status: permitted, versions: \"[1.0.0]\" }\n", feed);

        var (_, output, _) = await _audit.Run();

        Assert.Contains("nothing accepted is offered, newest 2.0.0\n", output, StringComparison.Ordinal);
        Assert.Contains("warning unlisted: 1.0.0, the one accepted version, is unlisted", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_no_source_has_is_told_and_is_an_answer()
    {
        using var feed = new TestFeed();
        Given("  - { purl: pkg:nuget/Typo, status: permitted }\n", feed);

        var (exitCode, output, error) = await _audit.Run();

        Assert.Equal((ExitCodes.Done, ""), (exitCode, error));
        Assert.Contains("contoso.yaml(6,13): warning not-found: feed does not have Typo.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Globs_and_what_is_not_of_NuGet_are_not_asked_about_and_said_to_be_so()
    {
        using var feed = new TestFeed();
        Given(
            "  - { purl: pkg:nuget/Contoso.*, status: permitted }\n  - { purl: pkg:npm/left-pad, status: permitted }\n"
            + "  - { purl: \"pkg:nuget/..\", status: permitted }\n",
            feed);

        var (exitCode, output, _) = await _audit.Run();

        Assert.Equal(ExitCodes.Done, exitCode);
        Assert.Equal(
            """
            contoso.yaml(6,13): pkg:nuget/Contoso.* is permitted: not asked: a glob names no single package
            contoso.yaml(8,13): pkg:nuget/.. is permitted: not asked: no NuGet package can have this id
            3 entries: 0 answered, 2 not asked, 1 not of NuGet; 0 warnings, 0 notes

            """,
            output);
        Assert.Empty(feed.Asked);
    }

    [Fact]
    public async Task Of_a_prohibited_component_the_versions_left_open_count()
    {
        using var feed = new TestFeed()
            .With("A", "1.0.0", "2.0.0", "2.1.0")
            .With("B", "1.0.0")
            .WithVulnerability("A", "[2.0.0, 2.1.0)")
            .WithVulnerability("B", "(, 9.0.0)");
        Given(
            "  - { purl: pkg:nuget/A, status: prohibited, versions: \"(,2.0)\", reason: Because. }\n"
            + "  - { purl: pkg:nuget/B, status: prohibited, reason: Because. }\n",
            feed);

        var (_, output, _) = await _audit.Run();

        Assert.Contains("newest not prohibited 2.1.0, newest 2.1.0\n", output, StringComparison.Ordinal);
        Assert.Contains(
            "warning vulnerable: 1 of the 2 not prohibited versions has known vulnerabilities, the newest of them 2.0.0: "
            + "high https://advisories.example/GHSA-1. Prohibit them too.\n",
            output,
            StringComparison.Ordinal);
        Assert.EndsWith(
            "contoso.yaml(7,13): pkg:nuget/B is prohibited: nothing is left open, newest 1.0.0\n"
            + "2 entries: 2 answered; 1 warning, 0 notes\n",
            output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_package_is_asked_about_once_however_often_it_is_listed()
    {
        using var feed = new TestFeed().With("A", "1.0.0", "2.0.0");
        Given(
            "  - { purl: pkg:nuget/A, status: permitted, versions: \"[2.0,)\" }\n"
            + "  - { purl: pkg:nuget/a, status: deprecated, versions: \"(,2.0)\", reason: Old. }\n",
            feed);

        var (_, output, _) = await _audit.Run();

        Assert.Equal(1, feed.Asked.Count(path => path.StartsWith("/v3/registration/", StringComparison.Ordinal)));
        Assert.Contains("pkg:nuget/a is deprecated in (,2.0): newest accepted 1.0.0, newest 2.0.0\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_without_vulnerabilities_is_told_not_taken_for_none()
    {
        using var feed = new TestFeed { HasVulnerabilities = false }.With("A", "1.0.0");
        Given("  - { purl: pkg:nuget/A, status: permitted }\n", feed);

        var (exitCode, _, error) = await _audit.Run();

        Assert.Equal(ExitCodes.Done, exitCode);
        Assert.StartsWith("psi: warning: none of the sources offers a list of known vulnerabilities", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audit_sources_are_asked_for_vulnerabilities_and_for_nothing_else()
    {
        using var feed = new TestFeed { HasVulnerabilities = false }.With("A", "1.0.0");
        using var advisories = new TestFeed().WithVulnerability("A", "(, 2.0.0)");
        _audit.WithPolicy("  - { purl: pkg:nuget/A, status: permitted }\n")
            .WithSources(
                $"<auditSources><clear /><add key=\"advisories\" value=\"{advisories.Index}\" allowInsecureConnections=\"true\" "
                + "/></auditSources>",
                ("feed", feed.Index));

        var (exitCode, output, error) = await _audit.Run();

        Assert.Equal((ExitCodes.Done, ""), (exitCode, error));
        Assert.Contains(
            "1 of the 1 accepted versions has known vulnerabilities, and the newest, 1.0.0, is one of them: "
            + "high https://advisories.example/GHSA-1.",
            output,
            StringComparison.Ordinal);
        Assert.DoesNotContain(advisories.Asked, path => path.Contains("registration", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_sources_of_one_name_are_told_apart_by_their_addresses()
    {
        using var feed = new TestFeed { HasVulnerabilities = false }.With("A", "1.0.0").Instead("/v3/registration/a/index.json", 500);
        using var advisories = new TestFeed { Credentials = "nobody:knows" };
        _audit.WithPolicy("  - { purl: pkg:nuget/A, status: permitted }\n")
            .WithSources(
                $"<auditSources><clear /><add key=\"nuget.org\" value=\"{advisories.Index}\" allowInsecureConnections=\"true\" "
                + "/></auditSources>",
                ("nuget.org", feed.Index));

        var (exitCode, _, error) = await _audit.Run();

        Assert.Equal(ExitCodes.StoreOrNetwork, exitCode);
        Assert.Contains($"psi: error: nuget.org ({advisories.Index}): it could not be asked: ", error, StringComparison.Ordinal);
        Assert.Contains(
            $"psi: error: nuget.org ({feed.Index}): it could not be asked about pkg:nuget/A: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_may_be_a_source_and_one_that_is_not_there_is_named_and_exits_4()
    {
        var folder = Path.Combine(Path.GetDirectoryName(_audit.PolicyFile) ?? "", "packages");
        _audit.WithPolicy("  - { purl: pkg:nuget/A, status: permitted }\n")
            .WithConfig(
                $"<configuration><packageSources><clear /><add key=\"folder\" value=\"{folder}\" /></packageSources></configuration>");

        var (exitCode, _, error) = await _audit.Run();

        Assert.Equal(ExitCodes.StoreOrNetwork, exitCode);
        Assert.StartsWith(
            "psi: error: folder (packages): it could not be asked: there is no such folder\n", error, StringComparison.Ordinal);
        Directory.CreateDirectory(folder);
        Assert.Contains("warning not-found: folder does not have A.", (await _audit.Run()).Output, StringComparison.Ordinal);
        WritePackage(Path.Combine(folder, "A.1.2.3.nupkg"), "A", "1.2.3");
        Assert.Contains("newest accepted 1.2.3, newest 1.2.3\n", (await _audit.Run()).Output, StringComparison.Ordinal);

        static void WritePackage(string path, string id, string version)
        {
            using var package = ZipFile.Open(path, ZipArchiveMode.Create);
            using var nuspec = new StreamWriter(package.CreateEntry($"{id}.nuspec").Open());
            nuspec.Write($"<package><metadata><id>{id}</id><version>{version}</version>");
            nuspec.Write("<authors>a</authors><description>d</description></metadata></package>");
        }
    }

    [Fact]
    public async Task Source_mapping_decides_who_is_asked_about_what()
    {
        using var ours = new TestFeed().With("Contoso.A", "1.0.0");
        using var theirs = new TestFeed().With("B", "2.0.0").With("Contoso.A", "99.0.0");
        _audit.WithPolicy(
            "  - { purl: pkg:nuget/Contoso.A, status: permitted }\n  - { purl: pkg:nuget/B, status: permitted }\n"
            + "  - { purl: pkg:nuget/C, status: permitted }\n")
            .WithSources(
                "<packageSourceMapping><packageSource key=\"ours\"><package pattern=\"Contoso.*\" /></packageSource><packageSource "
                + "key=\"theirs\"><package pattern=\"B\" /></packageSource></packageSourceMapping>",
                ("ours", ours.Index), ("theirs", theirs.Index));

        var (exitCode, output, _) = await _audit.Run();

        Assert.Equal(ExitCodes.Done, exitCode);
        Assert.Equal(
            """
            contoso.yaml(6,13): pkg:nuget/Contoso.A is permitted: newest accepted 1.0.0, newest 1.0.0
            contoso.yaml(7,13): pkg:nuget/B is permitted: newest accepted 2.0.0, newest 2.0.0
            contoso.yaml(8,13): pkg:nuget/C is permitted: not asked: no source is mapped to it in nuget.config (packageSourceMapping)
            3 entries: 2 answered, 1 not asked; 0 warnings, 0 notes

            """,
            output);
        Assert.DoesNotContain(theirs.Asked, path => path.Contains("contoso", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(ours.Asked, path => path.Contains("registration/b", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("theirs")]
    [InlineData("THEIRS")]
    public async Task Only_the_source_asked_for_is_asked(string name)
    {
        using var ours = new TestFeed().With("A", "1.0.0");
        using var theirs = new TestFeed().With("A", "2.0.0");
        _audit.WithPolicy("  - { purl: pkg:nuget/A, status: permitted }\n").WithSources("", ("ours", ours.Index), ("theirs", theirs.Index));

        Assert.Contains("newest accepted 2.0.0", (await _audit.Run("--source", name)).Output, StringComparison.Ordinal);
        Assert.Contains("newest accepted 2.0.0", (await _audit.Run("--source", theirs.Index)).Output, StringComparison.Ordinal);
        Assert.Empty(ours.Asked);
    }

    [Fact]
    public async Task A_source_that_is_not_configured_is_wrong_usage()
    {
        using var feed = new TestFeed();
        Given("  - { purl: pkg:nuget/A, status: permitted }\n", feed);

        Assert.Equal(
            (ExitCodes.Usage, "", "psi: error: --source: 'other' is none of the enabled sources: feed\n"),
            await _audit.Run("--source", "other"));
    }

    [Fact]
    public async Task Credentials_of_nuget_config_are_used()
    {
        using var feed = new TestFeed { Credentials = "reader:s3cret" }.With("A", "1.0.0");
        GivenWithPassword(feed, "s3cret");

        var (exitCode, output, error) = await _audit.Run();

        Assert.Equal((ExitCodes.Done, ""), (exitCode, error));
        Assert.Contains("newest accepted 1.0.0", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_refuses_is_named_exits_4_and_the_others_answers_are_still_there()
    {
        using var open = new TestFeed().With("A", "1.0.0").With("B", "1.0.0");
        using var closed = new TestFeed { Credentials = "reader:s3cret" };
        _audit.WithPolicy("  - { purl: pkg:nuget/A, status: permitted }\n  - { purl: pkg:nuget/C, status: permitted }\n")
            .WithSources(
                "<packageSourceCredentials><closed><add key=\"Username\" value=\"reader\" /><add key=\"ClearTextPassword\" "
                + "value=\"wr0ng\" /></closed></packageSourceCredentials>",
                ("closed", closed.Index), ("open", open.Index));

        var (exitCode, output, error) = await _audit.Run();

        Assert.Equal(ExitCodes.StoreOrNetwork, exitCode);
        Assert.StartsWith($"psi: error: closed ({closed.Index}): it could not be asked: ", error, StringComparison.Ordinal);
        Assert.Contains("401", error, StringComparison.Ordinal);
        Assert.DoesNotContain("wr0ng", error + output, StringComparison.Ordinal);
        Assert.Equal(1, error.Count(character => character == '\n'));
        const string Missing = "closed could not be asked; the vulnerabilities closed knows of could not be had";
        Assert.Equal(
            $"""
            contoso.yaml(6,13): pkg:nuget/A is permitted: newest accepted 1.0.0, newest 1.0.0; incomplete: {Missing}
            contoso.yaml(7,13): pkg:nuget/C is permitted: not determined: closed could not be asked
            2 entries: 0 answered, 1 incomplete, 1 not determined; 0 warnings, 0 notes

            """,
            output);
    }

    [Fact]
    public async Task A_source_that_is_not_there_is_named_and_exits_4()
    {
        string address;
        using (var gone = new TestFeed())
        {
            address = gone.Index;
        }

        _audit.WithPolicy("  - { purl: pkg:nuget/A, status: permitted }\n").WithSources("", ("gone", address));

        var (exitCode, output, error) = await _audit.Run();

        Assert.Equal(ExitCodes.StoreOrNetwork, exitCode);
        Assert.StartsWith($"psi: error: gone ({address}): it could not be asked: ", error, StringComparison.Ordinal);
        Assert.StartsWith(
            "contoso.yaml(6,13): pkg:nuget/A is permitted: not determined: gone could not be asked\n", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500, "")]
    [InlineData(403, "")]
    [InlineData(200, "{ \"items\": [ {")]
    [InlineData(200, "[]")]
    [InlineData(200, "{ \"items\": [ null ] }")]
    [InlineData(200, "{ \"items\": [ { \"lower\": \"x\", \"upper\": \"y\" } ] }")]
    [InlineData(
        200, "{ \"items\": [ { \"lower\": \"1.0.0\", \"upper\": \"1.0.0\", \"items\": [ { \"catalogEntry\": { \"id\": \"A\" } } ] } ] }")]
    [InlineData(
        200,
        "{ \"items\": [ { \"lower\": \"1.0.0\", \"upper\": \"1.0.0\", \"items\": [ { \"catalogEntry\": { \"id\": "
        + "\"Other\", \"version\": \"1.0.0\" } } ] } ] }")]
    [InlineData(200, "{ \"items\": [ { \"@id\": \"http://127.0.0.1:1/gone.json\", \"lower\": \"1.0.0\", \"upper\": \"1.0.0\" } ] }")]
    public async Task An_answer_that_fails_is_told_with_source_and_component_and_the_rest_goes_on(int status, string body)
    {
        using var feed = new TestFeed().With("B", "1.0.0").Instead("/v3/registration/a/index.json", status, body);
        Given("  - { purl: pkg:nuget/A, status: permitted }\n  - { purl: pkg:nuget/B, status: permitted }\n", feed);

        var (exitCode, output, error) = await _audit.Run();

        Assert.Equal(ExitCodes.StoreOrNetwork, exitCode);
        Assert.StartsWith($"psi: error: feed ({feed.Index}): it could not be asked about pkg:nuget/A: ", error, StringComparison.Ordinal);
        Assert.Equal(1, error.Count(character => character == '\n'));
        Assert.StartsWith(
            "contoso.yaml(6,13): pkg:nuget/A is permitted: not determined: feed could not be asked\n"
            + "contoso.yaml(7,13): pkg:nuget/B is permitted: newest accepted 1.0.0, newest 1.0.0\n",
            output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v3/vulnerabilities/index.json", 500, "")]
    [InlineData("/v3/vulnerabilities/index.json", 200, "{")]
    [InlineData("/v3/vulnerabilities/base.json", 404, "")]
    [InlineData("/v3/vulnerabilities/base.json", 200, "{ \"a\": [ { \"url\": \"https://x.example\", \"severity\": 1 } ] }")]
    public async Task A_list_of_vulnerabilities_that_fails_is_told_and_exits_4(string path, int status, string body)
    {
        using var feed = new TestFeed().With("A", "1.0.0").Instead(path, status, body);
        Given("  - { purl: pkg:nuget/A, status: permitted }\n", feed);

        var (exitCode, output, error) = await _audit.Run();

        Assert.Equal(ExitCodes.StoreOrNetwork, exitCode);
        Assert.StartsWith(
            $"psi: error: feed ({feed.Index}): it could not be asked about its list of vulnerabilities: ", error, StringComparison.Ordinal);
        Assert.Contains(
            "newest accepted 1.0.0, newest 1.0.0; incomplete: the vulnerabilities feed knows of could not be had\n",
            output,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("<html>Sign in</html>")]
    public async Task A_source_whose_index_is_none_is_named_once_and_exits_4(string index)
    {
        using var feed = new TestFeed().Instead("/v3/index.json", 200, index);
        Given("  - { purl: pkg:nuget/A, status: permitted }\n  - { purl: pkg:nuget/B, status: permitted }\n", feed);

        var (exitCode, _, error) = await _audit.Run();

        Assert.Equal(ExitCodes.StoreOrNetwork, exitCode);
        Assert.StartsWith($"psi: error: feed ({feed.Index}): it could not be asked: ", error, StringComparison.Ordinal);
        Assert.Equal(1, error.Count(character => character == '\n'));
    }

    [Fact]
    public async Task A_page_at_an_address_that_is_no_V3_feed_is_not_taken_for_a_feed_without_packages()
    {
        using var site = new LoopbackServer(_ => new LoopbackAnswer(200, "<html>Sign in</html>"));
        _audit.WithPolicy("  - { purl: pkg:nuget/A, status: permitted }\n")
            .WithConfig(
                $"<configuration><packageSources><clear /><add key=\"site\" value=\"{site.Address}/nuget/\" "
                + "allowInsecureConnections=\"true\" /></packageSources></configuration>");

        var (exitCode, _, error) = await _audit.Run();

        Assert.Equal(ExitCodes.StoreOrNetwork, exitCode);
        Assert.StartsWith(
            $"psi: error: site ({site.Address}/nuget/): it could not be asked: it is no V3 feed", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_hangs_is_left_after_the_time_given_and_not_asked_for_ever()
    {
        using var feed = new TestFeed().Instead("/v3/registration/*", hangs: true);
        Given(string.Concat(Enumerable.Range(1, 20).Select(number => $"  - {{ purl: pkg:nuget/A{number}, status: permitted }}\n")), feed);

        var (exitCode, _, error) = await _audit.Run("--timeout", "1");

        Assert.Equal(ExitCodes.StoreOrNetwork, exitCode);
        Assert.Contains(
            $"psi: error: feed ({feed.Index}): it could not be asked about pkg:nuget/A1: it did not answer within 1 s\n",
            error,
            StringComparison.Ordinal);
        Assert.Contains("it did not answer 3 times, and was asked no further\n", error, StringComparison.Ordinal);
        Assert.Equal(20, error.Count(character => character == '\n'));
    }

    [Fact]
    public async Task An_answer_without_end_is_cut()
    {
        using var feed = new TestFeed().Instead("/v3/registration/a/index.json", 200, "", mebibytesMore: 65);
        Given("  - { purl: pkg:nuget/A, status: permitted }\n", feed);

        var (exitCode, _, error) = await _audit.Run();

        Assert.Equal(ExitCodes.StoreOrNetwork, exitCode);
        Assert.Contains("the answer is longer than 64 MiB", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_http_nothing_is_asked_unless_nuget_config_allows_it()
    {
        using var feed = new TestFeed().With("A", "1.0.0");
        _audit.WithPolicy("  - { purl: pkg:nuget/A, status: permitted }\n")
            .WithConfig(
                $"<configuration><packageSources><clear /><add key=\"feed\" value=\"{feed.Index}\" /></packageSources></configuration>");

        var (exitCode, _, error) = await _audit.Run();

        Assert.Equal(ExitCodes.StoreOrNetwork, exitCode);
        Assert.Contains("allowInsecureConnections=\"true\"", error, StringComparison.Ordinal);
        Assert.Empty(feed.Asked);
    }

    [Fact]
    public async Task A_password_in_an_address_is_not_shown()
    {
        using var feed = new TestFeed().Instead("/v3/*", 500);
        _audit.WithPolicy("  - { purl: pkg:nuget/A, status: permitted }\n")
            .WithSources("", ("feed", feed.Index.Replace("http://", "http://me:s3cret@", StringComparison.Ordinal) + "?token=t0ken"));

        var (exitCode, output, error) = await _audit.Run("--json");

        Assert.Equal(ExitCodes.StoreOrNetwork, exitCode);
        Assert.StartsWith($"psi: error: feed ({feed.Index}): ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", output + error, StringComparison.Ordinal);
        Assert.DoesNotContain("t0ken", output + error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<configuration><packageSources><clear /></packageSources></configuration>", "there is no enabled package source")]
    [InlineData("<configuration><packageSources>", "nuget.config")]
    public async Task A_nuget_config_without_sources_or_sense_is_bad_input(string config, string message)
    {
        _audit.WithPolicy("  - { purl: pkg:nuget/A, status: permitted }\n").WithConfig(config);

        var (exitCode, output, error) = await _audit.Run();

        Assert.Equal((ExitCodes.BadInput, ""), (exitCode, output));
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_usage_exits_2()
    {
        Given("  - { purl: pkg:nuget/A, status: permitted }\n");

        Assert.Equal(ExitCodes.Usage, (await _audit.Run("--force")).ExitCode);
        Assert.Equal(ExitCodes.Usage, (await _audit.Run("--timeout", "0")).ExitCode);
        var (exitCode, _, error) = await _audit.RunWithConfig("/nowhere/at/all");
        Assert.Equal(ExitCodes.Usage, exitCode);
        Assert.StartsWith("psi: error: --config: there is no file and no folder '", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_may_be_given_for_the_nuget_config_files_at_and_above_it()
    {
        using var feed = new TestFeed().With("A", "1.0.0");
        Given("  - { purl: pkg:nuget/A, status: permitted }\n", feed);

        var (exitCode, output, _) = await _audit.RunWithConfig(
            Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(_audit.PolicyFile)!, "below")).FullName, "--source", "feed");

        Assert.Equal(ExitCodes.Done, exitCode);
        Assert.Contains("newest accepted 1.0.0", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_in_the_policy_exits_3_before_anybody_is_asked()
    {
        using var feed = new TestFeed();
        Given("  - { purl: pkg:nuget/A, statuss: permitted }\n", feed);

        var (exitCode, _, error) = await _audit.Run();

        Assert.Equal(ExitCodes.BadInput, exitCode);
        Assert.Contains("contoso.yaml(6,5): error PSI0001", error, StringComparison.Ordinal);
        Assert.Empty(feed.Asked);
    }

    [Fact]
    public async Task The_same_answers_give_the_same_JSON()
    {
        using var feed = new TestFeed();
        foreach (var i in Enumerable.Range(1, 30))
        {
            feed.With($"A{i}", "1.0.0", "2.0.0").WithVulnerability($"A{i}", "(, 2.0.0)");
        }

        Given(string.Concat(Enumerable.Range(1, 30).Select(number => $"  - {{ purl: pkg:nuget/A{number}, status: permitted }}\n")), feed);

        var first = await _audit.Run("--json");

        Assert.Equal(ExitCodes.Done, first.ExitCode);
        Assert.Equal(first, await _audit.Run("--json"));
        using var json = JsonDocument.Parse(first.Output);
        Assert.Equal(
            Enumerable.Range(1, 30).Select(number => $"contoso.yaml({number + 5},13)"),
            json.RootElement.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("at").GetString()));
    }

    [Fact]
    public async Task The_baseline_is_not_audited()
    {
        using var feed = new TestFeed();
        _audit.WithPolicy("psi: policy/v1\norganisation: Contoso\nversion: '1'\nextends: baseline\n"u8.ToArray())
            .WithSources("", ("feed", feed.Index));

        Assert.Equal((ExitCodes.Done, "0 entries: 0 answered; 0 warnings, 0 notes\n", ""), await _audit.Run());
    }

    public void Dispose() => _audit.Dispose();

    private void Given(string entries, TestFeed? feed = null) =>
        _audit.WithPolicy(entries).WithSources("", ("feed", feed?.Index ?? "https://nobody.invalid/v3/index.json"));

    private void GivenWithPassword(TestFeed feed, string password) => _audit
        .WithPolicy("  - { purl: pkg:nuget/A, status: permitted }\n")
        .WithSources(
            "<packageSourceCredentials><feed><add key=\"Username\" value=\"reader\" /><add key=\"ClearTextPassword\" "
            + $"value=\"{password}\" /></feed></packageSourceCredentials>",
            ("feed", feed.Index));
}
