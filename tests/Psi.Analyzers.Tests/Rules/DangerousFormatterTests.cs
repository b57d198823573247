using VerifyCS = Psi.Analyzers.Tests.Verification.AnalyzerVerifier<Psi.Analyzers.Rules.DangerousFormatterAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class DangerousFormatterTests
{
    [Theory]
    [InlineData("_ = [|new BinaryFormatter()|].Deserialize(stream);")]
    [InlineData("var formatter = [|new BinaryFormatter()|]; formatter.Serialize(stream, 1); formatter.Deserialize(stream);")]
    [InlineData("BinaryFormatter formatter = [|new()|];")]
    [InlineData("IFormatter formatter = [|new BinaryFormatter { Binder = null }|]; formatter.Deserialize(stream);")]
    [InlineData("Func<IFormatter> make = () => [|new Old()|];")]
    [InlineData("_ = [|new System.Runtime.Serialization.NetDataContractSerializer()|].ReadObject(stream);")]
    [InlineData("_ = [|new System.Runtime.Serialization.Formatters.Soap.SoapFormatter()|];")]
    [InlineData("_ = [|new System.Web.UI.LosFormatter()|].Deserialize(\"\");")]
    [InlineData("_ = [|new System.Web.UI.ObjectStateFormatter()|].Deserialize(\"\");")]
    public Task Creating_a_dangerous_formatter_is_reported_once(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("given.[|Deserialize|](stream);")]
    [InlineData("given.[|Serialize|](stream, 1);")]
    [InlineData("given?.[|Deserialize|](stream);")]
    [InlineData("Shared.Formatter.[|Deserialize|](stream);")]
    [InlineData("Func<Stream, object> read = given.[|Deserialize|];")]
    [InlineData("new Shared().Los.[|Deserialize|](\"\");")]
    public Task A_call_on_one_that_is_created_elsewhere_is_reported_at_the_call(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("_ = new DataContractSerializer(typeof(int)).ReadObject(stream);")]
    [InlineData("_ = System.Text.Json.JsonSerializer.Deserialize<int>(stream);")]
    [InlineData("_ = new System.Xml.Serialization.XmlSerializer(typeof(int)).Deserialize(stream);")]
    [InlineData("_ = new Mine.BinaryFormatter().Deserialize(stream);")]
    [InlineData("_ = nameof(BinaryFormatter.Deserialize);")]
    [InlineData("_ = typeof(BinaryFormatter);")]
    [InlineData("if ((object)given is BinaryFormatter) throw new NotSupportedException();")]
    [InlineData("other.Deserialize(stream);")]
    [InlineData("_ = given.Binder;")]
    public Task Closed_serializers_and_code_that_only_names_a_formatter_are_not(string statement) => VerifyStatementAsync(statement);

    [Fact]
    public Task A_formatter_kept_in_a_field_is_reported_where_it_is_created() => VerifyCS.VerifyAnalyzerAsync("""
        #pragma warning disable SYSLIB0011
        using System.IO;
        using System.Runtime.Serialization.Formatters.Binary;
        partial class C
        {
            private static readonly BinaryFormatter Formatter = [|new()|];
            class Inner { object Read(Stream stream) => Formatter.Deserialize(stream); }
        }
        partial class C { object Read(Stream stream) => Formatter.Deserialize(stream); }
        class Other(BinaryFormatter formatter) { object Read(Stream stream) => formatter.[|Deserialize|](stream); }
        """);

    [Fact]
    public Task Legacy_code_on_NET_Standard_is_reported()
    {
        var test = new VerifyCS.Test
        {
            ReferenceAssemblies = ReferenceAssemblies.NetStandard.NetStandard20,
            TestCode = """
                using System.IO;
                using System.Runtime.Serialization.Formatters.Binary;
                class C
                {
                    object Read(string path)
                    {
                        using (FileStream stream = File.OpenRead(path))
                        {
                            BinaryFormatter formatter = [|new BinaryFormatter()|];
                            return formatter.Deserialize(stream);
                        }
                    }
                }
                """,
        };
        return test.RunAsync();
    }

    [Fact]
    public Task Top_level_programs_are_analysed()
    {
        var test = new VerifyCS.Test
        {
            TestCode = """
                #pragma warning disable SYSLIB0011
                using System.Runtime.Serialization.Formatters.Binary;
                var formatter = [|new BinaryFormatter()|];
                System.Console.WriteLine(formatter.Deserialize(System.IO.Stream.Null));
                """,
        };
        test.TestState.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task The_finding_says_what_is_wrong_why_and_what_to_do() => VerifyCS.VerifyAnalyzerAsync(
        """
        #pragma warning disable SYSLIB0011
        using System.Runtime.Serialization.Formatters.Binary;
        class C { object M() => {|#0:new BinaryFormatter()|}; }
        class D { object M(BinaryFormatter given) => given.{|#1:Deserialize|}(System.IO.Stream.Null); }
        """,
        VerifyCS.Diagnostic().WithLocation(0)
            .WithMessage(
                "'new BinaryFormatter' lets the data say which types are created, "
                + "so whoever can write the data can run code in this process. "
                + "Use a serializer that is told its types, such as System.Text.Json or DataContractSerializer."),
        VerifyCS.Diagnostic().WithLocation(1)
            .WithMessage(
                "'BinaryFormatter.Deserialize' lets the data say which types are created, "
                + "so whoever can write the data can run code in this process. "
                + "Use a serializer that is told its types, such as System.Text.Json or DataContractSerializer."));

    [Fact]
    public Task Code_that_does_not_compile_is_analysed_without_a_crash() => VerifyCS.VerifyAnalyzerAsync("""
        #pragma warning disable SYSLIB0011
        using System.Runtime.Serialization.Formatters.Binary;
        class C
        {
            object M() => [|new BinaryFormatter()|].{|CS1061:Nothing|}();
            object N() => new {|CS0246:SoapFormatter|}();
        }
        """);

    private static Task VerifyStatementAsync(string statement) => VerifyCS.VerifyAnalyzerAsync($$"""
        #pragma warning disable SYSLIB0011, SYSLIB0050
        using System;
        using System.IO;
        using System.Runtime.Serialization;
        using System.Runtime.Serialization.Formatters.Binary;
        using Old = System.Runtime.Serialization.Formatters.Binary.BinaryFormatter;
        class C
        {
            static void M(Stream stream, BinaryFormatter given, IFormatter other)
            {
                {{statement}}
            }
        }
        class Shared
        {
            public static BinaryFormatter Formatter { get; set; } = null!;
            public System.Web.UI.LosFormatter Los { get; set; } = null!;
        }
        namespace Mine { class BinaryFormatter { public object Deserialize(Stream stream) => stream; } }
        namespace System.Runtime.Serialization
        {
            public class NetDataContractSerializer { public object ReadObject(Stream stream) => stream; }
        }
        namespace System.Runtime.Serialization.Formatters.Soap { public class SoapFormatter { } }
        namespace System.Web.UI
        {
            public class LosFormatter { public object Deserialize(string text) => text; }
            public class ObjectStateFormatter { public object Deserialize(string text) => text; }
        }
        """);
}
