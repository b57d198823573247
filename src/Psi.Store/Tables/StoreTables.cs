namespace Psi.Store.Tables;

/// <summary>Every table of the store.</summary>
internal static class StoreTables
{
    /// <summary>What the facts refer to.</summary>
    public static readonly IReadOnlyList<Table> Shared =
    [
        RepositoryTable.Instance,
        ManifestTable.Instance,
        ManifestUndoTable.Instance,
        ComponentTable.Instance,
        ComponentContentTable.Instance,
        PolicyEntryTable.Instance,
    ];

    /// <summary>Where the organisation's policy says something else than a manifest.</summary>
    public static readonly DisagreementTable Disagreements = new();

    /// <summary>What manifests state, in the order in which it is written.</summary>
    public static readonly IReadOnlyList<FactTable> Facts =
    [
        new ProductTable(),
        new ProjectTable(),
        new ComponentUseTable(),
        new VulnerabilityTable(),
        new ComponentRemarkTable(),
        new RequirementStateTable(),
        new RequirementVerdictTable(),
        new AttestationTable(),
        new WaiverTable(),
        new FindingTable(),
        new EvidenceTable(),
        new MeasurementTable(),
        new OverrideTable(),
        new ServiceStateTable(),
        new ServiceSightingTable(),
        new PracticeTable(),
        new PolicyLayerTable(),
        Disagreements,
    ];

    /// <summary>What files of other tools tell.</summary>
    public static readonly IReadOnlyList<Table> Told =
    [
        SourceInputTable.Instance,
        DeliveryEventTable.Instance,
        EventTellingTable.Instance,
        ToolSeriesTable.Instance,
        ToolRunTable.Instance,
        ToolFindingTable.Instance,
        MeasuredValueTable.Instance,
        QualityCountTable.Instance,
        OwnMeasureTable.Instance,
    ];

    public static readonly IReadOnlyList<Table> All = [.. Shared, .. Facts, .. Told];
}
