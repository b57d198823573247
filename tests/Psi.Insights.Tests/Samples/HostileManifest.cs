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
        return manifest with
        {
            ManifestVersion = SecurityManifest.CurrentVersion,
            Subject = manifest.Subject with { CommitTime = "2026-11-20T10:00:00Z", Path = manifest.Subject.Path + nth },
            Projects = [.. manifest.Projects.Select(project => project with { Path = BelowRoot(project.Path) })],
        };
    }

    // The reader itself refuses a project outside the repository.
    private static string BelowRoot(string path) =>
        path.Replace("/../", "/", StringComparison.Ordinal).Replace("\0", "", StringComparison.Ordinal);

    private static object Fill(Type type, string member, int nth) => type switch
    {
        _ when type == typeof(string) => Attack(member),
        _ when type == typeof(bool) => nth % 2 == 0,
        _ when type == typeof(int) => member.EndsWith("Level", StringComparison.Ordinal) ? 1 + (nth % 3) : nth + 1,
        _ when type == typeof(double) => nth + 0.5,
        _ when type == typeof(CalendarDate) => new CalendarDate(2026, 11, 1 + nth),
        _ when type == typeof(PackageUrl) => PackageUrl.Parse($"pkg:generic/{Escaped(member)}@{Escaped(member)}"),
        _ when type == typeof(FileLocation) => new FileLocation(Attack(member), nth + 1, 1),
        { IsEnum: true } => Enum.GetValues(type).GetValue(nth % Enum.GetValues(type).Length)!,
        _ when type == typeof(IReadOnlyDictionary<string, string>) => new Dictionary<string, string> { [Attack(member)] = Attack(member) },
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) =>
            List(type.GetGenericArguments()[0], member, nth),
        { IsGenericType: true } when Nullable.GetUnderlyingType(type) is { } inner => Fill(inner, member, nth),
        _ when type.Assembly == typeof(SecurityManifest).Assembly => Record(type, nth),
        _ => throw new NotSupportedException($"the model has a new type, {type}: say here what a hostile one looks like"),
    };

    // A package URL refuses control and format characters itself.
    private static string Escaped(string member) =>
        Uri.EscapeDataString(string.Concat(Attack(member).Where(character => DisplayText.IsPrintable(character.ToString()))));

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
