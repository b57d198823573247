using Psi.Analyzers.Tests.Verification;
using VerifyCS = Psi.Analyzers.Tests.Verification.AnalyzerVerifier<Psi.Analyzers.Rules.OpenSerializerAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class OpenSerializerTests
{
    [Theory]
    [InlineData("_ = MessagePackSerializer.Typeless.[|Deserialize|](data);")]
    [InlineData("Func<byte[], object> read = MessagePackSerializer.Typeless.[|Deserialize|];")]
    [InlineData("_ = MessagePackSerializer.Deserialize<object>(data, [|TypelessContractlessStandardResolver.Options|]);")]
    [InlineData("_ = MessagePackSerializer.Deserialize<object>(data, [|TypelessContractlessStandardResolver.Options|].WithSecurity());")]
    [InlineData("var options = MessagePackSerializerOptions.Standard.WithResolver([|TypelessContractlessStandardResolver.Instance|]);")]
    [InlineData("object[] resolvers = [[|TypelessContractlessStandardResolver.Instance|]];")]
    [InlineData("_ = new SerializerSettings { UnsafeAllowDeserializeFromTagTypeName = [|true|] };")]
    [InlineData("SerializerSettings settings = new() { UnsafeAllowDeserializeFromTagTypeName = [|Constant|] };")]
    [InlineData("_ = new JSONParameters { UseExtensions = [|true|] };")]
    [InlineData("var parameters = new JSONParameters(); parameters.BlackListTypeChecking = [|false|];")]
    [InlineData("JsConfig.AllowRuntimeType = [|_ => true|];")]
    [InlineData("JsConfig.AllowRuntimeType = [|type => { return true; }|];")]
    [InlineData("JsConfig.AllowRuntimeType = [|Always|];")]
    public Task A_serializer_opened_to_any_type_is_reported(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("_ = MessagePackSerializer.Deserialize<int>(data);")]
    [InlineData("_ = MessagePackSerializer.Deserialize<int>(data, MessagePackSerializerOptions.Standard);")]
    [InlineData("_ = MessagePackSerializer.Typeless.Serialize(1);")]
    [InlineData("_ = nameof(MessagePackSerializer.Typeless.Deserialize);")]
    [InlineData("_ = MessagePackSerializer.Deserialize<int>(data, TypelessContractlessStandardResolver.Options.WithResolver(data));")]
    [InlineData("_ = TypelessContractlessStandardResolver.Options == MessagePackSerializerOptions.Standard;")]
    [InlineData("_ = new SerializerSettings { UnsafeAllowDeserializeFromTagTypeName = false };")]
    [InlineData("_ = new SerializerSettings { UnsafeAllowDeserializeFromTagTypeName = flag };")]
    [InlineData("_ = new JSONParameters { UseExtensions = false };")]
    [InlineData("_ = new JSONParameters { UseExtensions = false, BlackListTypeChecking = false };")]
    [InlineData("var parameters = new JSONParameters { BlackListTypeChecking = false }; parameters.UseExtensions = false;")]
    [InlineData("JsConfig.AllowRuntimeType = type => type == typeof(int);")]
    [InlineData("JsConfig.AllowRuntimeType = _ => false;")]
    [InlineData("JsConfig.AllowRuntimeType = given;")]
    public Task A_serializer_that_is_told_its_types_is_not(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("4.0.0.0", "_ = [|new Deserializer()|];")]
    [InlineData("4.0.0.0", "Deserializer deserializer = [|new()|];")]
    [InlineData("4.0.0.0", "_ = new DeserializerBuilder().[|Build|]();")]
    [InlineData("4.0.0.0", "_ = new DeserializerBuilder().WithoutNodeTypeResolver<TypeNameInTagNodeTypeResolver>().Build();")]
    [InlineData("5.0.0.0", "_ = new Deserializer();")]
    [InlineData("16.0.0.0", "_ = new DeserializerBuilder().Build();")]
    [InlineData("16.0.0.0", "_ = new DeserializerBuilder().WithNodeTypeResolver([|new TypeNameInTagNodeTypeResolver()|]).Build();")]
    [InlineData("16.0.0.0", "_ = typeof(TypeNameInTagNodeTypeResolver);")]
    public Task YamlDotNet_reads_type_names_before_version_5_and_where_it_is_told_to(string version, string statement)
    {
        var test = new VerifyCS.Test
        {
            TestCode = $$"""
                using YamlDotNet.Serialization;
                using YamlDotNet.Serialization.NodeTypeResolvers;
                class C
                {
                    static void M()
                    {
                        {{statement}}
                    }
                }
                """,
        };
        test.TestState.AdditionalReferences.Add(PackageReferences.Compile("YamlDotNet/" + version + "/lib/net8.0/YamlDotNet.dll", $$"""
            [assembly: System.Reflection.AssemblyVersion("{{version}}")]
            namespace YamlDotNet.Serialization.NodeTypeResolvers { public class TypeNameInTagNodeTypeResolver; }
            namespace YamlDotNet.Serialization
            {
                public class Deserializer { public Deserializer() { } }
                public class DeserializerBuilder
                {
                    public Deserializer Build() => new();
                    public DeserializerBuilder WithNodeTypeResolver(object resolver) => this;
                    public DeserializerBuilder WithoutNodeTypeResolver<T>() => this;
                }
            }
            """));
        return test.RunAsync();
    }

    [Fact]
    public Task Legacy_code_on_NET_Standard_is_reported()
    {
        var test = new VerifyCS.Test
        {
            ReferenceAssemblies = ReferenceAssemblies.NetStandard.NetStandard20,
            TestCode = """
                using fastJSON;
                class C
                {
                    object Read(string json)
                    {
                        JSONParameters parameters = new JSONParameters();
                        parameters.UseExtensions = [|true|];
                        return parameters;
                    }
                }
                namespace fastJSON { public sealed class JSONParameters { public bool UseExtensions = true; } }
                """,
        };
        return test.RunAsync();
    }

    [Fact]
    public Task The_finding_says_what_is_wrong_why_and_what_to_do() => VerifyCS.VerifyAnalyzerAsync(
        """
        class C { object M() => new fastJSON.JSONParameters { UseExtensions = {|#0:true|} }; }
        namespace fastJSON { public sealed class JSONParameters { public bool UseExtensions; } }
        """,
        VerifyCS.Diagnostic().WithLocation(0).WithMessage(
            "'JSONParameters.UseExtensions' lets the data say which types are created, "
            + "so whoever can write the data can run code in this process. "
            + "Set UseExtensions to false, or use System.Text.Json."));

    [Fact]
    public Task Code_that_does_not_compile_is_analysed_without_a_crash() => VerifyCS.VerifyAnalyzerAsync("""
        class C
        {
            object M() => new fastJSON.JSONParameters { UseExtensions = {|CS0103:missing|} };
            object N() => new fastJSON.JSONParameters { UseExtensions = [|true|], {|CS0117:Other|} = 1 };
        }
        namespace fastJSON { public sealed class JSONParameters { public bool UseExtensions; } }
        """);

    private static Task VerifyStatementAsync(string statement) => VerifyCS.VerifyAnalyzerAsync($$"""
        using System;
        using fastJSON;
        using MessagePack;
        using MessagePack.Resolvers;
        using ServiceStack.Text;
        using SharpYaml.Serialization;
        class C
        {
            private const bool Constant = true;
            private static bool Always(Type type) => true;
            static void M(byte[] data, bool flag, Func<Type, bool> given)
            {
                {{statement}}
            }
        }
        namespace MessagePack
        {
            public class MessagePackSerializerOptions
            {
                public static MessagePackSerializerOptions Standard { get; } = new();
                public MessagePackSerializerOptions WithResolver(object resolver) => this;
                public MessagePackSerializerOptions WithSecurity() => this;
            }
            public static class MessagePackSerializer
            {
                public static T Deserialize<T>(byte[] data, MessagePackSerializerOptions? options = null) => default!;
                public static class Typeless
                {
                    public static object Deserialize(byte[] data) => data;
                    public static byte[] Serialize(object value) => [];
                }
            }
        }
        namespace MessagePack.Resolvers
        {
            public class TypelessContractlessStandardResolver
            {
                public static readonly object Instance = new();
                public static readonly MessagePackSerializerOptions Options = new();
            }
        }
        namespace SharpYaml.Serialization
        {
            public class SerializerSettings { public bool UnsafeAllowDeserializeFromTagTypeName { get; set; } }
        }
        namespace fastJSON
        {
            public sealed class JSONParameters { public bool UseExtensions = true; public bool BlackListTypeChecking = true; }
        }
        namespace ServiceStack.Text { public static class JsConfig { public static Func<Type, bool>? AllowRuntimeType { get; set; } } }
        """);
}
