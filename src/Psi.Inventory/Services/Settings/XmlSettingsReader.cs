using System.Xml;
using Psi.Policy;

namespace Psi.Inventory.Services;

/// <summary>Reads <c>app.config</c> and <c>web.config</c>, and the files that change one of them for an environment.</summary>
/// <seealso href="https://learn.microsoft.com/dotnet/framework/configure-apps/file-schema/"/>
internal static class XmlSettingsReader
{
    // The section, its element, the attributes with name and value, and what goes before the name.
    private static readonly (string Section, string Element, string Name, string Value, string Prefix)[] Settings =
    [
        ("appSettings", "add", "key", "value", ""),
        ("connectionStrings", "add", "name", "connectionString", "ConnectionStrings:"),
    ];

    // ASP.NET Core behind IIS.
    private const string VariablesSection = "environmentVariables";

    private const string Transforms = "http://schemas.microsoft.com/XML-Document-Transform";

    public static void Read(RepositoryFile file, string? environment, SignCollector signs)
    {
        var variables = new List<EnvironmentVariable>();
        try
        {
            using var xml = HostileXml.Read(file.Content, ProjectServiceSigns.MaximumLength);
            for (var section = ""; xml.Read();)
            {
                if (xml.NodeType == XmlNodeType.EndElement)
                {
                    section = xml.LocalName == section ? "" : section;
                }
                else if (xml.NodeType == XmlNodeType.Element)
                {
                    section = ReadElement(xml, section, file.Path, environment, signs, variables);
                }
            }
        }
        catch (Exception exception) when (exception is XmlException or ArgumentException)
        {
            var at = exception is XmlException xml ? new FileLocation(file.Path, xml.LineNumber, xml.LinePosition) : new(file.Path);
            signs.Unreadable(at, "it is not XML, or it declares a document type, which is refused");
        }

        EnvironmentVariables.Add(signs, variables, environment);
    }

    // The section that what follows belongs to.
    private static string ReadElement(
        XmlReader xml, string section, string path, string? environment, SignCollector signs, List<EnvironmentVariable> variables)
    {
        if (section == VariablesSection)
        {
            if (xml.LocalName == "environmentVariable" && Pair(xml, "name", "value", path) is { } variable)
            {
                variables.Add(variable);
            }

            return section;
        }

        foreach (var setting in Settings.Where(setting => setting.Section == section && setting.Element == xml.LocalName))
        {
            if (Pair(xml, setting.Name, setting.Value, path) is { } pair)
            {
                signs.AddSetting(setting.Prefix + pair.Name, pair.Value, pair.At, environment);
            }
        }

        return section.Length == 0 && !xml.IsEmptyElement ? xml.LocalName switch
        {
            "appSettings" or "connectionStrings" or VariablesSection => xml.LocalName,
            _ => "",
        } : section;
    }

    private static EnvironmentVariable? Pair(XmlReader xml, string nameAttribute, string valueAttribute, string path)
    {
        var (name, value, at, isRemoved) = ("", (string?)null, Place(xml, path), false);
        while (xml.MoveToNextAttribute())
        {
            if (xml.NamespaceURI == Transforms)
            {
                isRemoved |= xml.LocalName == "Transform" && xml.Value.StartsWith("Remove", StringComparison.Ordinal);
            }
            else if (xml.LocalName == nameAttribute)
            {
                name = xml.Value.Trim();
            }
            else if (xml.LocalName == valueAttribute)
            {
                value = xml.Value;
                // The place of an attribute is that of its name; that of its first piece of text is the value's.
                xml.ReadAttributeValue();
                at = Place(xml, path);
            }
        }

        xml.MoveToElement();
        return name.Length == 0 || isRemoved ? null : new EnvironmentVariable(name, value, at);
    }

    private static FileLocation Place(XmlReader xml, string path) =>
        xml is IXmlLineInfo line ? new FileLocation(path, line.LineNumber, line.LinePosition) : new FileLocation(path);
}
