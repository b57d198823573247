using VerifyCS = Psi.Analyzers.Tests.Verification.CodeFixVerifier<
    Psi.Analyzers.Rules.SensitiveValueExposedAnalyzer, Psi.CodeFixes.SensitiveValueExposedCodeFix>;

namespace Psi.CodeFixes.Tests;

public sealed class SensitiveValueExposedCodeFixTests
{
    [Fact]
    public Task The_value_becomes_redacted_in_every_document_and_project()
    {
        var test = new VerifyCS.Test
        {
            TestCode = Before("A"),
            FixedCode = After("A"),
            // The new text and the texts around it become one node only when the file is parsed again.
            CodeActionValidationMode = CodeActionValidationMode.None,
        };
        test.TestState.Sources.Add(Before("B"));
        test.FixedState.Sources.Add(After("B"));
        test.TestState.AdditionalProjects["Second"].Sources.Add(Before("C"));
        test.FixedState.AdditionalProjects["Second"].Sources.Add(After("C"));
        return test.RunAsync();
    }

    [Fact]
    public Task A_message_that_is_put_together_elsewhere_is_left_to_its_author()
    {
        const string Source = """
            class C { void M(string password) { var text = $"Login with {password}"; System.Console.WriteLine([|text|]); } }
            """;
        return new VerifyCS.Test { TestCode = Source, FixedCode = Source }.RunAsync();
    }

    private static string Before(string name) => $$"""
        using System;
        class {{name}}
        {
            public string Password { get; set; }
            void M(string password, {{name}} login)
            {
                Console.WriteLine("{0}", [|password|]); // why
                Console.WriteLine("Login with " + [|password|] + ".");
                Console.WriteLine($"Login with {[|password|]}.");
                Console.WriteLine($@"Login with {[|login?.Password|],-10}.");
            }
        }
        """;

    private static string After(string name) => $$"""
        using System;
        class {{name}}
        {
            public string Password { get; set; }
            void M(string password, {{name}} login)
            {
                Console.WriteLine("{0}", "[redacted]"); // why
                Console.WriteLine("Login with " + "[redacted]" + ".");
                Console.WriteLine($"Login with [redacted].");
                Console.WriteLine($@"Login with [redacted].");
            }
        }
        """;
}
