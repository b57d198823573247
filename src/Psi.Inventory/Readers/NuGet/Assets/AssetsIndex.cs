using Psi.Policy;

namespace Psi.Inventory;

/// <summary>
/// Where in an assets file its parts lie. A file holds every framework and runtime of a project, most of which a build of one of them need
/// not read: one pass checks the JSON and notes the positions, and only what is needed is then read.
/// </summary>
internal sealed class AssetsIndex
{
    /// <summary>Keyed by framework name, from the first SDK that wrote assets files.</summary>
    public const int KeyedByFramework = 3;

    /// <summary>Keyed by the project's own names of its frameworks (NuGet/Home#14534).</summary>
    public const int KeyedByAlias = 4;

    private AssetsIndex()
    {
    }

    public int Version { get; private set; }

    /// <summary>By target: framework or alias, and with a slash a runtime identifier.</summary>
    public Dictionary<string, JsonSpan> Targets { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What was restored for all targets together; null when the file does not say.</summary>
    public JsonSpan? Libraries { get; private set; }

    /// <summary>What the project names itself, by framework or alias.</summary>
    public Dictionary<string, JsonSpan> DirectNames { get; } = new(StringComparer.OrdinalIgnoreCase);

    public List<AssetsFramework> Frameworks { get; } = [];

    /// <summary>
    /// Centrally pinned versions by framework, in version 4 too. NuGet writes a key twice when two aliases mean the same framework.
    /// </summary>
    public List<KeyValuePair<string, JsonSpan>> PinnedVersions { get; } = [];

    public List<RestoreError> RestoreErrors { get; } = [];

    public List<AuditEntry> AuditEntries { get; } = [];

    public RestoreSettings Restore { get; private set; } = RestoreSettings.None;

    /// <summary>Passes over the file once.</summary>
    /// <exception cref="JsonFormatException">It is not an assets file of a known version.</exception>
    /// <exception cref="System.Text.Json.JsonException">It is not JSON.</exception>
    public static AssetsIndex Of(ReadOnlySpan<byte> file)
    {
        var json = new JsonWalker(file, WithoutByteOrderMark(file));
        var index = new AssetsIndex();
        var seen = new HashSet<string>(StringComparer.Ordinal);

        json.EnterObject("the file");
        while (json.NextProperty())
        {
            var name = json.Name();
            if (!seen.Add(name))
            {
                throw json.Malformed($"'{DisplayText.OneLine(name)}' stands there twice");
            }

            switch (name)
            {
                case "version":
                    index.ReadVersion(ref json);
                    break;
                case "targets":
                    ReadSections(ref json, name, index.Targets);
                    break;
                case "libraries":
                    index.Libraries = json.Skip();
                    break;
                case "projectFileDependencyGroups":
                    ReadSections(ref json, name, index.DirectNames);
                    break;
                case "project":
                    index.ReadProject(ref json);
                    break;
                case "logs":
                    index.ReadLogs(ref json);
                    break;
                case "centralTransitiveDependencyGroups":
                    json.EnterObject(name);
                    while (json.NextProperty())
                    {
                        index.PinnedVersions.Add(new(json.Name(), json.Skip()));
                    }

                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        json.End();
        if (!seen.Contains("version"))
        {
            throw new JsonFormatException("it has no 'version'", -1);
        }

        if (!seen.Contains("targets"))
        {
            throw new JsonFormatException("it has no 'targets'", -1);
        }

        return index;
    }

    /// <summary>The file's JSON.</summary>
    public static JsonSpan WithoutByteOrderMark(ReadOnlySpan<byte> file)
    {
        var start = file.StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        return new JsonSpan(start, file.Length - start);
    }

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private void ReadVersion(ref JsonWalker json)
    {
        Version = json.ReadNumber("'version'", out var text) ?? int.MaxValue;
        if (Version < KeyedByFramework)
        {
            throw json.Malformed($"its format is version {text}, older than any this Psi reads; restore with a current .NET SDK");
        }

        if (Version > KeyedByAlias)
        {
            throw json.Malformed($"its format is version {text}, newer than this Psi reads; update Psi");
        }
    }

    private static void ReadSections(ref JsonWalker json, string what, Dictionary<string, JsonSpan> sections)
    {
        json.EnterObject($"'{what}'");
        while (json.NextProperty())
        {
            var name = json.Name();
            if (sections.ContainsKey(name))
            {
                throw json.Malformed($"'{DisplayText.OneLine(name)}' stands twice in '{what}'");
            }

            sections.Add(name, json.Skip());
        }
    }

    private void ReadProject(ref JsonWalker json)
    {
        json.EnterObject("'project'");
        while (json.NextProperty())
        {
            if (json.NameIs("restore"u8))
            {
                Restore = RestoreSettingsReader.Read(ref json);
            }
            else if (json.NameIs("frameworks"u8))
            {
                json.EnterObject("'project.frameworks'");
                while (json.NextProperty())
                {
                    Frameworks.Add(ReadFramework(ref json));
                }
            }
            else
            {
                json.Skip();
            }
        }
    }

    private static AssetsFramework ReadFramework(ref JsonWalker json)
    {
        var name = json.Name();
        var framework = new AssetsFramework(name, Framework: name, Alias: null, Dependencies: null);
        json.EnterObject("a framework of the project");
        while (json.NextProperty())
        {
            if (json.NameIs("framework"u8))
            {
                framework = framework with { Framework = json.ReadString("'framework'") };
            }
            else if (json.NameIs("targetAlias"u8))
            {
                framework = framework with { Alias = json.ReadString("'targetAlias'") };
            }
            else if (json.NameIs("dependencies"u8))
            {
                framework = framework with { Dependencies = json.Skip() };
            }
            else if (json.NameIs("frameworkReferences"u8))
            {
                framework = framework with { FrameworkReferences = RestoreSettingsReader.ReadNames(ref json, "'frameworkReferences'") };
            }
            else if (json.NameIs("packagesToPrune"u8))
            {
                framework = framework with { PackagesToPrune = json.Skip() };
            }
            else if (json.NameIs("downloadDependencies"u8))
            {
                var downloads = ReadDownloads(ref json);
                framework = framework with
                {
                    Downloads = downloads,
                    RuntimePackVersion = downloads
                        .Where(download => download.Id.StartsWith("Microsoft.NETCore.App.Runtime.", StringComparison.OrdinalIgnoreCase))
                        .Select(download => download.Version)
                        .LastOrDefault(),
                };
            }
            else
            {
                json.Skip();
            }
        }

        return framework;
    }

    private static List<DownloadedPackage> ReadDownloads(ref JsonWalker json)
    {
        var found = new List<DownloadedPackage>();
        json.EnterArray("'downloadDependencies'");
        while (json.NextObject("an entry of 'downloadDependencies'"))
        {
            string? name = null, version = null;
            while (json.NextProperty())
            {
                if (json.NameIs("name"u8))
                {
                    name = json.ReadStringOrSkip();
                }
                else if (json.NameIs("version"u8))
                {
                    version = json.ReadStringOrSkip();
                }
                else
                {
                    json.Skip();
                }
            }

            // "[10.0.4, 10.0.4]"
            if (name is { Length: > 0 } && version?.Trim('[', ']', ' ').Split(',')[0].Trim() is { Length: > 0 } exact)
            {
                found.Add(new DownloadedPackage(name, exact));
            }
        }

        return found;
    }

    private void ReadLogs(ref JsonWalker json)
    {
        json.EnterArray("'logs'");
        while (json.NextObject("an entry of 'logs'"))
        {
            string? level = null, code = null, message = null, libraryId = null;
            List<string> targets = [];
            while (json.NextProperty())
            {
                if (json.NameIs("level"u8))
                {
                    level = json.ReadString("'level'");
                }
                else if (json.NameIs("code"u8))
                {
                    code = json.ReadString("'code'");
                }
                else if (json.NameIs("message"u8))
                {
                    message = json.ReadStringOrSkip();
                }
                else if (json.NameIs("libraryId"u8))
                {
                    libraryId = json.ReadStringOrSkip();
                }
                else if (json.NameIs("targetGraphs"u8))
                {
                    targets = RestoreSettingsReader.ReadElements(ref json, "'targetGraphs'");
                }
                else
                {
                    json.Skip();
                }
            }

            // An audit warning that is made an error (TreatWarningsAsErrors) fails the restore, but everything is resolved.
            if (AuditEntry.IsAudit(code))
            {
                AuditEntries.Add(new AuditEntry(code!.ToUpperInvariant(), message ?? "", libraryId, targets));
            }
            else if (string.Equals(level, "Error", StringComparison.OrdinalIgnoreCase))
            {
                RestoreErrors.Add(new RestoreError(
                    DisplayText.OneLine(code ?? "an error without a code"), DisplayText.OneLine(message ?? ""), libraryId));
            }
        }
    }
}
