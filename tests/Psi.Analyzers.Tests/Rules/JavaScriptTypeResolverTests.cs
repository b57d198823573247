using VerifyCS = Psi.Analyzers.Tests.Verification.AnalyzerVerifier<Psi.Analyzers.Rules.JavaScriptTypeResolverAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class JavaScriptTypeResolverTests
{
    [Theory]
    [InlineData("_ = new JavaScriptSerializer([|new SimpleTypeResolver()|]);")]
    [InlineData("JavaScriptSerializer serializer = new([|new SimpleTypeResolver()|]);")]
    [InlineData("_ = new Json(resolver: [|new SimpleTypeResolver()|]) { MaxJsonLength = 100 };")]
    [InlineData("var resolver = new SimpleTypeResolver(); _ = new JavaScriptSerializer([|resolver|]);")]
    [InlineData("JavaScriptTypeResolver resolver = new SimpleTypeResolver(); _ = new JavaScriptSerializer([|resolver|]);")]
    [InlineData("_ = new JavaScriptSerializer([|Shared|]);")]
    [InlineData("_ = new JavaScriptSerializer([|simple|]);")]
    [InlineData("_ = new JavaScriptSerializer([|new Logged()|]);")]
    [InlineData("_ = new JavaScriptSerializer(isOld ? [|new SimpleTypeResolver()|] : null);")]
    [InlineData("Func<object> make = () => new JavaScriptSerializer([|new SimpleTypeResolver()|]);")]
    public Task A_resolver_of_any_type_is_reported_at_the_argument(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("_ = new JavaScriptSerializer();")]
    [InlineData("_ = new JavaScriptSerializer(null);")]
    [InlineData("_ = new JavaScriptSerializer { MaxJsonLength = 100 };")]
    [InlineData("_ = new JavaScriptSerializer(new Known());")]
    [InlineData("_ = new JavaScriptSerializer(new KnownBySimple());")]
    [InlineData("_ = new JavaScriptSerializer(given);")]
    [InlineData("_ = typeof(SimpleTypeResolver);")]
    [InlineData("if (given is SimpleTypeResolver) throw new NotSupportedException();")]
    [InlineData("Use(new SimpleTypeResolver());")]
    public Task No_resolver_and_one_of_your_own_are_not(string statement) => VerifyStatementAsync(statement);

    [Fact]
    public Task Legacy_code_on_NET_Standard_is_reported()
    {
        var test = new VerifyCS.Test
        {
            ReferenceAssemblies = ReferenceAssemblies.NetStandard.NetStandard20,
            TestCode = """
                using System.Web.Script.Serialization;
                class C
                {
                    object Read(string json)
                    {
                        JavaScriptSerializer serializer = new JavaScriptSerializer([|new SimpleTypeResolver()|]);
                        return serializer.DeserializeObject(json);
                    }
                }
                """ + Types,
        };
        return test.RunAsync();
    }

    [Fact]
    public Task The_finding_says_what_is_wrong_why_and_what_to_do() => VerifyCS.VerifyAnalyzerAsync(
        """
        using System.Web.Script.Serialization;
        class C { object M() => new JavaScriptSerializer({|#0:new SimpleTypeResolver()|}); }
        """ + Types,
        VerifyCS.Diagnostic().WithLocation(0).WithMessage(
            "This JavaScriptSerializer has a 'SimpleTypeResolver', so JSON with a '__type' chooses which types are created and whoever "
            + "can write it can run code in this process. "
            + "Create it without a resolver, or with one that knows the allowed types."));

    [Fact]
    public Task Code_that_does_not_compile_is_analysed_without_a_crash() => VerifyCS.VerifyAnalyzerAsync("""
        using System.Web.Script.Serialization;
        class C
        {
            object M() => new JavaScriptSerializer(new {|CS0246:Missing|}());
            object N() => new JavaScriptSerializer([|new SimpleTypeResolver()|]).{|CS1061:Nothing|};
        }
        """ + Types);

    // ASP.NET of .NET Framework; no package has these.
    private const string Types = """

        namespace System.Web.Script.Serialization
        {
            public abstract class JavaScriptTypeResolver
            {
                public abstract Type ResolveType(string id);
                public abstract string ResolveTypeId(Type type);
            }
            public class SimpleTypeResolver : JavaScriptTypeResolver
            {
                public override Type ResolveType(string id) => Type.GetType(id)!;
                public override string ResolveTypeId(Type type) => type.AssemblyQualifiedName!;
            }
            public class JavaScriptSerializer
            {
                public JavaScriptSerializer() { }
                public JavaScriptSerializer(JavaScriptTypeResolver? resolver) { }
                public int MaxJsonLength { get; set; }
                public object DeserializeObject(string input) => input;
            }
        }
        """;

    private static Task VerifyStatementAsync(string statement) => VerifyCS.VerifyAnalyzerAsync($$"""
        using System;
        using System.Web.Script.Serialization;
        using Json = System.Web.Script.Serialization.JavaScriptSerializer;
        class C
        {
            private static readonly JavaScriptTypeResolver Shared = new SimpleTypeResolver();
            static void Use(object value) => _ = value;
            static void M(JavaScriptTypeResolver given, SimpleTypeResolver simple, bool isOld)
            {
                {{statement}}
            }
        }
        class Logged : SimpleTypeResolver { public override string ResolveTypeId(Type type) => type.FullName!; }
        class Known : JavaScriptTypeResolver
        {
            public override Type ResolveType(string id) => id == "order" ? typeof(int) : throw new NotSupportedException();
            public override string ResolveTypeId(Type type) => "order";
        }
        class KnownBySimple : SimpleTypeResolver { public override Type ResolveType(string id) => typeof(int); }
        """ + Types);
}
