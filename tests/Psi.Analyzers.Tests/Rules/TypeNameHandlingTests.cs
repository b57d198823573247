using Psi.Analyzers.Tests.Verification;
using VerifyCS = Psi.Analyzers.Tests.Verification.AnalyzerVerifier<Psi.Analyzers.Rules.TypeNameHandlingAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class TypeNameHandlingTests
{
    [Theory]
    [InlineData("_ = new JsonSerializerSettings { TypeNameHandling = [|TypeNameHandling.All|] };")]
    [InlineData("_ = new JsonSerializerSettings { TypeNameHandling = [|TypeNameHandling.Auto|] };")]
    [InlineData("_ = new JsonSerializerSettings { TypeNameHandling = [|TypeNameHandling.Objects|] };")]
    [InlineData("_ = new JsonSerializerSettings { TypeNameHandling = [|TypeNameHandling.Arrays|] };")]
    [InlineData("JsonSerializerSettings settings = new() { TypeNameHandling = [|TypeNameHandling.All|] };")]
    [InlineData("var settings = new JsonSerializerSettings(); settings.TypeNameHandling = [|TypeNameHandling.Auto|];")]
    [InlineData("var serializer = new JsonSerializer { TypeNameHandling = [|TypeNameHandling.Auto|] };")]
    [InlineData("JsonConvert.DefaultSettings = () => new JsonSerializerSettings { TypeNameHandling = [|TypeNameHandling.All|] };")]
    [InlineData("given.TypeNameHandling = [|All|];")]
    [InlineData("given.TypeNameHandling = [|(TypeNameHandling)3|];")]
    [InlineData("given.TypeNameHandling = [|TypeNameHandling.Objects | TypeNameHandling.Arrays|];")]
    [InlineData("given.TypeNameHandling = [|Constant|];")]
    [InlineData("given.TypeNameHandling = [|ReadOnly|];")]
    [InlineData("var handling = TypeNameHandling.Auto; given.TypeNameHandling = [|handling|];")]
    [InlineData("given.TypeNameHandling = flag ? [|TypeNameHandling.All|] : TypeNameHandling.None;")]
    [InlineData("_ = new Options { Settings = { TypeNameHandling = [|TypeNameHandling.All|] } };")]
    [InlineData("Configure(options => options.Settings.TypeNameHandling = [|TypeNameHandling.All|]);")]
    [InlineData("contract.ItemTypeNameHandling = [|TypeNameHandling.All|];")]
    [InlineData("property.TypeNameHandling = [|TypeNameHandling.Auto|];")]
    [InlineData("_ = new JsonSerializerSettings { TypeNameHandling = [|TypeNameHandling.All|], SerializationBinder = null };")]
    [InlineData("_ = new JsonSerializerSettings { SerializationBinder = new Known() }; given.TypeNameHandling = [|TypeNameHandling.All|];")]
    [InlineData(
        "var one = new JsonSerializerSettings { TypeNameHandling = [|TypeNameHandling.All|] }; given.SerializationBinder = new Known();")]
    public Task A_value_other_than_None_is_reported_at_the_value(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("_ = new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.None };")]
    [InlineData("_ = new JsonSerializerSettings();")]
    [InlineData("given.TypeNameHandling = 0;")]
    [InlineData("given.TypeNameHandling = default;")]
    [InlineData("_ = given.TypeNameHandling == TypeNameHandling.All;")]
    [InlineData("if (given.TypeNameHandling is TypeNameHandling.Auto) throw new NotSupportedException();")]
    [InlineData("_ = nameof(TypeNameHandling.All);")]
    [InlineData("given.TypeNameHandling = from;")]
    [InlineData("_ = new Mine { TypeNameHandling = TypeNameHandling.All };")]
    [InlineData("given.MetadataPropertyHandling = MetadataPropertyHandling.Ignore;")]
    public Task None_comparisons_and_what_is_not_known_are_not(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("_ = new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.All, SerializationBinder = new Known() };")]
    [InlineData("_ = new JsonSerializerSettings { SerializationBinder = binder, TypeNameHandling = TypeNameHandling.All };")]
    [InlineData(
        "var settings = new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.All }; "
        + "settings.SerializationBinder = new Known();")]
    [InlineData(
        "var settings = new JsonSerializerSettings { SerializationBinder = new Known() }; "
        + "settings.TypeNameHandling = TypeNameHandling.All;")]
    [InlineData("given.SerializationBinder = binder; given.TypeNameHandling = TypeNameHandling.All;")]
    [InlineData(
        "var serializer = new JsonSerializer(); serializer.TypeNameHandling = TypeNameHandling.Auto; "
        + "serializer.SerializationBinder = binder;")]
    [InlineData(
        "Configure(options => { options.Settings.TypeNameHandling = TypeNameHandling.All; "
        + "options.Settings.SerializationBinder = binder; });")]
    public Task A_binder_on_the_same_object_is_taken_as_a_decision(string statement) => VerifyStatementAsync(statement);

    [Fact]
    public Task Attributes_are_reported() => VerifyAsync("""
        using Newtonsoft.Json;
        [JsonObject(ItemTypeNameHandling = [|TypeNameHandling.All|])]
        class Order
        {
            [JsonProperty(TypeNameHandling = [|TypeNameHandling.Auto|])]
            public object? Payment { get; set; }
            [JsonProperty("lines", ItemTypeNameHandling = [|TypeNameHandling.Objects|])]
            public object[]? Lines { get; set; }
            [JsonProperty(TypeNameHandling = TypeNameHandling.None)]
            public object? Note { get; set; }
            [JsonProperty("name")]
            public string? Name { get; set; }
        }
        [JsonArray(ItemTypeNameHandling = [|TypeNameHandling.All|])]
        class Orders : System.Collections.Generic.List<Order>;
        """);

    [Fact]
    public Task Fields_and_properties_are_analysed() => VerifyAsync("""
        using Newtonsoft.Json;
        class C(ISerializationBinderSource source)
        {
            private static readonly JsonSerializerSettings Open = new() { TypeNameHandling = [|TypeNameHandling.All|] };
            private JsonSerializerSettings Closed { get; } = new()
            {
                TypeNameHandling = TypeNameHandling.All, SerializationBinder = source.Binder
            };
            public string Write(object value) => JsonConvert.SerializeObject(value, Open) + JsonConvert.SerializeObject(value, Closed);
        }
        interface ISerializationBinderSource { Newtonsoft.Json.Serialization.ISerializationBinder Binder { get; } }
        """);

    [Fact]
    public Task Legacy_code_on_NET_Standard_is_reported()
    {
        var test = TestOf("""
            using Newtonsoft.Json;
            class C
            {
                object Read(string json)
                {
                    JsonSerializerSettings settings = new JsonSerializerSettings();
                    settings.TypeNameHandling = [|TypeNameHandling.All|];
                    return JsonConvert.DeserializeObject(json, settings)!;
                }
            }
            """);
        test.ReferenceAssemblies = ReferenceAssemblies.NetStandard.NetStandard20;
        return test.RunAsync();
    }

    [Fact]
    public Task Top_level_programs_are_analysed()
    {
        var test = TestOf("""
            using Newtonsoft.Json;
            var settings = new JsonSerializerSettings { TypeNameHandling = [|TypeNameHandling.Auto|] };
            System.Console.WriteLine(JsonConvert.SerializeObject(1, settings));
            """);
        test.TestState.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public async Task The_finding_says_what_is_wrong_why_and_what_to_do()
    {
        var test = TestOf("""
            using Newtonsoft.Json;
            class C { object M() => new JsonSerializerSettings { TypeNameHandling = {|#0:TypeNameHandling.All|} }; }
            """);
        test.ExpectedDiagnostics.Add(VerifyCS.Diagnostic().WithLocation(0).WithMessage(
            "'JsonSerializerSettings.TypeNameHandling' is set to something other than None, "
            + "so JSON with a '$type' chooses which types are created and whoever can write it "
            + "can run code in this process. Use TypeNameHandling.None, or set a SerializationBinder that knows the allowed types."));
        await test.RunAsync();
    }

    [Fact]
    public Task Code_that_does_not_compile_is_analysed_without_a_crash() => VerifyAsync("""
        using Newtonsoft.Json;
        class C
        {
            object M() => new JsonSerializerSettings { TypeNameHandling = {|CS0103:Missing|} };
            object N() => new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.{|CS0117:Every|} };
        }
        """);

    private static Task VerifyStatementAsync(string statement) => VerifyAsync($$"""
        using System;
        using Newtonsoft.Json;
        using Newtonsoft.Json.Serialization;
        using static Newtonsoft.Json.TypeNameHandling;
        class C
        {
            private const TypeNameHandling Constant = TypeNameHandling.All;
            private static readonly TypeNameHandling ReadOnly = TypeNameHandling.Auto;
            static void Configure(Action<Options> configure) => configure(new Options());
            static void M(JsonSerializerSettings given, TypeNameHandling from,
                ISerializationBinder binder, JsonObjectContract contract, JsonProperty property, bool flag)
            {
                {{statement}}
            }
        }
        class Options { public JsonSerializerSettings Settings { get; } = new(); }
        class Known : DefaultSerializationBinder;
        class Mine { public TypeNameHandling TypeNameHandling { get; set; } }
        """);

    private static Task VerifyAsync(string source) => TestOf(source).RunAsync();

    private static VerifyCS.Test TestOf(string source)
    {
        var test = new VerifyCS.Test { TestCode = source };
        test.TestState.AdditionalReferences.Add(PackageReferences.JsonNet);
        return test;
    }
}
