using Psi.Analyzers.Tests.SensitiveData;
using Psi.Analyzers.Tests.Verification;
using VerifyCS = Psi.Analyzers.Tests.Verification.AnalyzerVerifier<Psi.Analyzers.Rules.SecretInCodeAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class SecretInCodeTests
{
    // In the sources below, TOKEN stands for a token: none may stand in this repository.
    private static string Filled(string source) => source
        .Replace("PRIVATEKEY", SampleSecrets.PrivateKey(), StringComparison.Ordinal)
        .Replace("AWSID", SampleSecrets.AwsIdentifier, StringComparison.Ordinal)
        .Replace("AWSSECRET", SampleSecrets.AwsSecretKey, StringComparison.Ordinal)
        .Replace("PROVED", SampleSecrets.GitHubWithChecksum, StringComparison.Ordinal)
        .Replace("TOKEN", SampleSecrets.GitHub, StringComparison.Ordinal);

    private static Task VerifyAsync(string source) => VerifyCS.VerifyAnalyzerAsync(Filled(source));

    [Theory]
    [InlineData("var a = [|\"TOKEN\"|];")]
    [InlineData("const string a = [|\"TOKEN\"|];")]
    [InlineData("var a = [|@\"Bearer TOKEN\"|];")]
    [InlineData("var a = $\"{[|\"TOKEN\"|]}\";")]
    [InlineData("var a = $\"[|Bearer TOKEN|]{name}\";")]
    [InlineData("var a = [|\"TOKEN\"u8|];")]
    [InlineData("var a = [|\"\"\"TOKEN\"\"\"|];")]
    [InlineData("var a = name == [|\"TOKEN\"|];")]
    [InlineData("var a = new System.Collections.Generic.Dictionary<string, string> { [\"token\"] = [|\"TOKEN\"|] };")]
    [InlineData("string[] a = [[|\"TOKEN\"|], [|\"TOKEN\"|]];")]
    [InlineData("void Local(string a = [|\"TOKEN\"|]) { }")]
    [InlineData("var a = [|@\"PRIVATEKEY\"|];")]
    [InlineData("var a = name switch { \"x\" => [|\"TOKEN\"|], _ => \"\" };")]
    public Task A_text_that_holds_a_secret_is_reported_wherever_it_stands(string statement) => VerifyAsync($$"""
        class C
        {
            void M(string name)
            {
                {{statement}}
            }
        }
        """);

    [Theory]
    [InlineData("var a = \"\";")]
    [InlineData("var a = \"GITHUB_ACCESS\" + name + \"a-text-of-more-than-sixteen-characters\";")]
    [InlineData("var a = System.Environment.GetEnvironmentVariable(\"GITHUB_ACCESS_FROM_ENVIRONMENT\");")]
    [InlineData("var a = name.StartsWith(\"github\" + \"_pat_\");")]
    [InlineData("var a = new System.Text.RegularExpressions.Regex(\"gh\" + \"[pousr]_[A-Za-z0-9]{36}\");")]
    [InlineData("// TOKEN")]
    [InlineData("var a = \"AWSSECRET\";")]
    [InlineData("var a = \"AWSID\";")]
    [InlineData("System.Security.Cryptography.RSA.Create().ImportFromPem(@\"PRIVATEKEY\");")]
    [InlineData("var a = $\"Server={name};Password={name};Database=a\";")]
    public Task A_text_that_holds_none_is_not(string statement) => VerifyAsync($$"""
        class C
        {
            void M(string name)
            {
                {{statement}}
            }
        }
        """);

    [Fact]
    public Task Fields_attributes_and_defaults_are_read_too() => VerifyAsync("""
        using System;
        using System.ComponentModel;
        [Description([|"TOKEN"|])]
        partial class C(string given = [|"TOKEN"|])
        {
            private const string Field = [|"TOKEN"|];
            public string Property { get; set; } = [|"TOKEN"|];
            [Obsolete([|"use TOKEN"|])]
            public string Given => given;
        }
        """);

    [Fact]
    public Task An_AWS_secret_key_is_known_by_the_identifier_beside_it() => VerifyAsync("""
        class C { string id = "AWSID"; string secret = [|"AWSSECRET"|]; }
        class Other { string hash = "AWSSECRET"; }
        """);

    [Fact]
    public Task Legacy_code_and_top_level_programs_are_analysed()
    {
        var test = new VerifyCS.Test
        {
            ReferenceAssemblies = ReferenceAssemblies.NetStandard.NetStandard20,
            TestCode = Filled("""
                string id = "AWSID";
                string secret = [|"AWSSECRET"|];
                System.Environment.SetEnvironmentVariable(id, secret);
                """),
        };
        test.TestState.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task In_a_project_of_tests_only_what_was_surely_issued_is_reported()
    {
        var test = new VerifyCS.Test { TestCode = Filled("class C { string made = \"TOKEN\"; string issued = [|\"PROVED\"|]; string key = @\"PRIVATEKEY\"; }") };
        test.TestState.AdditionalReferences.Add(PackageReferences.Compile("xunit.core/2.9.0/lib/netstandard2.0/xunit.core.dll", "public class Fact;"));
        return test.RunAsync();
    }

    [Fact]
    public Task The_finding_says_what_kind_of_secret_it_is_and_never_the_secret() => VerifyCS.VerifyAnalyzerAsync(
        Filled("""class C { string a = {|#0:"TOKEN"|}; }"""),
        VerifyCS.Diagnostic().WithLocation(0).WithMessage(
            "This text holds a GitHub personal access token of 40 characters, which everyone who can read the code or the program can use. "
            + "Revoke it, for it stays in the history, and read the new one from a secret store or the environment."));

    [Fact]
    public Task Generated_code_and_code_that_does_not_compile_is_analysed() => VerifyAsync("""
        // <auto-generated/>
        class C { string a = [|"TOKEN"|] + {|CS0103:missing|}; }
        """);
}
