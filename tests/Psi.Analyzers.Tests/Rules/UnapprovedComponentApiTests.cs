using Microsoft.CodeAnalysis;
using Psi.Analyzers.Tests.Verification;
using Verify = Psi.Analyzers.Tests.Verification.AnalyzerVerifier<Psi.Analyzers.Rules.UnapprovedComponentApiAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class UnapprovedComponentApiTests
{
    private const string OldJson = "Old.Json/1.2.0/lib/net8.0/Old.Json.dll";

    /// <summary>A prohibited package with something of every kind that code can use.</summary>
    private static readonly MetadataReference Old = PackageReferences.Compile(OldJson, """
        using System;
        using System.Collections;
        using System.Collections.Generic;
        using System.Runtime.CompilerServices;

        namespace Old.Json
        {
            public static class Json
            {
                public const int Depth = 64;
                public static string Text(object value) => "";
                public static int TextLength(this string text) => text.Length;
                public static void Add(this List<string> list, DateTime day) => list.Add(day.ToString());
            }

            public class Token : IEnumerable<Token>
            {
                public string Value { get; set; } = "";
                public event Action? Changed;
                public Token this[int at] => this;
                public void Raise() => Changed?.Invoke();
                public void Add(int value) { }
                public IEnumerator<Token> GetEnumerator() => throw new NotSupportedException();
                IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException();
                public void Deconstruct(out int first, out int second) => (first, second) = (1, 2);
                public Query<T> Select<T>(Func<Token, T> selector) => new();
                public Token Where(Func<Token, bool> condition) => this;
                public static implicit operator Token(int value) => new();
                public static explicit operator int(Token token) => 0;
                public static Token operator +(Token left, Token right) => left;
                public static Token operator -(Token token) => token;
                public class Inner { public static readonly int Zero = 0; }
            }

            public class Query<T> { }
            public struct Later { public TaskAwaiter GetAwaiter() => default; }
            public sealed class NameAttribute(string name) : Attribute { public string Name => name; }
            public interface IConverter { void Convert(); }
            public enum Style { Plain, Pretty }
            public sealed class JsonException : Exception { }
            public delegate void Visit(Token token);
        }
        """);

    /// <summary>The organisation's own code, which passes the package's values on.</summary>
    private static readonly MetadataReference Own = PackageReferences.Compile("Own/1.0.0/lib/net8.0/Own.dll", """
        using Old.Json;
        public static class Source
        {
            public static Token Token => new Token();
            public static Later Later => default;
            public static void Take(Token token) { }
        }
        """, [Old]);

    [Theory]
    [InlineData("[|Json|].Text(1);")]
    [InlineData("Old.Json.[|Json|].Text(1);")]
    [InlineData("global::Old.Json.[|Json|].Text(1);")]
    [InlineData("_ = [|Json|].Depth;")]
    [InlineData("[|Token|] token = null!;")]
    [InlineData("Old.Json.[|Token|]? token = null;")]
    [InlineData("var list = new List<[|Token|]>();")]
    [InlineData("var array = new [|Token|][3];")]
    [InlineData("_ = typeof([|Token|]);")]
    [InlineData("_ = typeof([|Query<>|]);")]
    [InlineData("_ = nameof([|Json|]);")]
    [InlineData("_ = default([|Later|]);")]
    [InlineData("object o = 1; _ = o is [|Token|];")]
    [InlineData("object o = 1; _ = o switch { [|Token|] { Value: \"\" } => 1, _ => 2 };")]
    [InlineData("object o = 1; _ = o as [|Token|];")]
    [InlineData("object o = 1; _ = ([|Token|])o;")]
    [InlineData("try { } catch ([|JsonException|]) { }")]
    [InlineData("var style = [|Style|].Pretty;")]
    [InlineData("_ = Enum.Parse<[|Style|]>(\"Plain\");")]
    [InlineData("Action<string> log = s => s.[|TextLength|]();")]
    [InlineData("_ = \"text\".[|TextLength|]();")]
    [InlineData("_ = \"text\"?.[|TextLength|]();")]
    [InlineData("Func<object, string> text = Old.Json.[|Json|].Text;")]
    [InlineData("_ = Old.Json.[|Token|].Inner.Zero;")]
    [InlineData("void Local([|Token|] token) { }")]
    public Task The_first_use_of_a_type_or_a_member_is_reported(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("Source.Token.[|Raise|]();")]
    [InlineData("var value = Source.Token.[|Value|];")]
    [InlineData("Source.Token?.[|Raise|]();")]
    [InlineData("if (Source.Token is { [|Value|]: \"\" }) { }")]
    [InlineData("Source.Token.[|Changed|] += () => { };")]
    [InlineData("Action raise = Source.Token.[|Raise|];")]
    [InlineData("_ = nameof(Source.Token.[|Select|]);")]
    [InlineData("_ = [|Source.Token[0]|];")]
    [InlineData("_ = Source.Token?[|[0]|];")]
    [InlineData("[|foreach|] (var token in Source.Token) { }")]
    [InlineData("[|await|] Source.Later;")]
    [InlineData("_ = [|Source.Token + Source.Token|];")]
    [InlineData("_ = [|-Source.Token|];")]
    [InlineData("var token = Source.Token; [|token += Source.Token|];")]
    [InlineData("_ = [|(int)Source.Token|];")]
    [InlineData("Source.Take([|7|]);")]
    [InlineData("Source.Take([|new()|]);")]
    [InlineData("Source.Take([|[1, 2]|]);")]
    [InlineData("[|(var first, var second) = Source.Token|];")]
    [InlineData("_ = from token in Source.Token [|select|] 1;")]
    [InlineData("_ = from token in Source.Token [|where|] true select 1;")]
    public Task What_code_uses_without_naming_a_type_is_reported(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("var token = Source.Token;")]
    [InlineData("Source.Take(Source.Token);")]
    [InlineData("Source.Take(null!);")]
    [InlineData("var text = \"Old.Json.Json.Text\";")]
    [InlineData("_ = new List<int> { 1, 2 }; var added = new HashSet<string>(); added.Add(\"\");")]
    [InlineData("_ = new[] { 1, 2 }.Select(i => i).Where(i => i > 1);")]
    [InlineData("_ = from i in new[] { 1, 2 } where i > 1 orderby i select -i + (long)i;")]
    [InlineData("foreach (var i in new[] { 1, 2 }) { } await System.Threading.Tasks.Task.Yield();")]
    [InlineData("var (first, second) = (1, 2); List<int> many = [1, 2]; _ = many[0]; many[1] += 1;")]
    [InlineData("object Json = 1; Json.ToString(); int Value = 1; Value++;")]
    [InlineData("System.Text.Json.JsonException? exception = null;")]
    [InlineData("var own = new { Value = 1, Depth = 2 }; _ = own.Value + own.Depth;")]
    [InlineData("decimal amount = 1; int cut = (int)amount; DateTimeOffset day = DateTime.UnixEpoch;")]
    public Task What_only_looks_alike_or_is_handed_on_is_not(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("class C : [|Token|] { }")]
    [InlineData("class C : [|IConverter|] { public void Convert() { } }")]
    [InlineData("class C { [|Token|]? _token; }")]
    [InlineData("class C { [|Token|]? Token { get; set; } }")]
    [InlineData("class C { Func<[|Token|]>? _get; }")]
    [InlineData("class C { void M([|Style|] style = Style.Plain) { } }")]
    [InlineData("class C { [|Token|] M() => null!; }")]
    [InlineData("class C<T> where T : [|Token|] { }")]
    [InlineData("class C { event [|Visit|]? Visited; }")]
    [InlineData("class C { const int Depth = [|Json|].Depth; }")]
    [InlineData("[[|Name|](\"c\")] class C { }")]
    [InlineData("[[|NameAttribute|](\"c\")] class C { }")]
    [InlineData("record C([|Token|] Token);")]
    [InlineData("delegate [|Token|] D();")]
    [InlineData("namespace Old { namespace Json { class C : [|IConverter|] { public void Convert() { } } } }")]
    public Task Declarations_are_uses(string declaration) =>
        VerifyAsync("using System;\nusing Old.Json;\n#pragma warning disable CS0169, CS0067\n" + declaration);

    [Theory]
    [InlineData("using Old.Json; class C { }")]
    [InlineData("using Alias = Old.Json; class C { }")]
    [InlineData("namespace Old.Json { class Own { Own? _next; } }")]
    [InlineData("/// <summary>Was <see cref=\"Old.Json.Json\"/>.</summary>\nclass C { }")]
    [InlineData("class Json { public static string Text(object value) => \"\"; } class C { string M() => Json.Text(1); }")]
    [InlineData("class NameAttribute : System.Attribute { } [Name] class C { }")]
    public Task A_namespace_a_comment_and_an_own_type_of_the_same_name_are_no_uses(string source) => VerifyAsync(source);

    [Theory]
    [InlineData("using static Old.Json.[|Json|]; class C { string M() => Text(1); }")]
    [InlineData("using Alias = Old.Json.[|Token|]; class C { Alias? _token; }")]
    [InlineData("using Alias = System.Collections.Generic.List<Old.Json.[|Token|]>; class C { Alias? _tokens; }")]
    public Task A_using_that_names_a_type_is_one(string source) => VerifyAsync(source);

    [Fact]
    public Task Code_of_twenty_years_ago_is_reported_at_its_first_use_only() => VerifyAsync("""
        using System;
        using System.Collections;
        using Old.Json;

        namespace Legacy
        {
            public class Store
            {
                private Hashtable table = new Hashtable();

                public void Put(string key, object value)
                {
                    table[key] = [|Json|].Text(value);
                    Token token = new Token();
                    token.Raise();
                }

                public Token Get(string key)
                {
                    return (Token)table[key];
                }
            }
        }
        """);

    [Fact]
    public Task Top_level_statements_are_read() => RunAsync(new()
    {
        TestCode =
            "using Old.Json;\nvar number = 1;\nConsole.WriteLine([|Json|].Text(number));\nclass Console { "
            + "public static void WriteLine(string text) { } }",
        TestState = { OutputKind = OutputKind.ConsoleApplication },
    });

    [Fact]
    public Task Each_file_is_told_its_own_first_use()
    {
        var test = new Verify.Test
        {
            TestState =
            {
                Sources =
                {
                    "class A { Old.Json.[|Token|]? _token; Old.Json.Token? _other; }",
                    "class B { void M() { } }",
                    "class C { int M() => \"c\".Length;  string N() => Old.Json.[|Json|].Text(1); }",
                    "partial class D { void M() { } }",
                    "partial class D { void N() { Old.Json.[|Json|].Text(1); } }",
                },
            },
        };
        return RunAsync(test);
    }

    [Fact]
    public Task What_another_file_s_global_usings_bring_in_is_reported_in_both() => RunAsync(new()
    {
        TestState =
        {
            Sources =
            {
                "global using static Old.Json.[|Json|];\nglobal using Node = Old.Json.Token;",
                "class A { [|Node|]? _node; }",
                "class B { string M() => [|Text|](1); }",
            },
        },
    });

    [Theory]
    [InlineData("[assembly: Old.Json.[|Name|](\"a\")]")]
    [InlineData("[module: Old.Json.[|Name|](\"a\")]")]
    [InlineData("global using Node = Old.Json.[|Token|];")]
    [InlineData("namespace Empty { using Node = Old.Json.[|Token|]; }")]
    [InlineData("namespace Empty;\nusing Node = Old.Json.[|Token|];")]
    public Task A_file_without_a_declaration_is_read_too(string source) =>
        RunAsync(new() { TestState = { Sources = { "class A { }", source } } });

    [Fact]
    public async Task Two_components_are_reported_apart_and_two_assemblies_of_one_together()
    {
        const string OtherPath = "Other/2.0.0/ref/net8.0/Other.dll";
        const string MorePath = "Other/2.0.0/ref/net8.0/Other.More.dll";
        var test = new Verify.Test
        {
            TestCode = "class C { {|#1:Other|}? _a; More? _b; Old.Json.{|#0:Token|}? _c; Other? _d; }",
            ExpectedDiagnostics =
            {
                Verify.Diagnostic().WithLocation(0).WithMessage(
                    "'Token' belongs to Old.Json 1.2.0, which is prohibited. Further uses in this file are not reported."),
                Verify.Diagnostic().WithLocation(1).WithMessage(
                    "'Other' belongs to Other 2.0.0, which is deprecated. Further uses in this file are not reported."),
            },
            TestState =
            {
                AdditionalReferences =
                {
                    PackageReferences.Compile(OtherPath, "public class Other { }"),
                    PackageReferences.Compile(MorePath, "public class More { }"),
                },
            },
        };
        await RunAsync(test, [Flag(), FlagOther(OtherPath), FlagOther(MorePath)]);

        static string FlagOther(string path) => Flag(path, "pkg:nuget/Other@2.0.0", "PSI1003", "Other 2.0.0, which is deprecated");
    }

    [Theory]
    [InlineData("new {|#0:Token|}();", "Token")]
    [InlineData("new {|#0:Token|}().Raise();", "Token")]
    [InlineData("Source.Token.{|#0:Raise|}();", "Token.Raise")]
    [InlineData("_ = Source.Token.{|#0:Value|};", "Token.Value")]
    [InlineData("_ = {|#0:Source.Token[0]|};", "Token")]
    [InlineData("Source.Take({|#0:7|});", "Token")]
    [InlineData("_ = \"text\".{|#0:TextLength|}();", "Json.TextLength")]
    public async Task The_message_names_the_use_the_component_and_what_to_do(string statement, string api)
    {
        const string Message =
            "Old.Json 1.2.0, which is prohibited by the policy of Contoso, like every version in (,2.0). It runs code; "
            + "see #4711 | 100 %, ünd more. Use System.Text.Json instead";
        var test = new Verify.Test
        {
            TestCode = InMethod(statement),
            ExpectedDiagnostics =
            {
                Verify.Diagnostic().WithLocation(0)
                    .WithMessage($"'{api}' belongs to {Message}. Further uses in this file are not reported.")
                    .WithProperty("component", "pkg:nuget/Old.Json@1.2.0")
                    .WithProperty("decision", "PSI1001"),
            },
        };
        await RunAsync(test, [Flag(message: Message)]);
    }

    [Theory]
    [InlineData("// <auto-generated/>\nclass C { Old.Json.Token? _token; }", "/0/Shown.cs")]
    [InlineData("/* <autogenerated> */ class C { Old.Json.Token? _token; }", "/0/Shown.cs")]
    [InlineData("class C { Old.Json.Token? _token; }", "/0/Form.Designer.cs")]
    [InlineData("class C { Old.Json.Token? _token; }", "/0/Generator/Client.g.cs")]
    [InlineData("class C {\n#line hidden\nOld.Json.Token? _token;\n#line 5 \"Page.cshtml\"\nint _other; }", "/0/Page.g.cs")]
    public Task What_a_generator_wrote_is_not_for_anybody_to_change(string source, string path) =>
        RunAsync(new() { TestState = { Sources = { (path, source) } } });

    [Theory]
    [InlineData("// Was <auto-generated/> once.\n//\n\nclass C { }\n// then\nclass D { }", "/0/Empty.cs")]
    [InlineData("class C { }\n// <auto-generated/>\nclass D { Old.Json.[|Token|]? _token; }", "/0/Shown.cs")]
    [InlineData("class C { Old.Json.[|Token|]? _token; }", "/0/Program.cs")]
    [InlineData("class C {\n#line hidden\nOld.Json.Token? _token;\n#line 5 \"Page.cshtml\"\nOld.Json.[|Token|]? _other; }", "/0/Page.g.cs")]
    [InlineData("class C {\n#line hidden\nOld.Json.[|Token|]? _token;\n}", "/0/Page.cs")]
    public Task What_people_wrote_is(string source, string path) => RunAsync(new() { TestState = { Sources = { (path, source) } } });

    [Fact]
    public Task A_setting_that_calls_a_file_generated_hides_nothing() => RunAsync(new()
    {
        TestCode = "class C { Old.Json.[|Token|]? _token; }",
        TestState = { AnalyzerConfigFiles = { ("/.editorconfig", "root = true\n[*.cs]\ngenerated_code = true\n") } },
    });

    [Theory]
    [InlineData("/usr/share/dotnet/packs/Microsoft.NETCore.App.Ref/10.0.0/ref/net10.0/Old.Json.dll")]
    [InlineData("/home/dev/.nuget/packages/old.json/2.0.0/lib/net8.0/Old.Json.dll")]
    [InlineData("/home/dev/.nuget/packages/old.json/1.2.0/lib/net6.0/Old.Json.dll")]
    [InlineData("/home/dev/.nuget/packages/very.old.json/1.2.0/lib/net8.0/Old.Json.dll")]
    [InlineData("Old.Json.dll")]
    public async Task An_assembly_of_that_name_from_elsewhere_is_another_one(string path)
    {
        var bytes = ((PortableExecutableReference)Old).GetMetadata() as AssemblyMetadata;
        var elsewhere = bytes!.GetReference(filePath: path);
        var test = new Verify.Test
        {
            TestCode = "class C { Old.Json.Token? _token; }",
            TestState = { AdditionalReferences = { elsewhere } },
        };
        SetFlags(test, [Flag()]);
        await test.RunAsync();
    }

    [Theory]
    [InlineData(@"C:\Users\dev\.nuget\packages\old.json\1.2.0\lib\net8.0\Old.Json.dll")]
    [InlineData("/repo/packages/Old.Json/1.2.0/lib/net8.0/old.json.dll")]
    public async Task The_folder_of_packages_may_be_anywhere_and_written_in_any_way(string path)
    {
        var reference = ((AssemblyMetadata)((PortableExecutableReference)Old).GetMetadata()).GetReference(filePath: path);
        var test = new Verify.Test
        {
            TestCode = "class C { Old.Json.[|Token|]? _token; }",
            TestState = { AdditionalReferences = { reference } },
        };
        SetFlags(test, [Flag()]);
        await test.RunAsync();
    }

    [Fact]
    public async Task A_type_belongs_to_the_assembly_that_declares_it_not_to_one_that_forwards_it()
    {
        var real = PackageReferences.Compile("Real/1.0.0/lib/net8.0/Real.dll", "public class Moved { }");
        var facade = PackageReferences.Compile(
            "Facade/1.0.0/lib/net8.0/Facade.dll",
            "[assembly: System.Runtime.CompilerServices.TypeForwardedTo(typeof(Moved))] public class Stayed { }",
            [real]);

        await RunWithAsync("class C { Moved? _moved; [|Stayed|]? _stayed; }", "Facade/1.0.0/lib/net8.0/Facade.dll");
        await RunWithAsync("class C { Stayed? _stayed; [|Moved|]? _moved; }", "Real/1.0.0/lib/net8.0/Real.dll");

        async Task RunWithAsync(string source, string flagged)
        {
            var test = new Verify.Test { TestCode = source, TestState = { AdditionalReferences = { real, facade } } };
            SetFlags(test, [Flag(flagged)]);
            await test.RunAsync();
        }
    }

    [Theory]
    [InlineData("psi.product_level = 1")]
    [InlineData("psi.flagged_apis = ")]
    [InlineData("psi.flagged_apis = ,|,||||,a|b|c,%zz|||,%")]
    [InlineData("psi.flagged_apis = |pkg:nuget/Old.Json@1.2.0|PSI1001|nothing")]
    public async Task Nothing_is_reported_without_a_flag_that_can_be_read(string line)
    {
        var test = new Verify.Test { TestCode = "class C { Old.Json.Token? _token; }", TestState = { AdditionalReferences = { Old } } };
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", $"is_global = true\n{line}\n"));
        await test.RunAsync();
    }

    [Fact]
    public async Task Many_files_are_told_the_same_in_every_run()
    {
        // The verifier runs concurrently and in one thread, and compares.
        var test = new Verify.Test();
        for (var i = 0; i < 60; i++)
        {
            test.TestState.Sources.Add($$"""
                partial class Many
                {
                    void M{{i}}()
                    {
                        var list = new System.Collections.Generic.List<Old.Json.[|Token|]>();
                        Old.Json.Json.Text(list);
                    }
                }
                """);
        }

        await RunAsync(test);
    }

    private static Task VerifyStatementAsync(string statement) => VerifyAsync(InMethod(statement));

    private static string InMethod(string statement) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using Old.Json;
        class C { async System.Threading.Tasks.Task M() { await System.Threading.Tasks.Task.Yield(); {{statement}} } }
        """;

    private static Task VerifyAsync(string source) => RunAsync(new() { TestCode = source });

    private static Task RunAsync(Verify.Test test, params IReadOnlyList<string> flags)
    {
        test.TestState.AdditionalReferences.AddRange([Old, Own]);
        SetFlags(test, flags.Count == 0 ? [Flag()] : flags);
        return test.RunAsync();
    }

    private static void SetFlags(Verify.Test test, IEnumerable<string> flags) =>
        test.TestState.AnalyzerConfigFiles.Add(
            ("/.globalconfig", $"is_global = true\nglobal_level = 1000000\npsi.flagged_apis = {string.Join(",", flags)}\n"));

    private static string Flag(
        string path = OldJson,
        string component = "pkg:nuget/Old.Json@1.2.0",
        string decision = "PSI1001",
        string message = "Old.Json 1.2.0, which is prohibited") =>
        string.Join("|", new[] { path, component, decision, message }.Select(Uri.EscapeDataString));
}
