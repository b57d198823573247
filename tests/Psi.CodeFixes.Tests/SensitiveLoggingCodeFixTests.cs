using VerifyCS = Psi.Analyzers.Tests.Verification.CodeFixVerifier<
    Psi.Analyzers.Rules.SensitiveLoggingAnalyzer, Psi.CodeFixes.SensitiveLoggingCodeFix>;

namespace Psi.CodeFixes.Tests;

public sealed class SensitiveLoggingCodeFixTests
{
    [Fact]
    public Task A_call_goes_and_a_switch_is_turned_off_in_every_document_and_project()
    {
        var test = new VerifyCS.Test { TestCode = Declarations + Before("A"), FixedCode = Declarations + After("A") };
        test.TestState.Sources.Add(Before("B"));
        test.FixedState.Sources.Add(After("B"));
        test.TestState.AdditionalProjects["Second"].Sources.Add(Declarations + Before("C"));
        test.FixedState.AdditionalProjects["Second"].Sources.Add(Declarations + After("C"));
        return test.RunAsync();
    }

    private const string Declarations = """
        namespace Microsoft.IdentityModel.Logging { public class IdentityModelEventSource { public static bool ShowPII { get; set; } } }
        namespace Microsoft.EntityFrameworkCore
        {
            public class DbContextOptionsBuilder
            {
                public DbContextOptionsBuilder EnableSensitiveDataLogging(bool sensitiveDataLoggingEnabled = true) => this;
                public DbContextOptionsBuilder Other() => this;
            }
        }

        """;

    private static string Before(string name) => $$"""
        class {{name}}
        {
            void M(Microsoft.EntityFrameworkCore.DbContextOptionsBuilder options,
                System.Action<System.Action<Microsoft.EntityFrameworkCore.DbContextOptionsBuilder>> add)
            {
                options.Other();
                options.[|EnableSensitiveDataLogging|]();
                options
                    .Other()
                    .[|EnableSensitiveDataLogging|](true)
                    .Other(); // end
                options.Other().[|EnableSensitiveDataLogging|]();
                add(o => o.[|EnableSensitiveDataLogging|]());
                Microsoft.IdentityModel.Logging.IdentityModelEventSource.ShowPII = [|true|]; // why
            }
        }
        """;

    private static string After(string name) => $$"""
        class {{name}}
        {
            void M(Microsoft.EntityFrameworkCore.DbContextOptionsBuilder options,
                System.Action<System.Action<Microsoft.EntityFrameworkCore.DbContextOptionsBuilder>> add)
            {
                options.Other();
                options
                    .Other()
                    .Other(); // end
                options.Other();
                add(o => o.EnableSensitiveDataLogging(false));
                Microsoft.IdentityModel.Logging.IdentityModelEventSource.ShowPII = false; // why
            }
        }
        """;
}
