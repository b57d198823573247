using Psi.Measures.Sources.Json;

namespace Psi.Measures.Sources.Findings;

/// <summary>
/// Reads Trivy's own JSON. One file can be of several scanners; each practice that occurs gets a run.
/// </summary>
internal sealed class TrivyReader : ISourceReader
{
    private static readonly string[] Heads =
        ["SchemaVersion", "CreatedAt", "ArtifactName", "Trivy.Version", "Results[].Class", "ArtifactType"];

    /// <inheritdoc/>
    public string Kind => "trivy";

    /// <inheritdoc/>
    public string Title => "Trivy's JSON";

    /// <inheritdoc/>
    public void Read(SourceFile file, ISourceRecords records)
    {
        var hasVersion = false;
        string? version = null;
        string? scope = null;
        var isImage = false;
        var ranAt = file.Entry.RanAt;
        SortedSet<ToolPractice> practices = [];
        FindingJson.ReadHeads(file, Heads, part =>
        {
            switch (part.Which)
            {
                case 0:
                    hasVersion = part.Value.Count() == 2
                        ? true
                        : throw new SourceFormatException("expected Trivy's JSON of SchemaVersion 2", part.Value.At);
                    break;
                case 1:
                    ranAt = SourceTime.Parse(part.Value.Text(), file.Entry, part.Value.At);
                    break;
                case 2:
                    scope = FindingText.Place(part.Value.Text());
                    break;
                case 3:
                    version = SourceText.OptionalName(part.Value.Text(), "the version", part.Value.At);
                    break;
                case 5:
                    isImage = part.Value.Text() == "container_image";
                    break;
                default:
                    if (Practice(part.Value.Text()) is { } practice)
                    {
                        practices.Add(file.Entry.Practice ?? practice);
                    }

                    break;
            }
        });
        if (!hasVersion)
        {
            throw new SourceFormatException("'SchemaVersion' is missing; expected Trivy's JSON of SchemaVersion 2");
        }

        var findings = new TrivyFindings(
            practice => FindingRecords.Run("Trivy", practice, file.Entry) with { Version = version, RanAt = ranAt, Scope = scope },
            isImage && scope is not null ? Packages.Image(scope) : null,
            file.Entry,
            records);
        foreach (var practice in practices)
        {
            findings.Run(practice);
        }

        var isEmpty = true;
        SourceJson.Read(file, ["Results[]"], part =>
        {
            isEmpty = false;
            findings.Take(part.Value.AsObject());
        });
        if (isEmpty)
        {
            _ = FindingJson.HasList(file, "Results");
        }

        findings.Finish();
    }

    // Null for licences, which are not taken from Trivy.
    private static ToolPractice? Practice(string @class) => @class switch
    {
        "config" => ToolPractice.InfrastructureScanning,
        "secret" => ToolPractice.SecretScanning,
        "os-pkgs" or "lang-pkgs" => ToolPractice.DependencyScanning,
        _ => null,
    };
}
