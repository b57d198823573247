using Psi.Analyzers.Tests.Verification;
using VerifyCS = Psi.Analyzers.Tests.Verification.AnalyzerVerifier<Psi.Analyzers.Rules.TypeNameFromDataAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class TypeNameFromDataTests
{
    [Theory]
    [InlineData("_ = [|Type.GetType|](reader.GetString()!);")]
    [InlineData("_ = [|Type.GetType|](typeName: element.GetProperty(\"$type\").GetString()!, throwOnError: true);")]
    [InlineData("var name = reader.GetString()!; var type = [|Type.GetType|](name);")]
    [InlineData(
        "var name = reader.GetString() ?? throw new JsonException(); "
        + "var type = [|Type.GetType|](name) ?? throw new JsonException(name); Activator.CreateInstance(type);")]
    [InlineData(
        "string? name = null; while (reader.Read()) { name = reader.GetString(); } if (name is not null) { _ = [|Type.GetType|](name); }")]
    [InlineData("_ = [|Type.GetType|](node[\"type\"]!.GetValue<string>());")]
    [InlineData("_ = [|Type.GetType|]((string)node[\"type\"]!);")]
    [InlineData("_ = [|Type.GetType|](xml.GetAttribute(\"type\")!);")]
    [InlineData("_ = [|Type.GetType|](xml.Value);")]
    [InlineData("_ = [|Type.GetType|](root.Attribute(\"type\")!.Value);")]
    [InlineData("var name = root.Attribute(\"type\")?.Value; if (string.IsNullOrEmpty(name)) return; _ = [|Type.GetType|](name);")]
    [InlineData("_ = [|typeof(C).Assembly.GetType|](xmlElement.GetAttribute(\"type\"));")]
    [InlineData("_ = [|Activator.CreateInstance|](\"My.Assembly\", reader.GetString()!);")]
    [InlineData(
        "var name = binary.ReadString(); var type = [|Type.GetType|](name); "
        + "if (type == null) throw new InvalidOperationException(name); Activator.CreateInstance(type);")]
    [InlineData("_ = [|Type.GetType|]($\"{root.Attribute(\"type\")!.Value}, {root.Attribute(\"assembly\")!.Value}\");")]
    [InlineData("_ = [|Type.GetType|](info.GetString(\"type\")!);")]
    public Task A_type_found_by_what_a_document_says_is_reported(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("_ = Type.GetType(\"System.Int32\");")]
    [InlineData("_ = Type.GetType(given);")]
    [InlineData("_ = typeof(C).Assembly.GetType(typeof(C).FullName!);")]
    [InlineData("_ = Type.GetType(Environment.GetEnvironmentVariable(\"TYPE\")!);")]
    [InlineData("_ = given.GetType();")]
    [InlineData("_ = Type.GetType(\"My.Messages.\" + reader.GetString());")]
    [InlineData("_ = Type.GetType($\"My.Messages.{reader.GetString()}, My.Messages\");")]
    [InlineData("_ = reader.GetString();")]
    [InlineData("var type = reader.GetString() switch { \"a\" => typeof(int), _ => throw new JsonException() };")]
    [InlineData("_ = Activator.CreateInstance(typeof(C), reader.GetString());")]
    public Task A_name_from_elsewhere_or_with_a_fixed_part_is_not(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("var name = reader.GetString()!; if (!Allowed.Contains(name)) throw new JsonException(); _ = Type.GetType(name);")]
    [InlineData("var name = reader.GetString()!; if (name != \"My.Order\") throw new JsonException(); _ = Type.GetType(name);")]
    [InlineData(
        "var name = reader.GetString()!; if (!name.StartsWith(\"My.\", StringComparison.Ordinal)) throw new JsonException(); "
        + "_ = Type.GetType(name);")]
    [InlineData("var name = reader.GetString()!; Check(name); _ = Type.GetType(name);")]
    [InlineData("var name = reader.GetString()!; switch (name) { case \"a\": return; } _ = Type.GetType(name);")]
    [InlineData("var type = Type.GetType(reader.GetString()!); if (!typeof(Exception).IsAssignableFrom(type)) throw new JsonException();")]
    [InlineData("var type = Type.GetType(reader.GetString()!)!; if (type.Namespace != \"My\") throw new JsonException();")]
    [InlineData("var type = Type.GetType(reader.GetString()!); if (type != typeof(int)) throw new JsonException();")]
    [InlineData("if (Allowed.Contains(element.GetString()!)) _ = Type.GetType(element.GetString()!);")]
    public Task A_name_or_a_type_that_is_looked_at_is_not(string statement) => VerifyStatementAsync(statement);

    [Fact]
    public Task A_converter_that_reads_the_type_is_reported() => VerifyCS.VerifyAnalyzerAsync("""
        using System;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        class Open : JsonConverter<object>
        {
            public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            {
                using var document = JsonDocument.ParseValue(ref reader);
                var type = [|Type.GetType|](document.RootElement.GetProperty("$type").GetString()!);
                return JsonSerializer.Deserialize(document.RootElement.GetProperty("value"), type!, options);
            }
            public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options) => writer.WriteNullValue();
        }
        class Closed : JsonConverter<object>
        {
            public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
                reader.GetString() switch { "order" => 1, _ => throw new JsonException() };
            public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options) => writer.WriteNullValue();
        }
        """);

    [Fact]
    public async Task A_binder_that_finds_any_type_is_reported()
    {
        var test = new VerifyCS.Test
        {
            TestCode = """
                #pragma warning disable SYSLIB0050
                using System;
                using System.Reflection;
                using System.Runtime.Serialization;
                class Open : SerializationBinder
                {
                    public override Type? BindToType(string assemblyName, string typeName) =>
                        [|Type.GetType|]($"{typeName}, {assemblyName}");
                }
                class OpenInAssembly : SerializationBinder
                {
                    public override Type? BindToType(string assemblyName, string typeName) =>
                        [|Assembly.Load(assemblyName).GetType|](typeName);
                }
                class Closed : SerializationBinder
                {
                    public override Type? BindToType(string assemblyName, string typeName) => typeName == "Order" ? typeof(int) : null;
                }
                class Checked : SerializationBinder
                {
                    public override Type? BindToType(string assemblyName, string typeName) =>
                        typeName.StartsWith("My.", StringComparison.Ordinal) ? Type.GetType(typeName) : null;
                }
                class OpenJson : Newtonsoft.Json.Serialization.ISerializationBinder
                {
                    public Type BindToType(string? assemblyName, string typeName) => [|Type.GetType|](typeName + ", " + assemblyName)!;
                    public void BindToName(Type serializedType, out string? assemblyName, out string? typeName) =>
                        (assemblyName, typeName) = (null, null);
                    public Type? Other(string typeName) => Type.GetType(typeName);
                }
                class OpenDefault : Newtonsoft.Json.Serialization.DefaultSerializationBinder
                {
                    public override Type BindToType(string? assemblyName, string typeName) =>
                        [|Type.GetType|](typeName, throwOnError: true)!;
                }
                """,
        };
        test.TestState.AdditionalReferences.Add(PackageReferences.JsonNet);
        await test.RunAsync();
    }

    [Fact]
    public async Task Json_NET_and_requests_are_data_too()
    {
        var test = new VerifyCS.Test
        {
            TestCode = """
                using System;
                using System.Linq;
                using Newtonsoft.Json;
                using Newtonsoft.Json.Linq;
                class C
                {
                    Type? Cast(JObject json) => [|Type.GetType|]((string)json["$type"]!);
                    Type? Text(JObject json) => [|Type.GetType|](json["$type"]!.ToString());
                    Type? Value(JObject json) => [|Type.GetType|](json["$type"]!.Value<string>()!);
                    Type? Reader(JsonReader reader) => [|Type.GetType|]((string)reader.Value!);
                    Type? ReaderText(JsonReader reader) => [|Type.GetType|](reader.Value!.ToString()!);
                    Type? Query(Microsoft.AspNetCore.Http.IQueryCollection query) => [|Type.GetType|](query["type"]);
                    Type? Header(Microsoft.AspNetCore.Http.IHeaderDictionary headers) => [|Type.GetType|](headers["type"].ToString());
                    Type? First(Microsoft.AspNetCore.Http.IHeaderDictionary headers)
                    {
                        var name = headers["type"].FirstOrDefault();
                        return [|Type.GetType|](name);
                    }
                    Type? Route(Microsoft.AspNetCore.Routing.RouteValueDictionary route) => [|Type.GetType|]((string)route["type"]);
                    Type? Checked(Microsoft.AspNetCore.Http.IHeaderDictionary headers)
                    {
                        var name = headers["type"].FirstOrDefault();
                        return name == "My.Type" ? Type.GetType(name) : null;
                    }
                    Type? Cookie(System.Web.HttpCookie cookie) => [|Type.GetType|](cookie.Value);
                    Type? Legacy(System.Web.HttpRequest request) => [|Type.GetType|](request.QueryString["type"]!);
                    Type? Other(System.Collections.Specialized.NameValueCollection settings) => Type.GetType(settings["type"]!);
                }
                namespace Microsoft.AspNetCore.Http { public interface IQueryCollection { string this[string key] { get; } } }
                namespace Microsoft.AspNetCore.Http
                {
                    public interface IHeaderDictionary { Microsoft.Extensions.Primitives.StringValues this[string key] { get; } }
                }
                namespace Microsoft.AspNetCore.Routing { public class RouteValueDictionary { public object this[string key] => key; } }
                namespace Microsoft.Extensions.Primitives
                {
                    public struct StringValues : System.Collections.Generic.IEnumerable<string>
                    {
                        public System.Collections.Generic.IEnumerator<string> GetEnumerator() => null!;
                        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => null!;
                    }
                }
                namespace System.Web { public class HttpCookie { public string Value { get; set; } = ""; } }
                namespace System.Web
                {
                    public class HttpRequest { public System.Collections.Specialized.NameValueCollection QueryString => []; }
                }
                """,
        };
        test.TestState.AdditionalReferences.Add(PackageReferences.JsonNet);
        await test.RunAsync();
    }

    [Fact]
    public Task Legacy_code_on_NET_Standard_is_reported()
    {
        var test = new VerifyCS.Test
        {
            ReferenceAssemblies = ReferenceAssemblies.NetStandard.NetStandard20,
            TestCode = """
                using System;
                using System.Xml;
                using System.Xml.Serialization;
                class C
                {
                    object? Read(string path)
                    {
                        XmlDocument document = new XmlDocument();
                        document.Load(path);
                        string name = document.DocumentElement!.GetAttribute("type");
                        XmlSerializer serializer = new XmlSerializer([|Type.GetType|](name)!);
                        return serializer.Deserialize(new XmlNodeReader(document.DocumentElement));
                    }
                }
                """,
        };
        return test.RunAsync();
    }

    [Fact]
    public Task The_finding_says_what_is_wrong_why_and_what_to_do() => VerifyCS.VerifyAnalyzerAsync(
        """
        using System;
        class C { Type? M(System.Xml.XmlReader reader) => {|#0:Type.GetType|}(reader.Value); }
        """,
        VerifyCS.Diagnostic().WithLocation(0).WithMessage(
            "'Type.GetType' finds a type by a name that comes from XML, "
            + "so whoever can write it chooses what is created here and may run code in this process. "
            + "Look the name up in a list of the types you expect."));

    [Fact]
    public Task Code_that_does_not_compile_is_analysed_without_a_crash() => VerifyCS.VerifyAnalyzerAsync("""
        using System;
        class C
        {
            Type? M(System.Xml.XmlReader reader) => [|Type.GetType|](reader.Value).{|CS1061:Nothing|};
            Type? N() => Type.GetType({|CS0103:missing|}.Value);
            Type? O() { string s = {|CS0165:s|}; return Type.GetType(s); }
        }
        """);

    private static Task VerifyStatementAsync(string statement) => VerifyCS.VerifyAnalyzerAsync($$"""
        #pragma warning disable SYSLIB0050
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Runtime.Serialization;
        using System.Text.Json;
        using System.Text.Json.Nodes;
        using System.Xml;
        using System.Xml.Linq;
        class C
        {
            private static readonly HashSet<string> Allowed = [];
            static void Check(string name) => _ = name;
            static void M(ref Utf8JsonReader reader, JsonElement element, JsonNode node, XmlReader xml,
                XElement root, XmlElement xmlElement, BinaryReader binary, SerializationInfo info, string given)
            {
                {{statement}}
            }
        }
        """);
}
