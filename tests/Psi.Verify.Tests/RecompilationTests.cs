using Psi.Policy;
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

    [Theory]
    [InlineData("#pragma warning disable TRY001", "", "")]
    [InlineData("", "<NoWarn>$(NoWarn);TRY001</NoWarn>", "")]
    [InlineData("", "", "[*.cs]\ndotnet_diagnostic.TRY001.severity = none\n")]
    public void An_experimental_API_that_the_project_accepts_is_no_doubt(string pragma, string properties, string config)
    {
        using var solution = BuiltSolution.Of(
            Given.Console(properties),
            (".editorconfig", config),
            ("Program.cs", $$"""
                using System.Diagnostics.CodeAnalysis;
                {{pragma}}
                System.Console.WriteLine(Tried.Value);

                [Experimental("TRY001")]
                static class Tried { public const int Value = 1; }
                """));

        Assert.Null(Assert.Single(Verify(solution, "")).Doubt);
    }

    [Fact]
    public void An_experimental_API_that_is_called_like_one_of_our_rules_silences_none()
    {
        using var solution = BuiltSolution.Of(
            Given.Console("<NoWarn>$(NoWarn);PSI3101</NoWarn>"),
            ("Program.cs", $$"""
                {{Given.Weak}}
                System.Console.WriteLine(Tried.Value);

                [System.Diagnostics.CodeAnalysis.Experimental("PSI3101")]
                static class Tried { public const int Value = 1; }
                """));

        var project = Verified.Single(solution);

        Assert.Equal(RequirementState.NotAssessed, project.StateOf());
        Assert.Contains("PSI3101", project.Fragment.Project.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_assembly_in_the_output_is_made_again_and_no_other_passes_for_it()
    {
        const string InOutput = "<ProduceReferenceAssemblyInOutDir>true</ProduceReferenceAssemblyInOutDir>";
        using var honest = BuiltSolution.Of(
            Given.Console($"{InOutput}<Version>1.2.3</Version>"),
            ("Program.cs", """
                System.Console.WriteLine(new Shop().Price(2));
                public class Shop { public int Price(int of) => of * secret; private int secret = 3; }
                """));
        Assert.Null(Verified.Single(honest).Fragment.Project.Reason);
        Assert.True(File.Exists(honest.PathOf("bin/Debug/net10.0/ref/App.dll")));

        using var swapped = BuiltSolution.Of(
            Given.Console(InOutput, $"""
                <Target Name="Swap" AfterTargets="CopyFilesToOutputDirectory">
                  {Given.CompilerBehindTheBack("Weak.txt", "$(OutDir)ref/App.dll")}
                </Target>
                """),
            ("Program.cs", Given.Innocent),
            ("Weak.txt", Given.Weak));
        Assert.Contains("bin/Debug/net10.0/ref/App.dll", Verified.Single(swapped).Fragment.Project.Reason, StringComparison.Ordinal);
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
            // Made after all others, because of its style; the folder beside it is in between.
            ("Pages/Shared/_Layout.cshtml", "<div>@RenderBody()</div>\n"),
            ("Pages/Shared/_Layout.cshtml.css", "div { color: red }\n"),
            ("Pages/Shared/_Scripts.cshtml", "<script></script>\n"),
            ("Pages/_ViewStart.cshtml", "@{ Layout = \"_Layout\"; }\n"),
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
