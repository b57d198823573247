using Microsoft.Build.Framework;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Build;

/// <summary>
/// What Psi's tasks share: their parameters, and how they report. Tasks use no current directory, no environment and no console, so that
/// they may run at the same time in one process.
/// </summary>
public abstract class PsiTask : Microsoft.Build.Utilities.Task
{
    /// <summary>
    /// The build: the project file, with one metadatum per property of <see cref="BuildSettings"/> that is a single text, and where results
    /// go.
    /// </summary>
    [Required]
    public ITaskItem Build { get; set; } = null!;

    /// <summary>Policy files in layer order, with metadata <c>Layer</c>.</summary>
    public ITaskItem[] Policies { get; set; } = [];

    /// <summary>Package references and versions, whose <c>DefiningProjectFullPath</c> says where they are written.</summary>
    public ITaskItem[] Declarations { get; set; } = [];

    /// <summary>The package references as they are evaluated for this build.</summary>
    public ITaskItem[] References { get; set; } = [];

    /// <summary>The assemblies the compiler is given (<c>ReferencePath</c>); null where they are not known.</summary>
    public ITaskItem[]? ReferencePaths { get; set; }

    /// <summary>Psi settings that the repo or the command line changed, with metadata <c>Value</c>.</summary>
    public ITaskItem[] Overrides { get; set; } = [];

    /// <summary>
    /// <c>PsiVerbose</c>: whether to print the inputs and results of the decision. Otherwise only a detailed or binary log has them.
    /// </summary>
    public bool IsVerbose { get; set; }

    /// <summary>Written when the task need not run again until an input changes; empty for tasks that run each time.</summary>
    public string Stamp { get; set; } = "";

    /// <summary>What was logged so far.</summary>
    private protected List<LoggedDiagnostic> Logged { get; } = [];

    /// <summary>What the build is decided by: Psi's own inputs are computed again, and what was given otherwise is noted.</summary>
    private protected BuildSettings Settings => field ??= OwnInputs.Check(
        Given,
        UtcNow,
        (BuildEngine as IBuildEngine6)?.GetGlobalProperties() ?? new Dictionary<string, string>(),
        Text("SetBefore").Split(['|'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What the steps of one build remember of each other.</summary>
    private protected DecisionMemory Memory => new(BuildEngine4, Text("Fragment"));

    // The one place where Psi asks for the time: it is an input of everything else.
#pragma warning disable RS0030
    private static DateTime UtcNow => DateTime.UtcNow;
#pragma warning restore RS0030

    private BuildSettings Given => new()
    {
        RepositoryRoot = Text("RepositoryRoot"),
        PackageRoot = OptionalText("PackageRoot"),
        ToolFolders = [.. new[] { OptionalText("SdkRoot"), OptionalText("BuildToolsRoot") }.OfType<string>()],
        ProductFile = Text("ProductFile"),
        Policies = [.. Policies.Select(item => new PolicySource(item.GetMetadata("FullPath"), item.GetMetadata("Layer")))],
        RequestedEnforcement = Text("Enforcement"),
        Today = Text("Today"),
        ProjectFile = ProjectFile,
        IsEnabled = !Text("IsEnabled").Equals("false", StringComparison.OrdinalIgnoreCase),
        PackageImports = Text("PackageImports"),
        AssetsFile = Text("AssetsFile"),
        PackagesConfig = OptionalText("PackagesConfig"),
        TargetFramework = Text("TargetFramework"),
        FrameworkName = Text("FrameworkName"),
        TargetFrameworkMoniker = Text("TargetFrameworkMoniker"),
        TargetPlatformMoniker = OptionalText("TargetPlatformMoniker"),
        RuntimeIdentifier = OptionalText("RuntimeIdentifier"),
        Configuration = Text("Configuration"),
        Language = Text("Language"),
        SdkVersion = OptionalText("SdkVersion"),
        RollForward = OptionalText("RollForward"),
        IsSelfContained = IsTrue("IsSelfContained"),
        Tests = new TestProjectFacts
        {
            IsDeclared = IsTrue("IsTestProject"),
            OutputType = Text("OutputType"),
            Publishable = Text("Publishable"),
            Packable = Text("Packable"),
            IsPackedOnBuild = IsTrue("IsPackedOnBuild"),
            IsTool = IsTrue("IsTool"),
            ApplicationSdk = Text("ApplicationSdk"),
        },
        DeclarationFiles = [.. Declarations
            .Select(item => item.GetMetadata("DefiningProjectFullPath"))
            .Where(path => path.Length > 0)
            .Distinct(StringComparer.Ordinal)],
        References = [.. References
            .Where(item => !item.GetMetadata("IsImplicitlyDefined").Equals("true", StringComparison.OrdinalIgnoreCase))
            .Select(item => new NamedPackage(item.ItemSpec, item.GetMetadata("DefiningProjectFullPath")))],
        ReferencePaths = ReferencePaths is null
            ? null
            : [.. ReferencePaths.Where(item => !IsOutput(item)).Select(item => item.GetMetadata("FullPath"))],
        PackageFolders = [.. Folders("PackageRoot"), .. Folders("PackageFolders")],
        // The rest of an SDK is its own tools: Newtonsoft.Json, NuGet, the compiler.
        FrameworkFolders =
        [
            .. Folders("SdkRoot").Select(root => Path.Combine(root, "packs")),
            .. Folders("BuildToolsRoot").Select(root => Path.Combine(root, "Microsoft", "Microsoft.NET.Build.Extensions")),
            .. Folders("FrameworkFolders"),
        ],
        ProjectReferences = [.. Text("ProjectReferences").Split(['|'], StringSplitOptions.RemoveEmptyEntries)],
        Overrides = [.. Overrides.Select(item => new KeyValuePair<string, string>(item.ItemSpec, item.GetMetadata("Value")))],
        RulePageFolder = Text("RulePages"),
        PsiVersion = Text("PsiVersion"),
    };

    private string ProjectFile => Build.GetMetadata("FullPath");

    /// <summary>Runs the task; what keeps it from its work becomes an error with its reason, never a stack trace.</summary>
    public sealed override bool Execute()
    {
        try
        {
            Run();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The result of an earlier build says nothing about this one.
            if (Stamp.Length > 0)
            {
                Forget();
            }

            const string code = ProblemIds.Undetermined;
            var message = DisplayText.OneLine(TaskFailure.Describe(exception), 4000);
            Log.LogError(null, code, null, RulePages.In(Text("RulePages")).AddressOf(code), ProjectFile, 0, 0, 0, 0, "{0}", message);
            // The stack trace goes into the binary log, which comes with a report of the defect.
            Log.LogMessage(MessageImportance.Low, "{0}", exception.ToString());
        }

        return !Log.HasLoggedErrors;
    }

    private protected abstract void Run();

    /// <summary>Writes the fragment and its copy, and sets the stamp if nothing has to be logged again in the next build.</summary>
    /// <returns>PSI1006 when the copy can't be written, as in a read-only source tree; else null.</returns>
    private protected Problem? Write(Fragment fragment, bool isSettled)
    {
        var bytes = ManifestJson.Write(fragment);
        AtomicFile.Write(Text("Fragment"), bytes);
        var uncopied = FragmentCopy.Write(Text("FragmentCopy"), bytes, fragment.Project.Path);
        RemoveStamps();
        if (isSettled && uncopied is null)
        {
            // Nobody reads it.
            File.WriteAllBytes(Stamp, []);
        }

        return uncopied;
    }

    /// <summary>Logs what was decided; errors become warnings where errors are only to be reported.</summary>
    private protected void Report(IEnumerable<Problem> problems, PolicySetup setup, ShownPaths paths, bool oncePerBuild = false)
    {
        foreach (var problem in problems)
        {
            var at = problem.Location;
            var isError = setup.Enforcement.Logged(problem.Severity) == Severity.Error;
            var logged = new LoggedDiagnostic(
                isError,
                // A line that many projects share is warned about once; an error fails each of them.
                oncePerBuild || (!isError && paths.Absolute(at.Path) != ProjectFile),
                problem.RuleId,
                setup.Pages.AddressOf(problem.RuleId) ?? "",
                paths.Absolute(at.Path),
                at.Line,
                at.Column,
                DisplayText.OneLine(problem.Message, 4000));
            logged.LogTo(Log, BuildEngine4);
            Logged.Add(logged);
        }
    }

    private void Forget()
    {
        try
        {
            File.Delete(Text("Fragment"));
            File.Delete(Text("FragmentCopy"));
            RemoveStamps();
        }
        catch (Exception exception) when (
            exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            // The error that is logged next says that nothing was determined.
        }
    }

    /// <summary>Prints the inputs and results of the decision.</summary>
    private protected void Explain(string step, ProjectDecision decision, ShownPaths paths)
    {
        var importance = IsVerbose ? MessageImportance.High : MessageImportance.Low;
        if (!Log.LogsMessagesOfImportance(importance))
        {
            return;
        }

        foreach (var line in DecisionTrace.Of(step, decision, Settings, paths))
        {
            Log.LogMessage(importance, "{0}", DisplayText.OneLine(line, 1000));
        }
    }

    // Stamps of other days, policies and versions: one is left at most.
    private void RemoveStamps()
    {
        var folder = Path.GetDirectoryName(Stamp)!;
        var kind = Path.GetFileName(Stamp).Split('.')[0];
        foreach (var stamp in Directory.Exists(folder) ? Directory.GetFiles(folder, $"{kind}.*.stamp") : [])
        {
            File.Delete(stamp);
        }
    }

    // What the build of another project made.
    private static bool IsOutput(ITaskItem reference) =>
        reference.GetMetadata("ReferenceSourceTarget").Equals("ProjectReference", StringComparison.OrdinalIgnoreCase)
        && File.Exists(reference.GetMetadata("MSBuildSourceProjectFile"));

    private IEnumerable<string> Folders(string name) =>
        Text(name).Split([';'], StringSplitOptions.RemoveEmptyEntries).Select(folder => folder.Trim()).Where(Path.IsPathRooted);

    private bool IsTrue(string name) => Text(name).Equals("true", StringComparison.OrdinalIgnoreCase);

    private string Text(string name) => Build.GetMetadata(name).Trim();

    private string? OptionalText(string name) => Text(name) is { Length: > 0 } text ? text : null;
}
