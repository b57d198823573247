using Psi.Manifest;
using static Psi.Store.Tables.Columns<Psi.Manifest.ManifestAttestation>;

namespace Psi.Store.Tables;

internal sealed class AttestationTable : FactTable<ManifestAttestation>
{
    public override string Name => "attestation";

    public override string Comment => "Somebody's word that a requirement is met.";

    public override bool HasView => true;

    public override IReadOnlyList<Column<ManifestAttestation>> Key { get; } =
    [
        Text("requirement", attestation => attestation.Requirement),
        Text("attested_by", attestation => attestation.By),
        Day("attested_on", attestation => attestation.On),
    ];

    public override IReadOnlyList<Column<ManifestAttestation>> State { get; } =
    [
        Day("counts_until", attestation => attestation.Until) with { Comment = "the last day" },
        Word("state", attestation => attestation.State),
    ];

    public override IReadOnlyList<Column<ManifestAttestation>> LastSeen { get; } =
    [
        Text("note", attestation => attestation.Note),
        TextOrNull("reason", attestation => attestation.Reason) with { Comment = "why it counts for nothing" },
    ];

    protected override IEnumerable<ManifestAttestation> RowsOf(SecurityManifest manifest) => manifest.Attestations;
}
