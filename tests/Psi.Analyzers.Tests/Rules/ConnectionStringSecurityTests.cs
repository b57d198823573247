using Microsoft.CodeAnalysis;
using Psi.Analyzers.Transport;
using VerifyCS = Psi.Analyzers.Tests.Verification.AnalyzerVerifier<Psi.Analyzers.Rules.ConnectionStringSecurityAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class ConnectionStringSecurityTests
{
    [Theory]
    [InlineData("""_ = new SqlConnection([|"Server=db.contoso.com;TrustServerCertificate=True"|]);""")]
    [InlineData("""_ = new SqlDataAdapter("select 1", [|"Server=db.contoso.com;TrustServerCertificate=True"|]);""")]
    [InlineData(
        """string text; text = string.Format("Server=db.contoso.com;Password={0};TrustServerCertificate=True", password); """
        + """_ = new SqlConnection([|text|]);""")]
    [InlineData("""_ = new SqlConnection([|"Server=db;Encrypt=false"|]);""")]
    [InlineData("""_ = new SqlConnection([|"server = db ; Trust Server Certificate = yes ; encrypt=optional"|]);""")]
    [InlineData("""SqlConnection other = new([|"Server=db;Encrypt=no"|]);""")]
    [InlineData("""_ = new SqlConnection { ConnectionString = [|"Data Source=tcp:db.contoso.com,1433;TrustServerCertificate=true"|] };""")]
    [InlineData("""_ = new SqlConnection([|Text|]);""")]
    [InlineData("""_ = new SqlConnection([|$"Server=db;Password={password};TrustServerCertificate=True"|]);""")]
    [InlineData("""_ = new SqlConnection([|"Server=" + password + ";TrustServerCertificate=True"|]);""")]
    [InlineData("""_ = new SqlConnection(condition ? [|"Server=db;Encrypt=false"|] : "Server=db");""")]
    [InlineData("""_ = new SqlConnection([|"Server='localhost.contoso.com';Encrypt='false'"|]);""")]
    [InlineData("""_ = new SqlConnection([|"Server=db;Password=\"a;b\";Encrypt=false"|]);""")]
    [InlineData("""builder.TrustServerCertificate = [|true|];""")]
    [InlineData("""builder.Encrypt = [|false|];""")]
    [InlineData("""builder.Encrypt = [|SqlConnectionEncryptOption.Optional|];""")]
    [InlineData("""_ = new SqlConnectionStringBuilder { DataSource = "db", TrustServerCertificate = [|true|] };""")]
    [InlineData("""_ = new NpgsqlConnection([|"Host=db;SSL Mode=Disable"|]);""")]
    [InlineData("""_ = new NpgsqlConnection([|"Host=db;SslMode=allow"|]);""")]
    [InlineData("""_ = new NpgsqlConnection([|"Host=db;Ssl Mode=Require;Trust Server Certificate=true"|]);""")]
    [InlineData("""_ = new NpgsqlConnectionStringBuilder { Host = "db", SslMode = [|SslMode.Disable|] };""")]
    [InlineData("""options.UseSqlServer([|"Server=db;Encrypt=False"|]);""")]
    [InlineData("""SqlServerDbContextOptionsExtensions.UseSqlServer(options, connectionString: [|Text|]);""")]
    [InlineData("""_ = new MySqlConnection([|"Server=db;Ssl-Mode=None"|]);""")]
    [InlineData("""_ = new MongoClient([|"mongodb://user:secret@db.contoso.com:27017/?tls=false"|]);""")]
    [InlineData("""_ = new MongoClient([|"mongodb+srv://db.contoso.com/shop?retryWrites=true&tlsInsecure=true"|]);""")]
    [InlineData("""_ = new MongoClientSettings { AllowInsecureTls = [|true|] };""")]
    public Task A_connection_that_is_not_encrypted_or_not_validated_is_reported(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("""_ = new SqlConnection("Server=db");""")]
    [InlineData("""_ = new SqlConnection("Server=db;Encrypt=True;TrustServerCertificate=False");""")]
    [InlineData("""_ = new SqlConnection("Server=db;Encrypt=Strict");""")]
    [InlineData("""_ = new SqlConnection("Server=db;Encrypt=false;Encrypt=true");""")]
    [InlineData("""_ = new SqlConnection("Server=localhost;TrustServerCertificate=True");""")]
    [InlineData("""_ = new SqlConnection("Server=.;TrustServerCertificate=True");""")]
    [InlineData("""_ = new SqlConnection("Data Source=(localdb)\\MSSQLLocalDB;Encrypt=False");""")]
    [InlineData("""_ = new SqlConnection("Server=tcp:127.0.0.1,1433;Encrypt=False");""")]
    [InlineData("""_ = new SqlConnection("Server=.\\SQLEXPRESS;Encrypt=False");""")]
    [InlineData("""_ = new SqlConnection("Server=db;Application Name='Encrypt=false'");""")]
    [InlineData("""_ = new SqlConnection("Server=db;Password='x;Encrypt=false;'");""")]
    [InlineData("""_ = new SqlConnection("not a connection string; Encrypt=false");""")]
    [InlineData("""_ = new SqlConnection("Server=db;Encrypt='false");""")]
    [InlineData("""_ = new SqlConnection(password);""")]
    [InlineData("""var text = "Server=db;Encrypt=false"; Console.WriteLine(text);""")]
    [InlineData("""if (connection.ConnectionString == "Server=db;Encrypt=false") throw new InvalidOperationException();""")]
    [InlineData("""builder.TrustServerCertificate = false;""")]
    [InlineData("""builder.TrustServerCertificate = condition;""")]
    [InlineData("""builder.Encrypt = SqlConnectionEncryptOption.Mandatory;""")]
    [InlineData("""if (builder.TrustServerCertificate == true) throw new InvalidOperationException();""")]
    [InlineData("""_ = new SqlConnectionStringBuilder { DataSource = "localhost", TrustServerCertificate = true };""")]
    [InlineData("""_ = new SqlConnectionStringBuilder("Server=localhost") { TrustServerCertificate = true };""")]
    [InlineData("""builder.TrustServerCertificate = true; builder.DataSource = "127.0.0.1";""")]
    [InlineData("""_ = new NpgsqlConnection("Host=db;SSL Mode=VerifyFull");""")]
    [InlineData("""_ = new NpgsqlConnection("Host=db;SSL Mode=Prefer");""")]
    [InlineData("""_ = new NpgsqlConnection("Host=127.0.0.1,::1;SSL Mode=Disable");""")]
    [InlineData("""_ = new NpgsqlConnectionStringBuilder { Host = "db", SslMode = SslMode.VerifyFull };""")]
    [InlineData("""_ = new MySqlConnection("Server=db;SslMode=VerifyCA");""")]
    [InlineData("""_ = new MongoClient("mongodb://localhost:27017/?tls=false");""")]
    [InlineData("""_ = new MongoClient("mongodb://db.contoso.com/?tls=true");""")]
    [InlineData("""_ = new OwnConnection("Server=db;Encrypt=false");""")]
    public Task A_connection_that_is_or_leads_nowhere_is_not(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("LOCALHOST", true)]
    [InlineData("[::1]:5432", true)]
    [InlineData("::1", true)]
    [InlineData("np:localhost", true)]
    [InlineData("localhost,db.contoso.com", false)]
    [InlineData("127.0.0.1:5432", true)]
    [InlineData("localhost.contoso.com", false)]
    [InlineData("db", false)]
    public void This_machine_is_known_by_its_names(string servers, bool expected) =>
        Assert.Equal(expected, ConnectionSettings.IsThisMachine(servers));

    [Fact]
    public Task Legacy_code_on_NET_Standard_is_analysed()
    {
        var test = new VerifyCS.Test
        {
            ReferenceAssemblies = ReferenceAssemblies.NetStandard.NetStandard20,
            TestCode = """
                namespace System.Data.SqlClient { public class SqlConnection { public SqlConnection(string connectionString) { } } }
                class C
                {
                    private readonly string _text = "Server=db;" + "Encrypt=false";
                    object M() { return new System.Data.SqlClient.SqlConnection([|_text|]); }
                    object N() { return new System.Data.SqlClient.SqlConnection("Server=db;Encrypt=true"); }
                }
                """,
        };
        return test.RunAsync();
    }

    [Fact]
    public Task Top_level_statements_are_analysed()
    {
        var test = new VerifyCS.Test
        {
            TestCode = """
                const string text = "Host=db;SSL Mode=Disable";
                _ = new Npgsql.NpgsqlConnection([|text|]);
                _ = new Npgsql.NpgsqlConnection("Host=db");
                namespace Npgsql
                {
                    public class NpgsqlConnection(string connectionString) { public override string ToString() => connectionString; }
                }
                """,
        };
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task The_finding_says_what_is_wrong_why_and_what_to_do() => VerifyCS.VerifyAnalyzerAsync(
        """
        namespace Npgsql
        {
            public class NpgsqlConnection(string connectionString) { public override string ToString() => connectionString; }
            public class NpgsqlConnectionStringBuilder { public bool TrustServerCertificate { get; set; } }
        }
        class C
        {
            object M() => new Npgsql.NpgsqlConnection({|#0:"Host=db;Ssl Mode=Disable"|});
            object N() => new Npgsql.NpgsqlConnectionStringBuilder { TrustServerCertificate = {|#1:true|} };
        }
        """,
        VerifyCS.Diagnostic().WithLocation(0)
            .WithMessage("'SslMode' lets the connection go without TLS" + Harm + "Use 'SslMode=VerifyFull'" + Advice),
        VerifyCS.Diagnostic().WithLocation(1)
            .WithMessage(
                "'TrustServerCertificate = True' accepts every certificate of the server" + Harm
                + "Use 'TrustServerCertificate=False'" + Advice));

    private const string Harm = ", so anyone on the network path can pose as the database and read or change what is asked and answered. ";

    private const string Advice = "; to trust a private CA, install it where the service runs.";

    private static Task VerifyStatementAsync(string statement) => VerifyCS.VerifyAnalyzerAsync($$"""
        #pragma warning disable CS9113
        using System;
        using Microsoft.Data.SqlClient;
        using Microsoft.EntityFrameworkCore;
        using MongoDB.Driver;
        using MySqlConnector;
        using Npgsql;
        namespace Microsoft.Data.SqlClient
        {
            public class SqlConnection
            {
                public SqlConnection() { }
                public SqlConnection(string connectionString) { }
                public string ConnectionString { get; set; } = "";
            }
            public class SqlDataAdapter { public SqlDataAdapter(string selectCommandText, string selectConnectionString) { } }
            public class SqlConnectionEncryptOption
            {
                public static SqlConnectionEncryptOption Optional => null!;
                public static SqlConnectionEncryptOption Mandatory => null!;
                public static implicit operator SqlConnectionEncryptOption(bool value) => null!;
            }
            public class SqlConnectionStringBuilder
            {
                public SqlConnectionStringBuilder() { }
                public SqlConnectionStringBuilder(string connectionString) { }
                public string DataSource { get; set; } = "";
                public bool TrustServerCertificate { get; set; }
                public SqlConnectionEncryptOption Encrypt { get; set; } = null!;
            }
        }
        namespace Npgsql
        {
            public enum SslMode { Disable, Allow, Prefer, Require, VerifyCA, VerifyFull }
            public class NpgsqlConnection(string connectionString);
            public class NpgsqlConnectionStringBuilder { public string Host { get; set; } = ""; public SslMode SslMode { get; set; } }
        }
        namespace MySqlConnector { public class MySqlConnection(string connectionString); }
        namespace MongoDB.Driver
        {
            public class MongoClient(string connectionString);
            public class MongoClientSettings { public bool AllowInsecureTls { get; set; } }
        }
        namespace Microsoft.EntityFrameworkCore
        {
            public class DbContextOptionsBuilder;
            public static class SqlServerDbContextOptionsExtensions
            {
                public static void UseSqlServer(this DbContextOptionsBuilder builder, string connectionString) { }
            }
        }
        namespace Own
        {
            class OwnConnection(string connectionString);
            class C
            {
                private const string Text = "Server=db;TrustServerCertificate=True";
                static void M(bool condition, string password, SqlConnection connection,
                    SqlConnectionStringBuilder builder, DbContextOptionsBuilder options)
                {
                    {{statement}}
                }
            }
        }
        """);
}
