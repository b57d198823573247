using Psi.Analyzers.Tests.Verification;
using VerifyCS = Psi.Analyzers.Tests.Verification.CodeFixVerifier<
    Psi.Analyzers.Rules.TypeNameHandlingAnalyzer, Psi.CodeFixes.TypeNameHandlingCodeFix>;

namespace Psi.CodeFixes.Tests;

public sealed class TypeNameHandlingCodeFixTests
{
    [Theory]
    [InlineData(
        "_ = new JsonSerializerSettings { TypeNameHandling = [|TypeNameHandling.All|] };",
        "_ = new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.None };")]
    [InlineData(
        "given.TypeNameHandling = /* a */ [|TypeNameHandling.Auto|] /* b */;",
        "given.TypeNameHandling = /* a */ TypeNameHandling.None /* b */;")]
    [InlineData(
        "given.TypeNameHandling = [|Newtonsoft.Json.TypeNameHandling.Auto|];",
        "given.TypeNameHandling = Newtonsoft.Json.TypeNameHandling.None;")]
    [InlineData("given.TypeNameHandling = [|Objects|];", "given.TypeNameHandling = None;")]
    [InlineData(
        "given.TypeNameHandling = flag ? [|TypeNameHandling.All|] : [|TypeNameHandling.Auto|];",
        "given.TypeNameHandling = flag ? TypeNameHandling.None : TypeNameHandling.None;")]
    public Task A_named_value_becomes_None(string before, string after) => VerifyAsync(Statement(before), Statement(after));

    [Theory]
    [InlineData("given.TypeNameHandling = [|Constant|];")]
    [InlineData("given.TypeNameHandling = [|(TypeNameHandling)3|];")]
    [InlineData("given.TypeNameHandling = [|TypeNameHandling.Objects | TypeNameHandling.Arrays|];")]
    public Task A_value_that_is_not_a_plain_name_is_left_alone(string statement) => VerifyAsync(Statement(statement), Statement(statement));

    [Fact]
    public Task Attributes_are_fixed() => VerifyAsync(
        """
        using Newtonsoft.Json;
        class Order
        {
            [JsonProperty("payment", TypeNameHandling = [|TypeNameHandling.Auto|])]
            public object? Payment { get; set; }
            [JsonProperty(ItemTypeNameHandling = [|TypeNameHandling.All|])]
            public object[]? Lines { get; set; }
        }
        """,
        """
        using Newtonsoft.Json;
        class Order
        {
            [JsonProperty("payment", TypeNameHandling = TypeNameHandling.None)]
            public object? Payment { get; set; }
            [JsonProperty(ItemTypeNameHandling = TypeNameHandling.None)]
            public object[]? Lines { get; set; }
        }
        """);

    private static string Statement(string statement) => $$"""
        using Newtonsoft.Json;
        using static Newtonsoft.Json.TypeNameHandling;
        class C
        {
            private const TypeNameHandling Constant = TypeNameHandling.All;
            static void M(JsonSerializerSettings given, bool flag)
            {
                {{statement}}
            }
        }
        """;

    private static Task VerifyAsync(string before, string after)
    {
        var test = new VerifyCS.Test { TestCode = before, FixedCode = after };
        test.TestState.AdditionalReferences.Add(PackageReferences.JsonNet);
        return test.RunAsync();
    }
}
