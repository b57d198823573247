using Psi.Build;
using Psi.Policy;
using Psi.Verify.Logs;
using Psi.Verify.Rules;

namespace Psi.Verify.Projects;

/// <summary>What the decision is told about a project: facts of the log, and nothing that the repository says about Psi.</summary>
internal static class ProjectSettings
{
    // What restore downloads as the reference assemblies of a framework.
    private static readonly string[] TargetingPacks =
    [
        "microsoft.netcore.app.ref", "microsoft.aspnetcore.app.ref", "microsoft.windowsdesktop.app.ref", "netstandard.library.ref",
    ];

    /// <summary>The settings for one project of the log.</summary>
    public static BuildSettings Of(ProjectBuild build, VerificationRequest request) => Of(build.Project, request) with
    {
        Language = LanguageOf(build),
        ReferencePaths = build.References,
        AnalyzerPaths = [.. build.Analyzers.Where(path => !IsOfSdk(path, request.Sdk))],
        Copies = build.Copies,
        PackageFolders = [.. PackageFolders(build.Project)],
        FrameworkFolders =
        [
            .. KnownAssemblies.PlatformFolders(request.Sdk),
            .. PackageFolders(build.Project).SelectMany(_ => TargetingPacks, (folder, pack) => Path.Combine(folder, pack)),
        ],
    };

    private static bool IsOfSdk(string path, Toolchain.TrustedSdk sdk) =>
        path.StartsWith(Path.TrimEndingDirectorySeparator(sdk.DotNetRoot) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static IEnumerable<string> PackageFolders(LoggedProject project) => project["NuGetPackageFolders"]
        .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Append(project["NuGetPackageRoot"])
        .Where(folder => folder.Length > 0)
        .Select(folder => Path.TrimEndingDirectorySeparator(LoggedPath.Absolute(folder, project.Folder)))
        .Distinct(StringComparer.Ordinal);

    private static BuildSettings Of(LoggedProject project, VerificationRequest request) => new()
    {
        RepositoryRoot = request.Root,
        PackageRoot = project.PathOf("NuGetPackageRoot"),
        ToolFolders = [request.Sdk.DotNetRoot],
        ProductFile = Path.Combine(request.Root, "psi.yaml"),
        Policies = request.Policies,
        Today = request.Today.ToString(),
        ProjectFile = FileOf(project),
        AssetsFile = project.PathOf("ProjectAssetsFile") ?? "",
        PackagesConfig = PackagesConfig(project),
        TargetFramework = project["TargetFramework"],
        TargetFrameworkMoniker = project["TargetFrameworkMoniker"],
        TargetPlatformMoniker = Optional(project["TargetPlatformMoniker"]),
        RuntimeIdentifier = Optional(project["RuntimeIdentifier"]),
        Configuration = project["Configuration"],
        Language = LanguageOf(project.File),
        SdkVersion = Optional(project["NETCoreSdkVersion"]),
        RollForward = Optional(project["RollForward"]),
        IsSelfContained = IsTrue(project["SelfContained"]),
        Tests = TestsOf(project),
        DeclarationFiles = [.. project.Imports.Prepend(project.File)],
        References =
        [
            .. project.Items["PackageReference"]
                .Where(item => !IsTrue(item["IsImplicitlyDefined"]))
                .Select(item => new NamedPackage(item.Spec, project.File)),
        ],
        ProjectReferences = [.. project.Items["ProjectReference"].Select(item => LoggedPath.Absolute(item.Spec, project.Folder))],
        PsiVersion = request.PsiVersion,
        AnalyzersSha256 = RuleExecution.PsiSha256,
    };

    /// <summary>The project file; of a file-based app, whose project is in memory only, the app.</summary>
    public static string FileOf(LoggedProject project) =>
        IsTrue(project["FileBasedProgram"]) && !File.Exists(project.File) && project.PathOf("EntryPointFilePath") is { } app
            ? app
            : project.File;

    /// <summary>
    /// <c>C#</c>, <c>F#</c> or <c>VB</c>: by what compiled it and by its file, never by what it calls itself, or any project could ask not
    /// to be looked at.
    /// </summary>
    public static string LanguageOf(ProjectBuild build) => build.Calls.Count > 0 ? "C#" : LanguageOf(build.Project.File);

    private static string LanguageOf(string file) => Path.GetExtension(file) switch { ".fsproj" => "F#", ".vbproj" => "VB", _ => "C#" };

    private static TestProjectFacts TestsOf(LoggedProject project)
    {
        var isDeclared = IsTrue(project["IsTestProject"]) || IsTrue(project["IsTestingPlatformApplication"]);
        return new TestProjectFacts
        {
            IsDeclared = isDeclared,
            OutputType = project["OutputType"],
            // The SDK's default is true for tests as well.
            Publishable = IsFalse("IsPublishable") ? "false" : "",
            // NuGet's default for a test project is false, so true is the project's own.
            Packable = isDeclared || IsFalse("IsPackable") ? project["IsPackable"] : "",
            IsPackedOnBuild = IsTrue(project["GeneratePackageOnBuild"]),
            IsTool = IsTrue(project["PackAsTool"]),
            ApplicationSdk = ApplicationSdk(project),
        };

        bool IsFalse(string property) => project[property].Equals("false", StringComparison.OrdinalIgnoreCase);
    }

    private static string ApplicationSdk(LoggedProject project)
    {
        var capabilities = project.Items["ProjectCapability"].Select(item => item.Spec).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
            IsTrue(project["UsingMicrosoftNETSdkBlazorWebAssembly"]) ? "Microsoft.NET.Sdk.BlazorWebAssembly"
            : IsTrue(project["UsingMicrosoftNETSdkWorker"]) || capabilities.Contains("DotNetCoreWorker") ? "Microsoft.NET.Sdk.Worker"
            : IsTrue(project["UsingMicrosoftNETSdkWeb"]) || capabilities.Contains("DotNetCoreWeb") ? "Microsoft.NET.Sdk.Web"
            : "";
    }

    // NuGet first looks for the one with the project's name.
    private static string? PackagesConfig(LoggedProject project)
    {
        if (IsTrue(project["UsingMicrosoftNETSdk"]))
        {
            return null;
        }

        var name = Path.GetFileNameWithoutExtension(project.File).Replace(' ', '_');
        return new[] { $"packages.{name}.config", "packages.config" }
            .Select(file => Path.Combine(project.Folder, file))
            .FirstOrDefault(File.Exists);
    }

    private static bool IsTrue(string value) => value.Equals("true", StringComparison.OrdinalIgnoreCase);

    private static string? Optional(string value) => value.Length > 0 ? value : null;
}
