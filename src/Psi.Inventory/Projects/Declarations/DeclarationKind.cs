namespace Psi.Inventory;

/// <summary>The elements of project files that say what a project uses.</summary>
internal enum DeclarationKind
{
    /// <summary>A package of one project.</summary>
    PackageReference,

    /// <summary>A package of every project.</summary>
    GlobalPackageReference,

    /// <summary>A package's central version.</summary>
    PackageVersion,

    /// <summary>A package that is only downloaded.</summary>
    PackageDownload,

    /// <summary>An assembly; the value is its <c>HintPath</c> or, without one, what it includes.</summary>
    Reference,

    /// <summary>An item or target with a name that is Psi's own.</summary>
    InternalName,

    /// <summary>Another project.</summary>
    ProjectReference,

    /// <summary><c>TargetFramework</c> or <c>TargetFrameworks</c>.</summary>
    TargetFramework,

    /// <summary>
    /// A property that says how NuGet audits or what it leaves out: <c>NuGetAudit</c>, <c>NoWarn</c>…; the value is its name.
    /// </summary>
    AuditProperty,

    /// <summary>A shared framework.</summary>
    FrameworkReference,

    /// <summary>An MSBuild project SDK, with its version after a slash where it has one.</summary>
    ProjectSdk,

    /// <summary><c>NuGetAuditSuppress</c>: an advisory that NuGet is told not to report.</summary>
    AuditSuppress,

    /// <summary>Any other property, because a version may be written with one; the value is its name.</summary>
    Property,

    /// <summary>Another file that is imported, as its path is written.</summary>
    Import,
}
