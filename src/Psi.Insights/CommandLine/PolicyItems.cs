using System.Xml;
using System.Xml.Linq;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.CommandLine;

/// <summary>A <c>PsiPolicy</c> item of a package.</summary>
/// <param name="Path">Inside the package, with <c>/</c>.</param>
/// <param name="Layer">Whose file it is.</param>
internal sealed record PolicyItem(string Path, PolicyLayerKind Layer);

/// <summary>
/// The <c>PsiPolicy</c> items of a props file, read without MSBuild. What only an evaluation could tell, such as a condition, is refused:
/// guessing could leave a layer out.
/// </summary>
internal static class PolicyItems
{
    private const string ItemName = "PsiPolicy";
    private const string ThisFolder = "$(MSBuildThisFileDirectory)";

    /// <summary>The items in the order of the file; an asterisk in a file's name means the files of that folder, by name.</summary>
    /// <param name="content">The props file.</param>
    /// <param name="name">Its path inside the package.</param>
    /// <param name="names">The paths of all files of the package.</param>
    /// <exception cref="InvalidDataException">It is no XML, or says what can't be told without MSBuild.</exception>
    public static IEnumerable<PolicyItem> Read(byte[] content, string name, IEnumerable<string> names)
    {
        var project = Load(content, name).Root;
        if (project is null || project.Name.LocalName != "Project")
        {
            throw new InvalidDataException($"{name} is no MSBuild file");
        }

        return project.Descendants()
            .Where(element => element.Name.LocalName == ItemName)
            .SelectMany(element => ItemsOf(element, name, names));
    }

    private static XDocument Load(byte[] content, string name)
    {
        try
        {
            using var reader = XmlReader.Create(
                new MemoryStream(content), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XDocument.Load(reader, LoadOptions.SetLineInfo);
        }
        catch (XmlException exception)
        {
            throw new InvalidDataException($"{name} is no XML: {exception.Message}", exception);
        }
    }

    private static IEnumerable<PolicyItem> ItemsOf(XElement element, string name, IEnumerable<string> names)
    {
        var parents = element.AncestorsAndSelf().ToList();
        var isPlain = parents.Select(parent => parent.Name.LocalName).SequenceEqual([ItemName, "ItemGroup", "Project"])
            && parents.TrueForAll(parent => parent.Attribute("Condition") is null)
            && element.Attributes().All(attribute => attribute.Name.LocalName is "Include" or "Layer")
            && element.Elements().All(child => child.Name.LocalName == "Layer");
        if (!isPlain || element.Attribute("Include") is not { } include)
        {
            throw NotPlain(element, name, "it has a condition, or something else that only MSBuild can evaluate");
        }

        var word = (string?)element.Attribute("Layer") ?? (string?)element.Elements().FirstOrDefault() ?? "organisation";
        if (!ManifestWord.TryParse<PolicyLayerKind>(word.Trim().ToLowerInvariant(), out var layer) || layer == PolicyLayerKind.Baseline)
        {
            throw NotPlain(element, name, $"its Layer is '{DisplayText.OneLine(word)}'; expected organisation or repository");
        }

        return include.Value
            .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(path => PathsOf(path, element, name, names))
            .Select(path => new PolicyItem(path, layer));
    }

    private static IReadOnlyList<string> PathsOf(string path, XElement element, string name, IEnumerable<string> names)
    {
        // Without the property a path would start from the project that is built, where no file of the package is.
        if (!path.StartsWith(ThisFolder, StringComparison.OrdinalIgnoreCase))
        {
            throw NotPlain(element, name, $"'{DisplayText.OneLine(path)}' does not start with {ThisFolder}");
        }

        List<string> parts = [.. name.Split('/')[..^1]];
        foreach (var part in path[ThisFolder.Length..].Replace('\\', '/').Split('/').Where(part => part is not ("" or ".")))
        {
            if (part != "..")
            {
                parts.Add(part);
            }
            else if (parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else
            {
                throw NotPlain(element, name, $"'{DisplayText.OneLine(path)}' leads out of the package");
            }
        }

        var full = string.Join('/', parts);
        if (parts.Count == 0 || full.Contains("$(", StringComparison.Ordinal) || full.Contains("@(", StringComparison.Ordinal))
        {
            throw NotPlain(element, name, $"'{DisplayText.OneLine(path)}' has a property that only MSBuild can evaluate");
        }

        if (!full.Contains('*', StringComparison.Ordinal) && !full.Contains('?', StringComparison.Ordinal))
        {
            return [full];
        }

        var folder = string.Join('/', parts[..^1]);
        if (folder.Contains('*', StringComparison.Ordinal) || full.Contains('?', StringComparison.Ordinal))
        {
            throw NotPlain(element, name, $"'{DisplayText.OneLine(path)}' has a pattern other than an asterisk in a file's name");
        }

        var prefix = folder.Length == 0 ? "" : folder + "/";
        List<string> found =
        [
            .. names.Where(file => file.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
                    && file.IndexOf('/', prefix.Length) < 0
                    && System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(parts[^1], file.AsSpan(prefix.Length)))
                .Order(StringComparer.Ordinal),
        ];
        return found.Count > 0 ? found : throw NotPlain(element, name, $"no file of the package is '{DisplayText.OneLine(full)}'");
    }

    private static InvalidDataException NotPlain(XElement element, string name, string what) => new(
        $"{name}:{((IXmlLineInfo)element).LineNumber}: which policy file this PsiPolicy adds is not clear: {what}. "
        + "Unpack the package and name the files or their folder");
}
