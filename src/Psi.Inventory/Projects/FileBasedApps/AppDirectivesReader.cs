using Psi.Policy;

namespace Psi.Inventory;

/// <summary>Finds declarations in the head of a file-based app, as <see cref="ProjectFileReader"/> does in a project file.</summary>
internal static class AppDirectivesReader
{
    /// <summary>Reads a C# file.</summary>
    /// <param name="content">The file; whatever it holds, nothing is thrown.</param>
    /// <param name="path">The file as it is shown.</param>
    public static IReadOnlyList<DeclaredItem> Read(byte[] content, string path) =>
        content.Length > FileBasedApp.MaximumLength
            ? []
            : [.. AppHead.Read(Utf8Text.Decode(content), path).Directives.Select(Item).OfType<DeclaredItem>()];

    private static DeclaredItem? Item(AppDirective directive) => directive.Kind switch
    {
        AppDirective.Package when directive.Name is { } id => Item(DeclarationKind.PackageReference, id, directive, Version(directive)),
        AppDirective.Sdk when directive.Name is { } name => Item(
            DeclarationKind.ProjectSdk, directive.Setting is { Length: > 0 } version ? $"{name}/{version}" : name, directive),
        AppDirective.Property when directive is { Name: { } name, Setting: { } value } => Property(name, value, directive),
        AppDirective.Project when directive.Value.Length > 0 => Item(DeclarationKind.ProjectReference, directive.Value, directive),
        AppDirective.Include when FileBasedApp.IsSource(directive.Value) => Item(DeclarationKind.Import, directive.Value, directive),
        _ => null,
    };

    private static DeclaredItem? Property(string name, string value, AppDirective directive)
    {
        if (Is("TargetFramework") || Is("TargetFrameworks"))
        {
            return Item(DeclarationKind.TargetFramework, value, directive);
        }

        if (ProjectFileReader.AuditPropertyNamed(name) is { } audit)
        {
            return Item(DeclarationKind.AuditProperty, audit, directive, Version(directive));
        }

        return Version(directive) is { } version && value.Length <= ProjectFileReader.MaximumPropertyLength
            ? Item(DeclarationKind.Property, name, directive, version)
            : null;

        bool Is(string property) => string.Equals(name, property, StringComparison.OrdinalIgnoreCase);
    }

    private static DeclaredVersion? Version(AppDirective directive) =>
        directive.Setting is { Length: > 0 } text ? new DeclaredVersion(text, directive.SettingAt) : null;

    private static DeclaredItem Item(DeclarationKind kind, string value, AppDirective directive, DeclaredVersion? version = null) =>
        new(kind, value, IsUpdate: false, directive.At, version is null ? [] : [version]);
}
