using System.Text;
using System.Text.Json;
using Psi.Insights.CommandLine;
using Psi.Policy;

namespace Psi.Insights.Tests.Policy.Audit;

/// <summary><c>psi policy audit --write</c>.</summary>
public sealed class ProposedFileTests : IDisposable
{
    private readonly AuditRun _audit = new();

    [Fact]
    public async Task A_lower_bound_is_raised_over_vulnerable_versions_and_everything_else_stays()
    {
        using var feed = new TestFeed()
            .With("A", "1.0.0", "1.1.0", "1.2.0", "2.0.0")
            .With("B", "1.0.0")
            .WithVulnerability("A", "(, 1.2.0)");
        const string Policy =
            "  # What we log with\n  - purl: pkg:nuget/A   # see ADR 7\n    status: 'recommended'\n"
            + "    versions: \"[1.0.0,2.0)\" # since May\n\n"
            + "  - { purl: pkg:nuget/B, status: permitted }\n";
        const string Reason = "the oldest accepted versions have known vulnerabilities";
        Given(Policy, feed);

        var (exitCode, output, error) = await _audit.Run("--write");

        Assert.Equal((ExitCodes.Done, ""), (exitCode, error));
        Assert.Equal(AuditRun.Policy(Policy), await File.ReadAllTextAsync(_audit.PolicyFile));
        Assert.Equal(
            AuditRun.Policy(Policy.Replace("[1.0.0,2.0)", "[1.2.0,2.0)", StringComparison.Ordinal)),
            await File.ReadAllTextAsync(_audit.ProposedFile));
        Assert.EndsWith(
            $$"""
            contoso.yaml(7,11): proposed: pkg:nuget/A: versions [1.0.0,2.0) become [1.2.0,2.0): {{Reason}}
            --- contoso.yaml
            +++ contoso.yaml.proposed
            @@ -7,5 +7,5 @@
               - purl: pkg:nuget/A   # see ADR 7
                 status: 'recommended'
            -    versions: "[1.0.0,2.0)" # since May
            +    versions: "[1.2.0,2.0)" # since May
             
               - { purl: pkg:nuget/B, status: permitted }
            contoso.yaml.proposed: written, 1 change to contoso.yaml, which is as it was
            2 entries: 2 answered; 1 warning, 1 note

            """,
            output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_its_authors_deprecated_is_deprecated_with_what_they_name()
    {
        using var feed = new TestFeed().WithDeprecated("A", "1.0.0", "B").WithDeprecated("A", "1.1.0", "B").With("B", "1.0.0");
        Given(
            "  - purl: pkg:nuget/A\n    status: recommended\n    reason: Ours.\n    owner: a@b.example\n"
            + "  - { purl: pkg:nuget/B, status: recommended }\n",
            feed);

        Assert.Equal(ExitCodes.Done, (await _audit.Run("--write")).ExitCode);

        Assert.Equal(
            AuditRun.Policy(
                "  - purl: pkg:nuget/A\n    status: deprecated\n    replacement: pkg:nuget/B\n"
                + "    reason: \"Deprecated by its authors (Legacy), who name B instead.\"\n    owner: a@b.example\n"
                + "  - { purl: pkg:nuget/B, status: recommended }\n"),
            await File.ReadAllTextAsync(_audit.ProposedFile));
        Assert.True(PolicyFileReader.Read("p", await File.ReadAllTextAsync(_audit.ProposedFile)).IsValid);
    }

    [Theory]
    [InlineData("{ purl: pkg:nuget/A, status: permitted, enforceFrom: 2027-01-01 }", "B")]
    [InlineData("{ purl: pkg:nuget/A, status: prohibited, versions: \"(,1.0)\", reason: Because. }", "B")]
    [InlineData("{ purl: pkg:nuget/A, status: deprecated, reason: Because. }", "B")]
    [InlineData("{ purl: pkg:nuget/A, status: permitted }", "a")]
    [InlineData("{ purl: pkg:nuget/A, status: permitted }", null)]
    [InlineData("{ purl: pkg:nuget/A, status: permitted }", "not/an: id")]
    [InlineData("{ purl: pkg:nuget/A, status: permitted }", "Forbidden")]
    public async Task Nothing_is_proposed_where_people_must_decide(string entry, string? alternative)
    {
        using var feed = new TestFeed().WithDeprecated("A", "1.0.0", alternative).With("Forbidden", "1.0.0");
        Given($"  - {entry}\n  - {{ purl: pkg:nuget/Forbidden, status: prohibited, reason: Because. }}\n", feed);

        var (exitCode, output, _) = await _audit.Run("--write");

        Assert.Equal(ExitCodes.Done, exitCode);
        Assert.Contains("\nnothing to propose\n", output, StringComparison.Ordinal);
        Assert.False(File.Exists(_audit.ProposedFile));
    }

    [Fact]
    public async Task Nothing_is_proposed_while_accepted_versions_are_offered_that_are_not_deprecated()
    {
        using var feed = new TestFeed().With("A", "1.0.0").WithDeprecated("A", "2.0.0", "B");
        Given("  - { purl: pkg:nuget/A, status: permitted }\n", feed);

        Assert.Contains("\nnothing to propose\n", (await _audit.Run("--write")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_proposed_from_incomplete_answers()
    {
        using var feed = new TestFeed().With("A", "1.0.0", "2.0.0").WithVulnerability("A", "(, 2.0.0)");
        using var broken = new TestFeed().Instead("/v3/registration/*", 500);
        _audit.WithPolicy("  - { purl: pkg:nuget/A, status: permitted, versions: \"[1.0,)\" }\n")
            .WithSources("", ("broken", broken.Index), ("feed", feed.Index));

        var (exitCode, output, _) = await _audit.Run("--write");

        Assert.Equal(ExitCodes.StoreOrNetwork, exitCode);
        Assert.Contains("warning vulnerable: ", output, StringComparison.Ordinal);
        Assert.Contains("\nnothing to propose\n", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    public async Task Encoding_and_line_ends_stay_those_of_the_file(string encoding, bool hasMark)
    {
        using var feed = new TestFeed().With("A", "1.0.0", "2.0.0").WithVulnerability("A", "(, 2.0.0)");
        Encoding written = encoding == "utf-8" ? new UTF8Encoding(hasMark) : Encoding.Unicode;
        var text = AuditRun.Policy("  - purl: pkg:nuget/A # ärgerlich 😀\n    status: permitted\n").ReplaceLineEndings("\r\n");
        _audit.WithPolicy([.. written.GetPreamble(), .. written.GetBytes(text)]).WithSources("", ("feed", feed.Index));

        Assert.Equal(ExitCodes.Done, (await _audit.Run("--write")).ExitCode);

        byte[] expected = [.. written.GetPreamble(), .. written.GetBytes(text + "    versions: \"[2.0.0,)\"\r\n")];
        Assert.Equal(expected, await File.ReadAllBytesAsync(_audit.ProposedFile));
    }

    [Fact]
    public async Task A_file_with_bytes_that_are_no_text_is_left_alone()
    {
        using var feed = new TestFeed().With("A", "1.0.0", "2.0.0").WithVulnerability("A", "(, 2.0.0)");
        byte[] policy = [.. Encoding.UTF8.GetBytes(AuditRun.Policy("  - { purl: pkg:nuget/A, status: permitted } # ")), 0xFF, (byte)'\n'];
        _audit.WithPolicy(policy).WithSources("", ("feed", feed.Index));

        var (exitCode, _, error) = await _audit.Run("--write");

        Assert.Equal(ExitCodes.Done, exitCode);
        Assert.StartsWith("psi: note: contoso.yaml(6,13): change it by hand", error, StringComparison.Ordinal);
        Assert.False(File.Exists(_audit.ProposedFile));
    }

    [Fact]
    public async Task An_entry_written_in_a_way_that_cannot_be_edited_is_left_to_people_and_the_others_are_not()
    {
        using var feed = new TestFeed().WithDeprecated("A", "1.0.0", "C").With("B", "1.0.0", "2.0.0").WithVulnerability("B", "(, 2.0.0)");
        Given(
            "  - purl: pkg:nuget/A\n    status: permitted\n    reason: >-\n      Over several\n      lines.\n"
            + "  - { purl: pkg:nuget/B, status: permitted, versions: \"[1.0,)\" }\n",
            feed);

        var (exitCode, _, error) = await _audit.Run("--write");

        Assert.Equal(ExitCodes.Done, exitCode);
        Assert.StartsWith(
            "psi: note: contoso.yaml(6,11): change it by hand, for it is written in a way that can't be edited safely: "
            + "permitted becomes deprecated",
            error,
            StringComparison.Ordinal);
        Assert.Contains(
            "pkg:nuget/B, status: permitted, versions: \"[2.0.0,)\"",
            await File.ReadAllTextAsync(_audit.ProposedFile),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proposed_file_that_says_something_else_is_not_overwritten_unless_forced()
    {
        using var feed = new TestFeed().With("A", "1.0.0", "2.0.0").WithVulnerability("A", "(, 2.0.0)");
        Given("  - { purl: pkg:nuget/A, status: permitted, versions: \"[1.0,)\" }\n", feed);
        await File.WriteAllTextAsync(_audit.ProposedFile, "notes of mine");

        var (exitCode, _, error) = await _audit.Run("--write");

        Assert.Equal(
            (
                ExitCodes.Usage,
                "psi: error: contoso.yaml.proposed: it is there already and says something else. Remove it, or replace it with --force.\n"),
            (exitCode, error));
        Assert.Equal("notes of mine", await File.ReadAllTextAsync(_audit.ProposedFile));
        Assert.Equal(ExitCodes.Done, (await _audit.Run("--write", "--force")).ExitCode);
        Assert.Contains("[2.0.0,)", await File.ReadAllTextAsync(_audit.ProposedFile), StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Done, (await _audit.Run("--write")).ExitCode);
    }

    [Fact]
    public async Task Two_changes_of_one_entry_come_together_and_in_JSON_with_the_file()
    {
        using var feed = new TestFeed()
            .WithDeprecated("A", "1.0.0", "B")
            .WithDeprecated("A", "2.0.0", "B")
            .WithVulnerability("A", "(, 2.0.0)");
        Given("  - { purl: pkg:nuget/A, status: permitted }\n", feed);

        var (_, output, _) = await _audit.Run("--write", "--json");

        using var json = JsonDocument.Parse(output);
        Assert.Equal(
            [("contoso.yaml.proposed", "versions"), ("contoso.yaml.proposed", "status")],
            json.RootElement.GetProperty("proposals")
                .EnumerateArray()
                .Select(
                    proposal => (
                        proposal.GetProperty("writtenTo").GetString(), proposal.GetProperty("changes")[0].GetProperty("key").GetString())));
        Assert.Equal(
            AuditRun.Policy(
                "  - { purl: pkg:nuget/A, status: deprecated, versions: \"[2.0.0,)\", replacement: pkg:nuget/B, reason: "
                + "\"Deprecated by its authors (Legacy), who name B instead.\" }\n"),
            await File.ReadAllTextAsync(_audit.ProposedFile));
    }

    [Fact]
    public async Task Without_write_nothing_is_written_and_it_is_told_that_there_would_be_something()
    {
        using var feed = new TestFeed().With("A", "1.0.0", "2.0.0").WithVulnerability("A", "(, 2.0.0)");
        Given("  - { purl: pkg:nuget/A, status: permitted, versions: \"[1.0,)\" }\n", feed);

        Assert.Contains("\n1 change can be proposed: run it with --write\n", (await _audit.Run()).Output, StringComparison.Ordinal);
        Assert.False(File.Exists(_audit.ProposedFile));
    }

    [Fact]
    public async Task A_proposed_policy_audited_again_has_nothing_more_to_propose()
    {
        using var feed = new TestFeed().With("A", "1.0.0", "2.0.0").WithVulnerability("A", "(, 2.0.0)").WithDeprecated("B", "1.0.0", "A");
        Given("  - { purl: pkg:nuget/A, status: permitted, versions: 1.0 }\n  - { purl: pkg:nuget/B, status: permitted }\n", feed);
        await _audit.Run("--write");
        _audit.WithPolicy(await File.ReadAllBytesAsync(_audit.ProposedFile));

        Assert.EndsWith(
            "nothing to propose\n2 entries: 2 answered; 0 warnings, 0 notes\n",
            (await _audit.Run("--write")).Output,
            StringComparison.Ordinal);
    }

    public void Dispose() => _audit.Dispose();

    private void Given(string entries, TestFeed feed) => _audit.WithPolicy(entries).WithSources("", ("feed", feed.Index));
}
