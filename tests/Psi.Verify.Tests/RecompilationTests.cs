using Psi.Verify.Compiling;
using Psi.Verify.Logs;
using Psi.Verify.Projects;
using Psi.Verify.Tests.Harness;

namespace Psi.Verify.Tests;

/// <summary>An honest build compiles to the same again, whatever the project is.</summary>
public sealed class RecompilationTests
{
    [Theory]
    [InlineData("")]
    [InlineData("-c Release")]
    [InlineData("-p:DebugType=embedded")]
    [InlineData("-p:ContinuousIntegrationBuild=true -p:DeterministicSourcePaths=true")]
    [InlineData("-p:Deterministic=false")]
    public void An_application_with_generated_code_is_equal(string arguments)
    {
        using var solution = BuiltSolution.Of(
            ("App.csproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <OutputType>Exe</OutputType>
                    <ImplicitUsings>enable</ImplicitUsings>
                    <Nullable>enable</Nullable>
                  </PropertyGroup>
                </Project>
                """),
            ("Program.cs", """
                using System.Text.Json.Serialization;
                using System.Text.RegularExpressions;
                Console.WriteLine(Words().Matches(args[0]).Count);
                byte[] key = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
                Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(new Order(1, "a", [new(2)]), Json.Default.Order));
                foreach (var item in key.Select(one => one + args.Length)) { Console.WriteLine(item); }

                partial class Program
                {
                    [GeneratedRegex(@"\w+\s(?<name>[a-z]{2,3})")]
                    private static partial Regex Words();
                }

                public record Line(int Count);
                public record Order(int Id, string Name, Line[] Lines);

                [JsonSerializable(typeof(Order))]
                public partial class Json : JsonSerializerContext;
                """));

        Assert.All(Verify(solution, arguments), assembly => Assert.Null(assembly.Doubt));
    }

    [Fact]
    public void A_razor_application_is_equal()
    {
        using var solution = BuiltSolution.Of(
            ("Web.csproj", """
                <Project Sdk="Microsoft.NET.Sdk.Web">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <ImplicitUsings>enable</ImplicitUsings>
                    <Nullable>enable</Nullable>
                  </PropertyGroup>
                </Project>
                """),
            ("Program.cs", """
                var builder = WebApplication.CreateBuilder(args);
                builder.Services.AddRazorPages();
                builder.Services.AddControllersWithViews();
                builder.Services.AddRazorComponents();
                var app = builder.Build();
                app.MapRazorPages();
                app.MapGet("/", () => "hello");
                app.MapPost("/order", (Order order, int id) => Results.Ok(order with { Id = id }));
                app.Run();
                public record Order(int Id, string Name);
                """),
            ("Pages/_ViewImports.cshtml", "@namespace Web.Pages\n@addTagHelper *, Microsoft.AspNetCore.Mvc.TagHelpers\n"),
            ("Pages/Index.cshtml", """
                @page
                @model IndexModel
                <h1>@Model.Title</h1>
                <form method="post"><input asp-for="Title" /></form>
                """),
            ("Pages/Index.cshtml.cs", """
                using Microsoft.AspNetCore.Mvc.RazorPages;
                namespace Web.Pages;
                public class IndexModel : PageModel { public string Title { get; set; } = "x"; public void OnGet() { } }
                """),
            ("Pages/About.cshtml", "@page\n@foreach (var i in new[] {1,2}) { <p>@i</p> }\n"),
            ("Views/Home/Index.cshtml", "@model int\n<b>@Model</b>\n"),
            ("Components/Counter.razor", """
                <p>@_count</p>
                <button @onclick="Add">+</button>
                @code { int _count; void Add() => _count++; }
                """),
            ("Components/Counter.razor.css", "p { color: red }\n"));

        Assert.All(Verify(solution, ""), assembly => Assert.Null(assembly.Doubt));
    }

    private static List<CompiledAssembly> Verify(BuiltSolution solution, string arguments)
    {
        var output = solution.Build(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.True(File.Exists(solution.Log), output);
        var log = BuildLogReader.Read(solution.Log);
        Assert.Null(log.Gap);
        Assert.True(log.Calls.Count > 0, output);
        var verification = new AssemblyVerification(Sdk.Trusted);
        return [.. log.Calls.Select(call => verification.Verify(call, CommandLine.Of(call), default))];
    }
}
