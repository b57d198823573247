using System.Text;
using System.Xml;
using Psi.Inventory;
using Psi.Policy;

namespace Psi.Insights.Init;

/// <summary>
/// One MSBuild file, or the lines of a file-based app, as it is written. Nothing is evaluated; what has a condition is marked as
/// conditional.
/// </summary>
/// <remarks>Reads forward only: a tree takes time quadratic in the depth of a hostile file to build.</remarks>
internal sealed class ProjectText
{
    /// <summary>The longest file that is read, in bytes.</summary>
    public const int MaximumLength = 2 * 1024 * 1024;

    private readonly List<(string Name, string Value, bool IsConditional)> _properties = [];
    private readonly List<(string Name, bool IsConditional)> _references = [];
    private readonly List<string> _sdks = [];
    private readonly List<string> _projects = [];

    private ProjectText()
    {
    }

    /// <summary>The MSBuild project SDKs, without versions.</summary>
    public IReadOnlyList<string> Sdks => _sdks;

    /// <summary>The packages and shared frameworks it refers to.</summary>
    public IReadOnlyList<(string Name, bool IsConditional)> References => _references;

    /// <summary>The projects it refers to, as they are written; of an app perhaps their folders.</summary>
    public IReadOnlyList<string> Projects => _projects;

    /// <summary>Reads a file.</summary>
    /// <exception cref="XmlException">It is not XML, or has a document type.</exception>
    public static ProjectText Read(byte[] content)
    {
        using var reader = HostileXml.Read(content, MaximumLength);
        var file = new ProjectText();
        file.Read(reader);
        return file;
    }

    /// <summary>Reads the lines of a file-based app, which is a program unless it says otherwise.</summary>
    public static ProjectText ReadApp(byte[] content)
    {
        var file = new ProjectText();
        foreach (var directive in AppHead.Read(Utf8Text.Decode(content), "").Directives)
        {
            switch (directive)
            {
                case { Kind: AppDirective.Sdk, Name: { } sdk }:
                    file._sdks.Add(sdk);
                    break;
                case { Kind: AppDirective.Package, Name: { } id }:
                    file._references.Add((id, IsConditional: false));
                    break;
                case { Kind: AppDirective.Project, Value: { Length: > 0 } project }:
                    file._projects.Add(project);
                    break;
                case { Kind: AppDirective.Property, Name: { } name, Setting: { } value }:
                    file._properties.Add((name, value, IsConditional: false));
                    break;
            }
        }

        if (!file.Values("OutputType").Any())
        {
            file._properties.Add(("OutputType", "Exe", IsConditional: false));
        }

        return file;
    }

    /// <summary>The values a property is given, in the order of the file.</summary>
    public IEnumerable<(string Value, bool IsConditional)> Values(string property) =>
        _properties
            .Where(entry => entry.Name.Equals(property, StringComparison.OrdinalIgnoreCase))
            .Select(entry => (entry.Value, entry.IsConditional));

    private void Read(XmlReader reader)
    {
        var isInProperties = false;
        var property = "";
        var text = new StringBuilder();
        int? conditionalFrom = null;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    // What is in a target does not belong to the project until the target runs.
                    if (reader.Depth == 1 && Is("Target"))
                    {
                        PassOver(reader);
                        break;
                    }

                    var isConditional = conditionalFrom is not null
                        || Is("When")
                        || Is("Otherwise")
                        || reader.GetAttribute("Condition") is { Length: > 0 };
                    if (isConditional && !reader.IsEmptyElement)
                    {
                        conditionalFrom ??= reader.Depth;
                    }

                    if (reader.Depth <= 1)
                    {
                        AddSdks(reader);
                    }

                    if (Is("PropertyGroup"))
                    {
                        isInProperties = !reader.IsEmptyElement;
                    }
                    else if (isInProperties)
                    {
                        (property, _) = (reader.LocalName, text.Clear());
                    }
                    else if (Is("PackageReference") || Is("GlobalPackageReference") || Is("FrameworkReference"))
                    {
                        AddReferences(reader, isConditional);
                    }

                    else if (Is("ProjectReference"))
                    {
                        _projects.AddRange(Items(reader.GetAttribute("Include")));
                    }

                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    text.Append(reader.Value);
                    break;
                case XmlNodeType.EndElement:
                    if (property.Length > 0 && Is(property))
                    {
                        _properties.Add((property, text.ToString().Trim(), conditionalFrom is not null));
                    }

                    property = "";
                    if (Is("PropertyGroup"))
                    {
                        isInProperties = false;
                    }

                    if (reader.Depth == conditionalFrom)
                    {
                        conditionalFrom = null;
                    }

                    break;
            }
        }

        // MSBuild compares the names of properties and items ignoring case.
        bool Is(string name) => reader.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase);
    }

    private void AddSdks(XmlReader reader)
    {
        var isElement = reader.LocalName.Equals("Sdk", StringComparison.OrdinalIgnoreCase);
        foreach (var name in Items(reader.GetAttribute(isElement ? "Name" : "Sdk")))
        {
            _sdks.Add(name.Split('/')[0]);
        }
    }

    private void AddReferences(XmlReader reader, bool isConditional)
    {
        foreach (var name in Items(reader.GetAttribute("Include")))
        {
            _references.Add((name, isConditional));
        }
    }

    private static string[] Items(string? list) =>
        (list ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static void PassOver(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return;
        }

        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
        }
    }
}
