using System.Reflection;
using System.Runtime.CompilerServices;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Tests.Samples;

/// <summary>
/// Manifests in which every text, in every member the model has now or will have, is an attempt to become markup, a script, an attribute or
/// a path.
/// </summary>
internal static class HostileManifest
{
    /// <summary>In every text; an element of this name on a page is a text that became markup.</summary>
    public const string Element = "gotcha";

    private static string Attack(string member) =>
        $"</title></text></style>\"'><{Element} onload=alert(1)></{Element}><script>alert(1)</script><!--]]>&lt;../../x?#"
        + $"\u202E\u0000\u001B[31m\uFFFF {{0}} ${{7*7}} {member}";

    /// <summary>The manifest in which every enum has its <paramref name="nth"/> member.</summary>
    public static SecurityManifest Nth(int nth)
    {
        var manifest = (SecurityManifest)Fill(typeof(SecurityManifest), "manifest", nth);
        return WithoutContradiction(manifest with
        {
            ManifestVersion = SecurityManifest.CurrentVersion,
            Subject = manifest.Subject with { CommitTime = "2026-11-20T10:00:00Z", Path = manifest.Subject.Path + nth },
        });
    }

    // Somebody who attacks pages does not fail at the door: what it says in one place is true in the others.
    private static SecurityManifest WithoutContradiction(SecurityManifest manifest)
    {
        var stated = manifest.Projects[0] with { Path = BelowRoot(manifest.Projects[0].Path), Rules = [] };
        var project = stated with { Path = $"{stated.Path} built", State = ProjectState.Assessed, Reason = null };
        var requirement = manifest.Requirements[0];
        var verdict = requirement.Projects[0] with
        {
            Project = project.Path,
            TargetFramework = project.TargetFramework,
            State = requirement.State,
            Findings = requirement.State == RequirementState.Unmet ? 1 : 0,
            Basis = requirement.State == RequirementState.Met ? [RequirementBasis.Rules] : [],
            Waiver = requirement.State is RequirementState.Met or RequirementState.NotApplicable ? null : manifest.Waivers[0].Id,
        };
        var finding = manifest.Findings[0] with { Project = project.Path, Waiver = manifest.Waivers[0].Id };
        var use = manifest.Components[0].Uses[0];
        var hasRule = use.Decision.Severity != Severity.None;
        return CompletedManifest.Of(WithServices(manifest) with
        {
            Projects = [stated, project],
            LeftOut = [.. manifest.LeftOut.Select(leftOut => leftOut with { Path = BelowRoot(leftOut.Path) })],
            Requirements = [requirement with { Projects = [verdict] }],
            Findings = requirement.State == RequirementState.Unmet
                ? [finding, finding with { RuleId = requirement.Rules[0], Suppressed = false, Waiver = null, TargetFrameworks = [] }]
                : [finding],
            Evidence = [manifest.Evidence[0] with { Project = project.Path, Waiver = null }],
            Components =
            [
                manifest.Components[0] with
                {
                    Uses =
                    [
                        use with
                        {
                            Project = project.Path,
                            TargetFramework = project.TargetFramework!,
                            Decision = use.Decision with
                            {
                                Status = hasRule || use.Decision.Status is not (ComponentStatus.Prohibited or ComponentStatus.Deprecated)
                                    ? use.Decision.Status
                                    : ComponentStatus.Unlisted,
                                RuleId = hasRule ? ProblemIds.Undetermined : null,
                                Message = hasRule ? use.Decision.Message : null,
                                Waiver = hasRule ? manifest.Waivers[0].Id : null,
                            },
                            Remarks =
                            [
                                use.Remarks[0] with
                                {
                                    RuleId = ProblemIds.Vulnerable,
                                    Severity = use.Remarks[0].Severity == Severity.None ? Severity.Warning : use.Remarks[0].Severity,
                                    Advisory = use.Vulnerabilities[0].Advisory,
                                    Waiver = manifest.Waivers[0].Id,
                                },
                            ],
                        },
                    ],
                },
            ],
            Measurements = [.. manifest.Measurements.SelectMany(measurement => Measurements(measurement, manifest.Inputs[0].Path))],
        });
    }

    // A share, and what is no share.
    private static IEnumerable<ManifestMeasurement> Measurements(ManifestMeasurement measurement, string input)
    {
        var stated = measurement.State is MeasurementState.NotMeasured or MeasurementState.NotApplicable
            ? measurement with { Numerator = null, Denominator = null, Value = null, Parts = null, Distribution = null }
            : measurement;
        return
        [
            stated with { Value = null, Inputs = [input] },
            stated with { Id = $"{stated.Id} value", Numerator = null, Denominator = null, Inputs = [input] },
        ];
    }

    private static SecurityManifest WithServices(SecurityManifest manifest)
    {
        var service = manifest.Services[0];
        var sighting = service.Sightings[0] with { Waiver = manifest.Waivers[0].Id };
        return ServiceMerge.WithRepository(
            manifest with { Services = [service with { Waiver = null, Sightings = [sighting, sighting with { Waiver = null }] }] }, []);
    }

    // The reader itself refuses a project outside the repository.
    private static string BelowRoot(string path) =>
        path.Replace("/../", "/", StringComparison.Ordinal).Replace("\0", "", StringComparison.Ordinal);

    private static object Fill(Type type, string member, int nth) => type switch
    {
        // Nobody takes an id with characters that can't be seen.
        _ when type == typeof(string) && IsId(member) => string.Concat(Attack(member).Where(IsVisible)),
        _ when type == typeof(string) => Attack(member),
        _ when type == typeof(bool) => nth % 2 == 0,
        _ when type == typeof(int) => member.EndsWith("Level", StringComparison.Ordinal) ? 1 + (nth % 3) : nth + 1,
        _ when type == typeof(double) => nth + 0.5,
        _ when type == typeof(CalendarDate) => new CalendarDate(2026, 11, 1 + nth),
        _ when type == typeof(PackageUrl) => PackageUrl.Parse($"pkg:generic/{Escaped(member)}@{Escaped(member)}"),
        _ when type == typeof(FileLocation) => new FileLocation(Attack(member), nth + 1, 1),
        { IsEnum: true } => Enum.GetValues(type).GetValue(nth % Enum.GetValues(type).Length)!,
        _ when type == typeof(IReadOnlyDictionary<string, double>) =>
            new Dictionary<string, double> { [string.Concat(Attack(member).Where(IsVisible))] = nth + 0.5 },
        _ when type == typeof(IReadOnlyDictionary<string, string>) => new Dictionary<string, string> { [Attack(member)] = Attack(member) },
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) =>
            List(type.GetGenericArguments()[0], member, nth),
        { IsGenericType: true } when Nullable.GetUnderlyingType(type) is { } inner => Fill(inner, member, nth),
        _ when type.Assembly == typeof(SecurityManifest).Assembly => Record(type, nth),
        _ => throw new NotSupportedException($"the model has a new type, {type}: say here what a hostile one looks like"),
    };

    // A package URL refuses control and format characters itself.
    private static string Escaped(string member) =>
        Uri.EscapeDataString(string.Concat(Attack(member).Where(IsVisible)));

    private static bool IsVisible(char character) => character == ' ' || DisplayText.IsName(character.ToString());

    private static bool IsId(string member) =>
        member is "ManifestProduct.Domain" or "ManifestProduct.Team" or "ManifestProduct.Accountable"
            or "ManifestSubject.Repository" or "ManifestRequirement.Rules" or "ManifestVulnerability.Advisory"
        || Array.Exists([".Id", ".RuleId", ".Waiver"], name => member.EndsWith(name, StringComparison.Ordinal));

    private static Array List(Type element, string member, int nth)
    {
        var list = Array.CreateInstance(element, 1);
        list.SetValue(Fill(element, member, nth), 0);
        return list;
    }

    private static object Record(Type type, int nth)
    {
        var record = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(candidate => candidate.CanWrite))
        {
            property.SetValue(record, Fill(property.PropertyType, $"{type.Name}.{property.Name}", nth));
        }

        return record;
    }
}
