using Psi.Inventory;
using Psi.Policy;

namespace Psi.Build;

/// <summary>The lines of a file-based app as the elements that the SDK makes of them.</summary>
internal static class AppElements
{
    /// <summary>All of a file, in its order.</summary>
    /// <param name="content">Whatever it holds, nothing is thrown.</param>
    /// <param name="path">The file as it is shown.</param>
    public static IReadOnlyList<XmlElementLocation> Read(byte[] content, string path) =>
        content.Length > FileBasedApp.MaximumLength
            ? []
            : [.. AppHead.Read(Utf8Text.Decode(content), path).Directives.Select(Element).OfType<XmlElementLocation>()];

    private static XmlElementLocation? Element(AppDirective directive) => directive.Kind switch
    {
        AppDirective.Property when directive is { Name: { } name, Setting: { } value } => Element(name, value, directive),
        AppDirective.Package when directive.Name is { } id =>
            Element("PackageReference", "", directive, ("Include", id), ("Version", directive.Setting ?? "")),
        AppDirective.Include => Element("Import", "", directive, ("Project", directive.Value)),
        _ => null,
    };

    private static XmlElementLocation Element(
        string name, string text, AppDirective directive, params (string Name, string Value)[] attributes) => new(
        name,
        attributes.ToDictionary(attribute => attribute.Name, attribute => attribute.Value, StringComparer.OrdinalIgnoreCase),
        text,
        Depth: 2,
        IsConditional: false,
        directive.At);
}
