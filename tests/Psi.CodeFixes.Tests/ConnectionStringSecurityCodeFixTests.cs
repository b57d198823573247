using VerifyCS = Psi.Analyzers.Tests.Verification.CodeFixVerifier<
    Psi.Analyzers.Rules.ConnectionStringSecurityAnalyzer, Psi.CodeFixes.ConnectionStringSecurityCodeFix>;

namespace Psi.CodeFixes.Tests;

public sealed class ConnectionStringSecurityCodeFixTests
{
    [Theory]
    [InlineData(
        """_ = new NpgsqlConnection(/* a */ [|"Host=db;Ssl Mode=Disable;Port=1"|]);""",
        """_ = new NpgsqlConnection(/* a */ "Host=db;Ssl Mode=VerifyFull;Port=1");""")]
    [InlineData(
        """_ = new NpgsqlConnection([|@"trust server certificate = TRUE; Host=db"|]);""",
        """_ = new NpgsqlConnection(@"trust server certificate = False; Host=db");""")]
    [InlineData(
        """_ = new NpgsqlConnectionStringBuilder { SslMode = [|SslMode.Disable|] };""",
        """_ = new NpgsqlConnectionStringBuilder { SslMode = SslMode.VerifyFull };""")]
    [InlineData(
        """_ = new NpgsqlConnectionStringBuilder { TrustServerCertificate = [|true|] };""",
        """_ = new NpgsqlConnectionStringBuilder { TrustServerCertificate = false };""")]
    [InlineData(
        """_ = new MongoClient([|"mongodb://db.contoso.com/?a=b&tls=false"|]);""",
        """_ = new MongoClient("mongodb://db.contoso.com/?a=b&tls=true");""")]
    public Task The_one_setting_changes(string before, string after) => VerifyCS.VerifyCodeFixAsync(InMethod(before), InMethod(after));

    [Theory]
    [InlineData("""_ = new NpgsqlConnection([|"Host=db;SslMode=Disable;TrustServerCertificate=true"|]);""")]
    [InlineData("""_ = new NpgsqlConnection([|"Host=db;SslMode=Require;SslMode=Disable"|]);""")]
    [InlineData("""_ = new NpgsqlConnection([|Text|]);""")]
    [InlineData("""_ = new NpgsqlConnection([|"Host=db;" + "SslMode=Disable"|]);""")]
    public Task Nothing_is_offered_where_more_would_have_to_change(string statement) =>
        VerifyCS.VerifyCodeFixAsync(InMethod(statement), InMethod(statement));

    [Fact]
    public Task Fix_all_reaches_every_document_and_project()
    {
        var test = new VerifyCS.Test
        {
            TestCode = Declarations + Source("A", "[|\"", "Disable\"|]"),
            FixedCode = Declarations + Source("A", "\"", "VerifyFull\""),
        };
        test.TestState.Sources.Add(Source("B", "[|\"", "Disable\"|]"));
        test.FixedState.Sources.Add(Source("B", "\"", "VerifyFull\""));
        test.TestState.AdditionalProjects["Second"].Sources.Add(Declarations + Source("C", "[|\"", "Disable\"|]"));
        test.FixedState.AdditionalProjects["Second"].Sources.Add(Declarations + Source("C", "\"", "VerifyFull\""));
        return test.RunAsync();
    }

    private const string Declarations = """
        namespace Npgsql
        {
            public enum SslMode { Disable, Allow, Prefer, Require, VerifyCA, VerifyFull }
            public class NpgsqlConnection { public NpgsqlConnection(string connectionString) { } }
            public class NpgsqlConnectionStringBuilder
            {
                public bool TrustServerCertificate { get; set; }
                public SslMode SslMode { get; set; }
            }
        }
        namespace MongoDB.Driver { public class MongoClient { public MongoClient(string connectionString) { } } }

        """;

    private static string Source(string name, string start, string end) => $$"""
        class {{name}}
        {
            object M() => new Npgsql.NpgsqlConnection({{start}}Host=db;SslMode={{end}});
            object N() => new Npgsql.NpgsqlConnection({{start}}Host=other;SSL Mode={{end}});
        }
        """;

    private static string InMethod(string statement) => $$"""
        {{Declarations}}
        namespace Own
        {
            using MongoDB.Driver;
            using Npgsql;
            class C
            {
                private const string Text = "Host=db;SslMode=Disable";
                static void M()
                {
                    {{statement}}
                }
            }
        }
        """;
}
