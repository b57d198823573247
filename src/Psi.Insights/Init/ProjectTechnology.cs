namespace Psi.Insights.Init;

/// <summary>What kind of thing a project makes, in a word of the baseline policy.</summary>
/// <param name="Word">The word.</param>
/// <param name="Because">What in the project says so.</param>
internal sealed record ProjectTechnology(string Word, string Because)
{
    // The type of a web application in projects older than the SDK.
    private const string OldWebApplication = "349c5851-65df-11da-9384-00065b846f21";

    private static readonly string[] TestPackages = ["Microsoft.NET.Test.Sdk", "BenchmarkDotNet", "xunit.v3", "TUnit"];

    private static readonly string[] FunctionPackages = ["Microsoft.NET.Sdk.Functions", "Microsoft.Azure.Functions.Worker"];

    private static readonly string[] ServicePackages =
    [
        "Microsoft.Extensions.Hosting.WindowsServices", "Microsoft.Extensions.Hosting.Systemd", "Topshelf",
    ];

    private static readonly HashSet<string> WordsOfWhatIsNotDelivered = new(
        [
            "test",
            "tests",
            "unittest",
            "unittests",
            "integrationtests",
            "benchmark",
            "benchmarks",
            "sample",
            "samples",
            "example",
            "examples",
            "demo",
            "demos",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the project only tests or measures others.</summary>
    public static bool IsTest(ProjectFacts project) =>
        project.HasSdk("MSTest.Sdk") || project.IsAlwaysTrue("IsTestProject") || project.AlwaysRefersTo(TestPackages);

    /// <summary>Whether the names of the project and its folders say that it is a test, a benchmark or a sample.</summary>
    /// <param name="path">The project file, relative to the root with <c>/</c>.</param>
    public static bool IsNamedAsNotDelivered(string path) =>
        path[..^Path.GetExtension(path).Length].Split('/', '.', '-', '_', ' ').Any(WordsOfWhatIsNotDelivered.Contains);

    /// <summary>What the project makes. Every condition in the file is assumed to be true.</summary>
    public static ProjectTechnology Of(ProjectFacts project)
    {
        var isProgram = project.MayBe("OutputType", value => Is(value, "Exe") || Is(value, "WinExe"));
        if (project.MayBe("AzureFunctionsVersion", value => value.Length > 0))
        {
            return new("function", "AzureFunctionsVersion");
        }

        if (project.MayReferTo(FunctionPackages))
        {
            return new("function", "the packages of Azure Functions");
        }

        if (project.MayBeTrue("UseMaui"))
        {
            return new("mobile", "UseMaui");
        }

        if (isProgram && IsForPhones(project))
        {
            return new("mobile", "a target framework for phones");
        }

        if (project.HasSdk("Microsoft.NET.Sdk.BlazorWebAssembly"))
        {
            return new("web", "Microsoft.NET.Sdk.BlazorWebAssembly");
        }

        if (project.MayBe("ProjectTypeGuids", value => value.Contains(OldWebApplication, StringComparison.OrdinalIgnoreCase)))
        {
            return new("web", "the project type of ASP.NET");
        }

        if (project.HasSdk("Microsoft.NET.Sdk.Web"))
        {
            return Served(project, "Microsoft.NET.Sdk.Web");
        }

        if (isProgram && project.MayReferTo("Microsoft.AspNetCore.App"))
        {
            return Served(project, "a program on Microsoft.AspNetCore.App");
        }

        if (project.MayReferTo(ServicePackages))
        {
            return new("service", "a package that makes it a service of the system");
        }

        if (project.HasSdk("Microsoft.NET.Sdk.Worker"))
        {
            return new("worker", "Microsoft.NET.Sdk.Worker");
        }

        if (project.MayBeTrue("UseWPF"))
        {
            return new("desktop", "UseWPF");
        }

        if (project.MayBeTrue("UseWindowsForms"))
        {
            return new("desktop", "UseWindowsForms");
        }

        if (project.MayBe("OutputType", value => Is(value, "WinExe")))
        {
            return new("desktop", "OutputType WinExe");
        }

        if (project.MayBeTrue("PackAsTool"))
        {
            return new("tool", "PackAsTool");
        }

        return isProgram ? new("cli", "OutputType Exe") : new("library", "no sign of a program");
    }

    /// <summary>Whether a project serves the web, so that it matters whether it has pages.</summary>
    public static bool IsServed(ProjectFacts project) => Of(project).Word is "web" or "api";

    private static ProjectTechnology Served(ProjectFacts project, string because) =>
        project.HasPages ? new("web", $"{because}, with pages") : new("api", $"{because}, without pages");

    private static bool IsForPhones(ProjectFacts project) =>
        project.MayBe("TargetFramework", NamesPhone) || project.MayBe("TargetFrameworks", NamesPhone);

    private static bool NamesPhone(string frameworks) =>
        frameworks.Contains("-android", StringComparison.OrdinalIgnoreCase)
            || frameworks.Contains("-ios", StringComparison.OrdinalIgnoreCase);

    private static bool Is(string value, string word) => value.Equals(word, StringComparison.OrdinalIgnoreCase);
}
