using System.Xml;
using Psi.Policy;

namespace Psi.Inventory;

/// <summary>
/// Reads <c>packages.config</c>, in which projects that do not know <c>PackageReference</c> list every package they use, those that others
/// bring in among them.
/// </summary>
/// <seealso href="https://learn.microsoft.com/nuget/reference/packages-config"/>
internal static class PackagesConfigReader
{
    /// <summary>The longest file that is read, in bytes.</summary>
    public const int MaximumLength = ProjectFileReader.MaximumLength;

    private const string NotAudited = "For packages.config, NuGet's audit leaves nothing that Psi reads. Move to PackageReference.";

    /// <summary>Reads the file. It does not say which package brings in which, so every one counts as named by the project.</summary>
    /// <param name="content">The file; whatever it holds, nothing is thrown.</param>
    /// <param name="path">The file as it is shown.</param>
    /// <param name="isTestProject">Whether everything is used by tests.</param>
    public static InventoryResult Read(byte[] content, string path, bool isTestProject)
    {
        var uses = new List<ComponentUse>();
        var problems = new List<Problem>();
        try
        {
            using var reader = HostileXml.Read(content, MaximumLength);
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "package")
                {
                    Add(ReadPackage(reader, path, isTestProject));
                }
            }
        }
        catch (Exception e) when (e is XmlException or ArgumentException)
        {
            var place = e is XmlException xml ? new FileLocation(path, xml.LineNumber, xml.LinePosition) : new FileLocation(path);
            problems.Add(Problem.Undetermined(
                place,
                $"The packages in use could not be determined from packages.config: it is not XML: {DisplayText.OneLine(e.Message)} "
                + "Correct it."));
        }

        return new InventoryResult(uses, problems)
        {
            AuditGaps = uses.Count == 0 ? [] : [new AuditGap(new FileLocation(path), NotAudited)],
        };

        void Add((ComponentUse? Use, Problem? Problem) package)
        {
            if (package.Use is not null)
            {
                uses.Add(package.Use);
            }

            if (package.Problem is not null)
            {
                problems.Add(package.Problem);
            }
        }
    }

    /// <summary>A problem with the whole file.</summary>
    public static Problem Unreadable(string path, string reason) => Problem.Undetermined(
        new FileLocation(path), $"The packages in use could not be determined from packages.config: {reason}. Correct it.");

    private static (ComponentUse? Use, Problem? Problem) ReadPackage(XmlReader reader, string path, bool isTestProject)
    {
        var element = Place(reader, path, before: 1);
        var (id, version, isDevelopment, versionAt) = ("", "", false, element);
        while (reader.MoveToNextAttribute())
        {
            switch (reader.LocalName)
            {
                case "id": id = reader.Value.Trim(); break;
                case "version": (version, versionAt) = (reader.Value.Trim(), Place(reader, path, before: 0)); break;
                case "developmentDependency":
                    isDevelopment = string.Equals(
                    reader.Value.Trim(), "true", StringComparison.OrdinalIgnoreCase); break;
            }
        }

        reader.MoveToElement();
        if (!AssetsTargetReader.IsName(id) || version.Length == 0 || !AssetsTargetReader.IsVersion(version))
        {
            return (
                null,
                Problem.Undetermined(
                    element,
                    $"A package in use could not be determined: '{DisplayText.OneLine(id)}' in version '{DisplayText.OneLine(version)}' "
                    + "is no package id and version. Correct it."));
        }

        return (new ComponentUse
        {
            Component = PackageUrl.NuGet(id, version),
            Scope = isTestProject ? ComponentScope.Test : isDevelopment ? ComponentScope.Build : ComponentScope.Runtime,
            IsDirect = true,
            Chains = [[$"{id}@{version}"]],
            DeclaredAt = element,
            VersionDeclaredAt = versionAt,
            RequestedVersion = version,
        }, null);
    }

    private static FileLocation Place(XmlReader reader, string path, int before) =>
        reader is IXmlLineInfo place ? new FileLocation(path, place.LineNumber, place.LinePosition - before) : new FileLocation(path);
}
