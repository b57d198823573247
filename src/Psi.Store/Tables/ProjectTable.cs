using Psi.Manifest;
using static Psi.Store.Tables.Columns<Psi.Manifest.ManifestProject>;

namespace Psi.Store.Tables;

internal sealed class ProjectTable : FactTable<ManifestProject>
{
    public override string Name => "project";

    public override string Comment => "One project in one target framework and configuration.";

    public override bool HasView => true;

    public override IReadOnlyList<Column<ManifestProject>> Key { get; } =
    [
        Text("path", project => project.Path),
        TextOrNull("target_framework", project => project.TargetFramework),
        TextOrNull("runtime_identifier", project => project.RuntimeIdentifier),
        TextOrNull("configuration", project => project.Configuration),
    ];

    public override IReadOnlyList<Column<ManifestProject>> State { get; } =
    [
        Word("state", project => project.State),
        Number("errors", project => project.Errors),
        Number("warnings", project => project.Warnings),
    ];

    public override IReadOnlyList<Column<ManifestProject>> LastSeen { get; } =
    [
        Number("reported_errors", project => project.ReportedErrors),
        TextOrNull("reason", project => project.Reason),
        TextOrNull("language", project => project.Language),
        Truth("is_test", project => project.IsTest),
    ];

    protected override IEnumerable<ManifestProject> RowsOf(SecurityManifest manifest) => manifest.Projects;
}
