using Microsoft.CodeAnalysis;
using static Psi.EndToEnd.Tests.Ide.OpenedSolution;

namespace Psi.EndToEnd.Tests.Ide;

/// <summary>What a developer sees of the packed rules while typing.</summary>
[Collection(InTheOpenedSolution.Name)]
public sealed class LiveFindingsTests(OpenedSolution solution)
{
    private const string WeakHash = """
        using System.Security.Cryptography;

        var bytes = "psi"u8.ToArray();
        Console.WriteLine(Convert.ToHexString(MD5.HashData(bytes)));
        """;

    private const string EveryCertificate = """
        using var handler = new HttpClientHandler();
        handler.ServerCertificateCustomValidationCallback = (_, _, _, _) => true;
        """;

    [Fact]
    public async Task A_finding_is_a_warning_at_the_offending_call_that_says_what_why_and_what_instead()
    {
        using var editor = solution.Open(WeakHash);

        var finding = Assert.Single(await editor.FindingsAsync(Program));

        Assert.Equal("PSI3101", finding.Id);
        Assert.Equal(DiagnosticSeverity.Warning, finding.Severity);
        Assert.Equal(WeakHash.IndexOf("MD5.HashData", StringComparison.Ordinal), finding.Location.SourceSpan.Start);
        Assert.Equal("MD5.HashData".Length, finding.Location.SourceSpan.Length);
        Assert.Equal("Weak hash algorithm", finding.Descriptor.Title.ToString());
        Assert.StartsWith("'MD5.HashData' uses MD5: ", finding.GetMessage(), StringComparison.Ordinal);
        Assert.Contains("Use SHA256 instead", finding.GetMessage(), StringComparison.Ordinal);
        var page = new Uri(finding.Descriptor.HelpLinkUri);
        Assert.True(page.IsFile);
        Assert.StartsWith("# PSI3101: Weak hash algorithm", await File.ReadAllTextAsync(page.LocalPath), StringComparison.Ordinal);
        Assert.Equal("PsiCryptography", finding.Descriptor.Category);
    }

    [Theory]
    [InlineData(WeakHash, "PSI3101")]
    [InlineData(EveryCertificate, "PSI3201")]
    public async Task A_finding_appears_with_the_last_keys_of_its_line_and_nothing_crashes_on_the_way(string program, string rule)
    {
        var line = program.LastIndexOf('\n') + 1;
        using var editor = solution.Open(program[..line]);

        Assert.Empty(await editor.FindingsAsync(Program));
        for (var typed = line + 1; typed <= program.Length; typed++)
        {
            editor.Write(Program, program[..typed]);
            Assert.All(await editor.FindingsAsync(Program), finding => Assert.Equal(rule, finding.Id));
        }

        Assert.Equal([rule], (await editor.FindingsAsync(Program)).Select(finding => finding.Id));
    }

    [Theory]
    [InlineData("using System.Security.Cryptography; var x = MD5.")]
    [InlineData("using System.Security.Cryptography; var x = new HMACMD5(")]
    [InlineData("using System.Security.Cryptography; class Broken : MD5 { protected override ")]
    [InlineData("using System.Security.Cryptography; var x = HashAlgorithm.Create(\"MD5")]
    [InlineData("var h = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, ")]
    [InlineData("bool Accept(object? sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) { return ")]
    [InlineData("var hash = MD5.HashData(\n}\n}")]
    public async Task Half_typed_code_that_does_not_compile_crashes_nothing(string program)
    {
        using var editor = solution.Open(program);

        Assert.NotEmpty(await editor.CompileErrorsAsync(Program));
        await editor.FindingsAsync(Program);
    }

    [Fact]
    public async Task A_finding_vanishes_when_its_line_is_fixed_by_hand_and_comes_back_when_that_is_undone()
    {
        using var editor = solution.Open(WeakHash);

        await editor.EditAsync(Program, "MD5", "SHA256");
        Assert.Empty(await editor.FindingsAsync(Program));

        await editor.EditAsync(Program, "SHA256", "MD5");
        Assert.Equal("PSI3101", Assert.Single(await editor.FindingsAsync(Program)).Id);
    }

    [Fact]
    public async Task A_finding_moves_with_its_line()
    {
        using var editor = solution.Open(WeakHash);

        await editor.EditAsync(Program, "var bytes", "\n\nvar bytes");

        Assert.Equal(5, Assert.Single(await editor.FindingsAsync(Program)).Location.GetLineSpan().StartLinePosition.Line);
    }

    [Fact]
    public async Task A_finding_is_about_the_document_it_is_in()
    {
        using var editor = solution.Open(WeakHash);

        Assert.Empty(await editor.FindingsAsync(Second));
        Assert.Empty(await editor.FindingsAsync(Library));
    }

    [Theory]
    [InlineData("dotnet_diagnostic.PSI3101.severity = error", DiagnosticSeverity.Error)]
    [InlineData("dotnet_diagnostic.PSI3101.severity = suggestion", DiagnosticSeverity.Info)]
    [InlineData("dotnet_analyzer_diagnostic.category-PsiCryptography.severity = error", DiagnosticSeverity.Error)]
    public async Task An_editorconfig_severity_is_what_the_editor_shows(string setting, DiagnosticSeverity shown)
    {
        using var editor = solution.Open(WeakHash);

        editor.WriteConfiguration(".editorconfig", $"root = true\n[*.cs]\n{setting}\n");

        Assert.Equal(shown, Assert.Single(await editor.FindingsAsync(Program)).Severity);
    }

    [Fact]
    public async Task An_editorconfig_can_switch_a_rule_off_in_the_editor_and_on_again()
    {
        using var editor = solution.Open(WeakHash);

        editor.WriteConfiguration(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.PSI3101.severity = none\n");
        Assert.Empty(await editor.FindingsAsync(Program));

        editor.WriteConfiguration(".editorconfig", "root = true\n");
        Assert.Equal("PSI3101", Assert.Single(await editor.FindingsAsync(Program)).Id);
    }

    [Fact]
    public async Task A_file_that_says_it_is_generated_hides_nothing()
    {
        using var editor = solution.Open(WeakHash);

        editor.WriteConfiguration(".editorconfig", "root = true\n[*.cs]\ngenerated_code = true\n");

        Assert.Equal("PSI3101", Assert.Single(await editor.FindingsAsync(Program)).Id);
    }
}
