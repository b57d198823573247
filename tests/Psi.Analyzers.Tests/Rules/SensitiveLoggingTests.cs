using Microsoft.CodeAnalysis;
using Psi.Analyzers.Tests.Verification;
using VerifyCS = Psi.Analyzers.Tests.Verification.AnalyzerVerifier<Psi.Analyzers.Rules.SensitiveLoggingAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class SensitiveLoggingTests
{
    [Theory]
    [InlineData("options.[|EnableSensitiveDataLogging|]();")]
    [InlineData("options.[|EnableSensitiveDataLogging|](true);")]
    [InlineData("options.[|EnableSensitiveDataLogging|](sensitiveDataLoggingEnabled: On);")]
    [InlineData("typed.[|EnableSensitiveDataLogging|]().EnableDetailedErrors();")]
    [InlineData("Configure(o => o.[|EnableSensitiveDataLogging|]());")]
    [InlineData("IdentityModelEventSource.ShowPII = [|true|];")]
    [InlineData("IdentityModelEventSource.LogCompleteSecurityArtifact = [|On|];")]
    [InlineData("_ = new JwtBearerOptions { IncludeErrorDetails = [|true|] };")]
    [InlineData("_ = new HubOptions { EnableDetailedErrors = [|true|] };")]
    [InlineData("hub.EnableDetailedErrors ??= [|true|];")]
    [InlineData("azure.IsLoggingContentEnabled = [|true|];")]
    [InlineData("if (!environment.IsDevelopment()) options.[|EnableSensitiveDataLogging|]();")]
    [InlineData("if (condition) options.[|EnableSensitiveDataLogging|]();")]
    [InlineData("_ = environment.IsDevelopment() ? options : options.[|EnableSensitiveDataLogging|]();")]
    public Task Sensitive_logging_that_is_on_everywhere_is_reported(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("options.EnableSensitiveDataLogging(false);")]
    [InlineData("options.EnableSensitiveDataLogging(environment.IsDevelopment());")]
    [InlineData("options.EnableSensitiveDataLogging(condition);")]
    [InlineData("options.EnableDetailedErrors();")]
    [InlineData("if (environment.IsDevelopment()) options.EnableSensitiveDataLogging();")]
    [InlineData("if (environment.IsDevelopment()) { Configure(o => o.EnableSensitiveDataLogging()); }")]
    [InlineData("if (!environment.IsDevelopment()) return; IdentityModelEventSource.ShowPII = true;")]
    [InlineData("IdentityModelEventSource.ShowPII = environment.IsDevelopment();")]
    [InlineData("IdentityModelEventSource.ShowPII = false;")]
    [InlineData("hub.EnableDetailedErrors = environment.IsDevelopment() ? true : null;")]
    [InlineData("azure.IsLoggingContentEnabled = condition;")]
    [InlineData("if (IdentityModelEventSource.ShowPII == true) throw new InvalidOperationException();")]
    [InlineData("_ = nameof(options.EnableSensitiveDataLogging);")]
    [InlineData("new Unrelated().EnableSensitiveDataLogging(); new Unrelated().ShowPII = true;")]
    public Task Switched_off_for_development_or_not_fixed_is_not(string statement) => VerifyStatementAsync(statement);

    [Fact]
    public Task Code_for_debugging_is_not() => VerifyCS.VerifyAnalyzerAsync("""
        #define DEBUG
        namespace Microsoft.IdentityModel.Logging { public class IdentityModelEventSource { public static bool ShowPII { get; set; } } }
        class C
        {
            void M()
            {
        #if DEBUG
                Microsoft.IdentityModel.Logging.IdentityModelEventSource.ShowPII = true;
        #endif
                Microsoft.IdentityModel.Logging.IdentityModelEventSource.ShowPII = [|true|];
            }
        }
        """);

    [Fact]
    public Task In_a_project_of_tests_nothing_is_reported()
    {
        var test = new VerifyCS.Test
        {
            TestCode = """
                class C { void M() { Microsoft.IdentityModel.Logging.IdentityModelEventSource.ShowPII = true; } }
                namespace Microsoft.IdentityModel.Logging
                {
                    public class IdentityModelEventSource { public static bool ShowPII { get; set; } }
                }
                """,
        };
        FrameworkUnderTest.Xunit.AddTo(test.TestState);
        return test.RunAsync();
    }

    [Fact]
    public Task Legacy_code_on_NET_Standard_is_analysed()
    {
        var test = new VerifyCS.Test
        {
            ReferenceAssemblies = ReferenceAssemblies.NetStandard.NetStandard20,
            TestCode = """
                namespace Microsoft.IdentityModel.Logging
                {
                    public class IdentityModelEventSource { public static bool ShowPII { get; set; } }
                }
                class C
                {
                    static C() { Microsoft.IdentityModel.Logging.IdentityModelEventSource.ShowPII = [|true|]; }
                    void M() { Microsoft.IdentityModel.Logging.IdentityModelEventSource.ShowPII = false; }
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
                using Microsoft.IdentityModel.Logging;
                IdentityModelEventSource.ShowPII = [|true|];
                if (new Environment().IsDevelopment()) IdentityModelEventSource.ShowPII = true;
                class Environment { public bool IsDevelopment() => true; }
                namespace Microsoft.IdentityModel.Logging
                {
                    public class IdentityModelEventSource { public static bool ShowPII { get; set; } }
                }
                """,
        };
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task The_finding_says_what_is_wrong_why_and_what_to_do() => VerifyCS.VerifyAnalyzerAsync(
        """
        namespace Microsoft.IdentityModel.Logging { public class IdentityModelEventSource { public static bool ShowPII { get; set; } } }
        namespace Microsoft.EntityFrameworkCore
        {
            public class DbContextOptionsBuilder { public void EnableSensitiveDataLogging(bool sensitiveDataLoggingEnabled = true) { } }
        }
        class C
        {
            void M(Microsoft.EntityFrameworkCore.DbContextOptionsBuilder options)
            {
                options.{|#0:EnableSensitiveDataLogging|}();
                Microsoft.IdentityModel.Logging.IdentityModelEventSource.ShowPII = {|#1:true|};
            }
        }
        """,
        VerifyCS.Diagnostic().WithLocation(0).WithMessage(
            "'EnableSensitiveDataLogging' puts the values of queries and changes, personal data and secrets among them, "
            + "into logs and errors. Remove it, or switch it on only where 'environment.IsDevelopment()'."),
        VerifyCS.Diagnostic().WithLocation(1).WithMessage(
            "'ShowPII = true' puts personal data and tokens into logs and errors. Remove it, "
            + "or switch it on only where 'environment.IsDevelopment()'."));

    private static Task VerifyStatementAsync(string statement) => VerifyCS.VerifyAnalyzerAsync($$"""
        using System;
        using Azure.Core;
        using Microsoft.AspNetCore.Authentication.JwtBearer;
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.IdentityModel.Logging;
        namespace Microsoft.EntityFrameworkCore
        {
            public class DbContextOptionsBuilder
            {
                public virtual DbContextOptionsBuilder EnableSensitiveDataLogging(bool sensitiveDataLoggingEnabled = true) => this;
                public virtual DbContextOptionsBuilder EnableDetailedErrors(bool detailedErrorsEnabled = true) => this;
            }
            public class DbContextOptionsBuilder<T> : DbContextOptionsBuilder
            {
                public new virtual DbContextOptionsBuilder<T> EnableSensitiveDataLogging(bool sensitiveDataLoggingEnabled = true) => this;
            }
        }
        namespace Microsoft.IdentityModel.Logging
        {
            public class IdentityModelEventSource
            {
                public static bool ShowPII { get; set; }
                public static bool LogCompleteSecurityArtifact { get; set; }
            }
        }
        namespace Microsoft.AspNetCore.Authentication.JwtBearer
        {
            public class JwtBearerOptions { public bool IncludeErrorDetails { get; set; } = true; }
        }
        namespace Microsoft.AspNetCore.SignalR { public class HubOptions { public bool? EnableDetailedErrors { get; set; } } }
        namespace Azure.Core { public class DiagnosticsOptions { public bool IsLoggingContentEnabled { get; set; } } }
        namespace Own
        {
            class Unrelated { public void EnableSensitiveDataLogging() { } public bool ShowPII { get; set; } }
            class Environment { public bool IsDevelopment() => true; }
            class C
            {
                private const bool On = true;
                static void Configure(Action<DbContextOptionsBuilder> configure) { }
                static void M(bool condition, Environment environment, DbContextOptionsBuilder options,
                    DbContextOptionsBuilder<string> typed, HubOptions hub, DiagnosticsOptions azure)
                {
                    {{statement}}
                }
            }
        }
        """);
}
