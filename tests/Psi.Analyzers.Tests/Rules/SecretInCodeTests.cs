using Psi.Analyzers.Tests.SensitiveData;
using Psi.Analyzers.Tests.Verification;
using VerifyCS = Psi.Analyzers.Tests.Verification.AnalyzerVerifier<Psi.Analyzers.Rules.SecretInCodeAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

/// <summary>Where a secret may be written; <see cref="SecretShapesTests"/> says which texts are secrets.</summary>
public sealed class SecretInCodeTests
{
    private static readonly string Token = MadeSecrets.GitHubToken;

    [Theory]
    [InlineData("class C { string s = [|\"TOKEN\"|]; }")]
    [InlineData("class C { const string S = [|\"TOKEN\"|]; string T => S; }")]
    [InlineData("class C { static readonly string[] S = { [|\"TOKEN\"|], \"b\" }; }")]
    [InlineData("class C { void M(string s = [|\"TOKEN\"|]) { } }")]
    [InlineData("class C { string M() => $\"[|Bearer TOKEN|]\"; }")]
    [InlineData("class C { string M(int i) => $\"[|token TOKEN and |]{i}\"; }")]
    [InlineData("class C { string M() => [|@\"TOKEN\"|]; }")]
    [InlineData("class C { string M() => [|\"\"\"TOKEN\"\"\"|]; }")]
    [InlineData("class C { System.ReadOnlySpan<byte> M() => [|\"TOKEN\"u8|]; }")]
    [InlineData("class C { string M() => [|\"ghp_\" + \"REST\"|]; }")]
    [InlineData("class C { const string P = \"ghp_\"; string M() => [|P + (\"RE\" + \"ST\")|]; }")]
    [InlineData(
        "class C { string M(string server) => $\"Data Source={server}[|;Initial Catalog=Shop;User ID=sa;\u0050assword=Tr0ub4dor3|]\"; }")]
    [InlineData("class C { string M(string server) => \"Data Source=\" + server + [|\";Database=Shop;Uid=sa;\u0050wd=Tr0ub4dor3\"|]; }")]
    [InlineData("[System.Obsolete([|\"TOKEN\"|])] class C { }")]
    [InlineData("record C(string S = [|\"TOKEN\"|]);")]
    [InlineData("class C { string M(string s) => s switch { [|\"TOKEN\"|] => \"mine\", _ => s }; }")]
    [InlineData(
        "using System.Collections.Generic; class C { List<string> S = [[|\"TOKEN\"|]]; "
        + "Dictionary<string, string> D = new() { [\"t\"] = [|\"TOKEN\"|] }; }")]
    public Task A_secret_is_reported_wherever_the_code_says_it(string source) => VerifyAsync(source);

    [Theory]
    [InlineData("class C { string s = \"ghp_\"; }")]
    [InlineData("class C { string M(string a) => $\";User ID={a};Password={a}\"; }")]
    [InlineData("class C { string M(string a) => $\"{a}; see the user's manual; Password=Tr0ub4dor3\"; }")]
    [InlineData("class C { string s = \"Paste a token such as ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"; }")]
    [InlineData("class C { string M(string rest) => \"ghp_\" + rest; }")]
    [InlineData("class C { string M(string rest) => $\"ghp_{rest}\"; }")]
    [InlineData("class C { bool M(string s) => s.StartsWith(\"ghp_\"); }")]
    [InlineData("class C { int ghp_REST = 1; }")]
    [InlineData("// TOKEN\nclass C { }")]
    [InlineData("class C { string s = \"-----BEGIN PRIVATE KEY-----\"; }")]
    [InlineData("class C { string s = \"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\"; }")]
    public Task What_is_no_secret_is_not(string source) => VerifyAsync(source);

    [Fact]
    public Task The_message_says_what_it_is_and_not_what_it_says() =>
        VerifyCS.VerifyAnalyzerAsync(
            $$"""class C { string s = {|#0:"{{Token}}"|}; }""",
            VerifyCS.Diagnostic().WithLocation(0)
                .WithMessage(
                    "This text holds a GitHub token: whoever has the code, its history or the assembly can use it. Revoke it, "
                    + "and read its successor from a secret store when the program runs."));

    [Fact]
    public async Task In_tests_only_what_a_provider_made_is_reported()
    {
        var test = new VerifyCS.Test
        {
            TestCode = $$"""
                class C
                {
                    string a = [|"{{Token}}"|];
                    string b = "{{MadeSecrets.SignedToken}}";
                    string c = "Server=db.contoso.com;User Id=a;{{"Password"}}=Tr0ub4dor3";
                }
                """,
        };
        FrameworkUnderTest.Xunit.AddTo(test.TestState);
        await test.RunAsync();
    }

    [Fact]
    public async Task Top_level_statements_are_analysed()
    {
        var test = new VerifyCS.Test { TestCode = $"""System.Console.WriteLine([|"{Token}"|]);""" };
        test.TestState.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
        await test.RunAsync();
    }

    private static Task VerifyAsync(string source) =>
        VerifyCS.VerifyAnalyzerAsync(
            source.Replace("TOKEN", Token, StringComparison.Ordinal)
                .Replace("REST", Token[4..], StringComparison.Ordinal)
                .Replace("\"RE\" + \"ST\"", $"\"{Token[4..20]}\" + \"{Token[20..]}\"", StringComparison.Ordinal));
}
