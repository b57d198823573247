using System.Collections;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Psi.Build.Tests.Tasks;
using Psi.Manifest;

namespace Psi.Build.Tests.Gate;

/// <summary>The gate's task on a restored project without code, in a folder that is deleted at the end.</summary>
internal sealed class GateUnderTest : IDisposable
{
    public const string AssetsFile = "obj/project.assets.json";

    private readonly List<FileStream> _locked = [];
    private RecordingBuildEngine _engine = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("psi-gate-").FullName;

    /// <summary>By default the policy enforces, and prohibits Polly below 8.0.0; the project uses nothing.</summary>
    public GateUnderTest()
    {
        Write("policy.yaml", Policy("status: prohibited, versions: '(,8.0)', reason: Old versions leak."));
        Restore();
    }

    public string Folder => _folder;

    /// <summary><c>PsiEnforcement</c>; empty to leave it to the policy.</summary>
    public string Enforcement { get; set; } = "";

    /// <summary>The policy files, in layer order.</summary>
    public IReadOnlyList<string> Policies { get; set; } = ["policy.yaml"];

    /// <summary>
    /// The packages the project names as MSBuild evaluates it: the id, the file that names it, and whether the SDK adds it by itself.
    /// </summary>
    public IReadOnlyList<(string Id, string File, bool IsImplicit)> References { get; set; } = [];

    /// <summary>Whether the project is one that does not use the .NET SDK, and for which there is nothing to restore.</summary>
    public bool IsOutsideSdk { get; set; }

    /// <summary>The projects that the project refers to.</summary>
    public IReadOnlyList<string> ProjectReferences { get; set; } = [];

    /// <summary>Whether the compiler ran.</summary>
    public bool CompileRan { get; set; }

    /// <summary>The source files of the compile.</summary>
    public IReadOnlyList<string> Sources { get; set; } = [];

    /// <summary>Where an assembly of the project may be.</summary>
    public IReadOnlyList<string> Assemblies { get; set; } = [];

    /// <summary>A policy with one entry, about Polly.</summary>
    public static string Policy(string entry) =>
        $"psi: policy/v1\norganisation: Contoso\nversion: '1'\nextends: none\ncomponents:\n  - {{ purl: pkg:nuget/Polly, {entry} }}\n";

    public string PathOf(string relative) => Path.Combine(_folder, relative);

    public GateUnderTest Write(string relative, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(relative))!);
        File.WriteAllText(PathOf(relative), text);
        return this;
    }

    /// <summary>Writes the project and what restore would resolve for it.</summary>
    public GateUnderTest Restore(params IReadOnlyList<(string Id, string Version)> packages)
    {
        var references = packages.Select(package => $"""<PackageReference Include="{package.Id}" Version="{package.Version}" />""");
        Write("App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup>
                {string.Join("\n    ", references)}
              </ItemGroup>
            </Project>
            """);
        return Write(AssetsFile, Assets(packages));
    }

    /// <summary>What restore writes, with audit on and nothing found.</summary>
    /// <param name="packages">What the project names, each brought in by itself.</param>
    /// <param name="version">Of the format.</param>
    /// <param name="framework">The only target.</param>
    /// <param name="project">The project it is written for, as restore names it.</param>
    /// <param name="logs">Entries of <c>logs</c>.</param>
    public static string Assets(
        IReadOnlyList<(string Id, string Version)> packages,
        string version = "3",
        string framework = "net10.0",
        string project = "/src/App.csproj",
        string logs = "")
    {
        return $$"""
            {
              "version": {{version}},
              "targets": { "{{framework}}": { {{OfEach(package => $$"""
                "{{package.Id}}/{{package.Version}}": { "type": "package", "compile": { "lib/a.dll": {} }, "runtime": { "lib/a.dll": {} } }
                """)}} } },
              "libraries": {},
              "projectFileDependencyGroups": { "{{framework}}": [ {{OfEach(package => $"\"{package.Id} >= {package.Version}\"")}} ] },
              "project": {
                "restore": {
                  "projectUniqueName": "{{project}}",
                  "projectPath": "{{project}}",
                  "restoreAuditProperties": { "enableAudit": "true", "auditLevel": "low", "auditMode": "all" }
                },
                "frameworks": { "{{framework}}": {
                  "framework": "{{framework}}",
                  "targetAlias": "{{framework}}",
                  "dependencies": { {{OfEach(package => $$"""
                    "{{package.Id}}": { "target": "Package", "version": "[{{package.Version}}, )" }
                    """)}} } } }
              },
              "logs": [ {{logs}} ]
            }
            """;

        string OfEach(Func<(string Id, string Version), string> text) => string.Join(", ", packages.Select(text));
    }

    /// <summary>Runs step 1 of the build whose gate runs next.</summary>
    public GateUnderTest Prepare()
    {
        Assert.True(Configured(new PsiPrepareCompile
        {
            GlobalConfig = PathOf("obj/psi/policy.globalconfig"),
            Stamp = PathOf("obj/psi/prepared.1.stamp"),
        }).Execute());
        return this;
    }

    /// <summary>Runs the gate and takes what it says and writes.</summary>
    public GateResult Run()
    {
        var engine = _engine;
        var succeeded = Configured(new PsiGate
        {
            CompileRan = CompileRan,
            Sources = [.. Sources.Select(source => new TaskItem(PathOf(source)))],
            Assemblies = [.. Assemblies.Select(assembly => new TaskItem(PathOf(assembly)))],
            Stamp = PathOf("obj/psi/gate.1.stamp"),
        }).Execute();
        _engine = new RecordingBuildEngine();
        return new GateResult(
            succeeded,
            [
                .. engine.Errors.Select(error => new Reported("error", error.Code, Shown(error.File), error.LineNumber, error.Message!)),
                .. engine.Warnings.Select(warning =>
                    new Reported("warning", warning.Code, Shown(warning.File), warning.LineNumber, warning.Message!)),
            ],
            ManifestJson.ReadFragment(File.ReadAllBytes(PathOf("artifacts/psi/App.psi.json"))));
    }

    private T Configured<T>(T task)
        where T : PsiTask
    {
        task.BuildEngine = _engine;
        task.Build = new TaskItem(PathOf("App.csproj"), new Dictionary<string, string>
        {
            ["RepositoryRoot"] = _folder,
            ["PackageRoot"] = PathOf("packages"),
            ["ProductFile"] = PathOf("psi.yaml"),
            ["Enforcement"] = Enforcement,
            ["Today"] = "2026-11-21",
            ["AssetsFile"] = IsOutsideSdk ? "" : PathOf(AssetsFile),
            ["PackagesConfig"] = File.Exists(PathOf("packages.config")) ? PathOf("packages.config") : "",
            ["TargetFramework"] = IsOutsideSdk ? "" : "net10.0",
            ["FrameworkName"] = IsOutsideSdk ? "net472" : "net10.0",
            ["TargetFrameworkMoniker"] = IsOutsideSdk ? ".NETFramework,Version=v4.7.2" : ".NETCoreApp,Version=v10.0",
            ["TargetPlatformMoniker"] = IsOutsideSdk ? "Windows,Version=7.0" : "",
            ["Configuration"] = "Debug",
            ["Language"] = "C#",
            ["IsEnabled"] = "true",
            ["PackageImports"] = PathOf("obj/App.csproj.nuget.g.props"),
            ["ProjectReferences"] = string.Join("|", ProjectReferences.Select(PathOf)),
            ["PsiVersion"] = "0.1.0",
            ["Fragment"] = PathOf("obj/psi/fragment.psi.json"),
            ["FragmentCopy"] = PathOf("artifacts/psi/App.psi.json"),
        });
        task.Overrides = [new TaskItem("PsiToday", new Dictionary<string, string> { ["Value"] = "2026-11-21" })];
        task.Policies = [.. Policies.Select(policy => new TaskItem(PathOf(policy)))];
        task.References = [.. References.Select(reference => new DefinedItem(reference.Id, PathOf(reference.File), reference.IsImplicit))];
        return task;
    }

    /// <summary>Keeps everyone else from opening a file.</summary>
    public void Lock(string relative) => _locked.Add(File.Open(PathOf(relative), FileMode.Open, FileAccess.ReadWrite, FileShare.None));

    public void Dispose()
    {
        foreach (var file in _locked)
        {
            file.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private string Shown(string file) => Path.GetRelativePath(_folder, file).Replace('\\', '/');

    // MSBuild alone can say where an item is defined: an item made here has to answer for itself.
    private sealed class DefinedItem(string id, string file, bool isImplicit) : ITaskItem
    {
        public string ItemSpec { get; set; } = id;

        public ICollection MetadataNames => Array.Empty<string>();

        public int MetadataCount => 0;

        public string GetMetadata(string metadataName) => metadataName switch
        {
            "DefiningProjectFullPath" => file,
            "IsImplicitlyDefined" => isImplicit ? "true" : "",
            _ => "",
        };

        public void SetMetadata(string metadataName, string metadataValue) => throw new NotSupportedException();

        public void RemoveMetadata(string metadataName) => throw new NotSupportedException();

        public void CopyMetadataTo(ITaskItem destinationItem) => throw new NotSupportedException();

        public IDictionary CloneCustomMetadata() => throw new NotSupportedException();
    }
}

/// <summary>How the gate ended, what it reported and what it wrote.</summary>
internal sealed record GateResult(bool Succeeded, IReadOnlyList<Reported> Diagnostics, Fragment Fragment)
{
    /// <summary>The packages in the fragment, as <c>id version</c>.</summary>
    public IEnumerable<string> Packages =>
        Fragment.Components
            .Where(component => component.Purl.Type == "nuget")
            .Select(component => $"{component.Purl.Name} {component.Purl.Version}");
}

/// <summary>A diagnostic.</summary>
internal sealed record Reported(string Severity, string Code, string File, int Line, string Message)
{
    /// <summary>Place, severity and id.</summary>
    public string Summary => $"{File}({Line}): {Severity} {Code}";
}
