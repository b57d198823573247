namespace Psi.Insights.Init;

/// <summary>What is known about one project without evaluating it.</summary>
/// <param name="Path">The project file, relative to the root with <c>/</c>.</param>
/// <param name="Files">The project file, then what the SDK imports by itself, from the nearest on.</param>
internal sealed record ProjectFacts(string Path, IReadOnlyList<ProjectText> Files)
{
    /// <summary>Whether there are pages next to the project file: views, Razor components or static files.</summary>
    public bool HasPages { get; init; }

    /// <summary>Whether the project names one of these MSBuild project SDKs.</summary>
    public bool HasSdk(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Files[0].Sdks.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether a property may have a value that fits, under some condition perhaps. The nearest file that always sets it hides the others.
    /// </summary>
    public bool MayBe(string property, Func<string, bool> fits)
    {
        foreach (var file in Files)
        {
            var values = file.Values(property).ToList();
            if (values.Exists(entry => fits(entry.Value)))
            {
                return true;
            }

            if (values.Exists(entry => !entry.IsConditional))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Whether a property may be <c>true</c>.</summary>
    public bool MayBeTrue(string property) => MayBe(property, IsTrue);

    /// <summary>Whether a property is <c>true</c> whatever the conditions.</summary>
    public bool IsAlwaysTrue(string property)
    {
        foreach (var file in Files)
        {
            var values = file.Values(property).ToList();
            if (values.Count > 0)
            {
                return values.TrueForAll(entry => IsTrue(entry.Value)) && values.Exists(entry => !entry.IsConditional);
            }
        }

        return false;
    }

    /// <summary>Whether one of these packages or shared frameworks may be referred to, under some condition perhaps.</summary>
    public bool MayReferTo(params IReadOnlyCollection<string> names) =>
        Files.Any(file => file.References.Any(entry => names.Contains(entry.Name, StringComparer.OrdinalIgnoreCase)));

    /// <summary>Whether one of these packages is referred to whatever the conditions.</summary>
    public bool AlwaysRefersTo(params IReadOnlyCollection<string> names) =>
        Files.Any(
            file => file.References.Any(entry => !entry.IsConditional && names.Contains(entry.Name, StringComparer.OrdinalIgnoreCase)));

    private static bool IsTrue(string value) => value.Equals("true", StringComparison.OrdinalIgnoreCase);
}
