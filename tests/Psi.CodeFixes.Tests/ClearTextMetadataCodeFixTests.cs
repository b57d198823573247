using VerifyCS = Psi.Analyzers.Tests.Verification.CodeFixVerifier<
    Psi.Analyzers.Rules.ClearTextMetadataAnalyzer, Psi.CodeFixes.ClearTextMetadataCodeFix>;

namespace Psi.CodeFixes.Tests;

public sealed class ClearTextMetadataCodeFixTests
{
    [Fact]
    public Task Https_is_required_again_in_every_document_and_project()
    {
        var test = new VerifyCS.Test
        {
            TestCode = Declaration + Source("A", "[|false|]", "[|Off|]"),
            FixedCode = Declaration + Source("A", "true", "true"),
        };
        test.TestState.Sources.Add(Source("B", "[|false|]", "[|Off|]"));
        test.FixedState.Sources.Add(Source("B", "true", "true"));
        test.TestState.AdditionalProjects["Second"].Sources.Add(Declaration + Source("C", "[|false|]", "[|Off|]"));
        test.FixedState.AdditionalProjects["Second"].Sources.Add(Declaration + Source("C", "true", "true"));
        return test.RunAsync();
    }

    private const string Declaration = """
        namespace Microsoft.AspNetCore.Authentication.JwtBearer
        {
            public class JwtBearerOptions { public bool RequireHttpsMetadata { get; set; } = true; }
        }

        """;

    private static string Source(string name, string first, string second) => $$"""
        class {{name}}
        {
            private const bool Off = false;
            void M(Microsoft.AspNetCore.Authentication.JwtBearer.JwtBearerOptions options)
            {
                options.RequireHttpsMetadata = /* a */ {{first}} /* b */; // c
                options.RequireHttpsMetadata = {{second}};
            }
        }
        """;
}
