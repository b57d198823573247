using System.Text.Json.Serialization;
using Psi.Policy;

namespace Psi.Manifest;

/// <summary>The JSON form of the model, generated at compile time: no reflection when a build writes a fragment.</summary>
/// <remarks>
/// Generated readers set every init-only member. They set those that a file leaves out to null, and the model's setters make empty lists of
/// these nulls.
/// </remarks>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    MaxDepth = 32,
    WriteIndented = true,
    Converters =
    [
        typeof(PackageUrlConverter),
        typeof(CalendarDateConverter),
        typeof(FileLocationConverter),
        typeof(KebabCaseEnumConverter<FragmentStage>),
        typeof(KebabCaseEnumConverter<ProjectState>),
        typeof(KebabCaseEnumConverter<ManifestMaker>),
        typeof(KebabCaseEnumConverter<LogMaker>),
        typeof(KebabCaseEnumConverter<ArtifactState>),
        typeof(KebabCaseEnumConverter<RuleRunState>),
        typeof(KebabCaseEnumConverter<MeasurementState>),
        typeof(KebabCaseEnumConverter<RequirementState>),
        typeof(KebabCaseEnumConverter<RequirementBasis>),
        typeof(KebabCaseEnumConverter<AttestationState>),
        typeof(KebabCaseEnumConverter<WaiverState>),
        typeof(KebabCaseEnumConverter<ServiceState>),
        typeof(KebabCaseEnumConverter<ServiceUse>),
        typeof(KebabCaseEnumConverter<ServiceTraceKind>),
        typeof(KebabCaseEnumConverter<ComponentScope>),
        typeof(KebabCaseEnumConverter<ComponentStatus>),
        typeof(KebabCaseEnumConverter<Severity>),
        typeof(KebabCaseEnumConverter<VulnerabilitySeverity>),
        typeof(KebabCaseEnumConverter<EnforcementMode>),
        typeof(KebabCaseEnumConverter<PolicyLayerKind>),
        typeof(KebabCaseEnumConverter<WaiverSource>),
    ])]
[JsonSerializable(typeof(SecurityManifest))]
[JsonSerializable(typeof(Fragment))]
[JsonSerializable(typeof(CheckResult))]
internal sealed partial class ManifestJsonContext : JsonSerializerContext;
