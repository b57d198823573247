using System.Text;
using System.Xml;
using Psi.Policy;

namespace Psi.Inventory;

/// <summary>Finds declarations in an MSBuild file as it is written. Only conditions on the target framework are evaluated.</summary>
/// <remarks>
/// Reads forward only. A tree of <c>XElement</c>s would say the same in fewer lines, but takes time quadratic in the depth of a file to
/// build.
/// </remarks>
internal sealed class ProjectFileReader
{
    /// <summary>The longest file that is read, in bytes.</summary>
    public const int MaximumLength = 8 * 1024 * 1024;

    // Project, Choose, When, ItemGroup, item: real files nest only a few of these.
    private const int MaximumDepth = 16;

    /// <summary>The length of a property's text in characters; a longer text is not a version.</summary>
    public const int MaximumPropertyLength = 256;

    private static readonly string[] AuditProperties = ["NuGetAudit", "NuGetAuditLevel", "NuGetAuditMode", "NoWarn"];

    private readonly XmlReader _reader;
    private readonly string _path;
    private readonly string _targetFramework;
    private readonly List<DeclaredItem> _items = [];

    private ProjectFileReader(XmlReader reader, string path, string targetFramework) =>
        (_reader, _path, _targetFramework) = (reader, path, targetFramework);

    /// <summary>Reads a file. One that is not XML holds nothing: MSBuild rejects it.</summary>
    /// <param name="content">The file; whatever it holds, nothing is thrown.</param>
    /// <param name="path">The file as it is shown.</param>
    /// <param name="targetFramework">Items whose condition names another framework are left out; empty to keep all.</param>
    public static IReadOnlyList<DeclaredItem> Read(byte[] content, string path, string targetFramework)
    {
        if (content.Length > MaximumLength)
        {
            return [];
        }

        try
        {
            using var reader = HostileXml.Read(content, MaximumLength);
            var file = new ProjectFileReader(reader, path, targetFramework);
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element)
                {
                    continue;
                }

                file.AddSdks();
                file.ReadElements(areProperties: false);
            }

            return file._items;
        }
        catch (Exception e) when (e is XmlException or ArgumentException or NotSupportedException)
        {
            return [];
        }
    }

    // Every Read… below starts on a start tag and ends on the end tag of the same element, or on the tag itself when it has no content.
    private void ReadElements(bool areProperties)
    {
        if (_reader.IsEmptyElement)
        {
            return;
        }

        while (_reader.Read() && _reader.NodeType != XmlNodeType.EndElement)
        {
            if (_reader.NodeType == XmlNodeType.Element)
            {
                ReadElement(areProperties);
            }
        }
    }

    private void ReadElement(bool isProperty)
    {
        if (!isProperty)
        {
            AddInternalName();
        }

        if (IsNamed("TargetFramework") || IsNamed("TargetFrameworks") || IsNamed("TargetFrameworkVersion"))
        {
            // Its condition does not matter: this element gives the very property its value that conditions ask for.
            var start = StartOfTag();
            Add(DeclarationKind.TargetFramework, ReadText(), isUpdate: false, start, []);
        }
        else if (AuditPropertyNamed(_reader.LocalName) is { } property)
        {
            var start = StartOfTag();
            var version = new DeclaredVersion(ReadText(), start);
            _items.Add(new DeclaredItem(DeclarationKind.AuditProperty, property, IsUpdate: false, start, [version]));
        }
        else if (IsNamed("Import") || IsNamed("Sdk"))
        {
            AddSdks();
            AddImport();
            PassOver();
        }
        else if (!TargetFrameworkCondition.MayHold(Condition(), _targetFramework))
        {
            PassOver();
        }
        else if (isProperty)
        {
            ReadProperty();
        }
        else if (Kind() is { } kind)
        {
            ReadItem(kind);
        }
        else if (_reader.Depth < MaximumDepth)
        {
            ReadElements(areProperties: IsNamed("PropertyGroup"));
        }
        else
        {
            PassOver();
        }
    }

    // <Project Sdk="One/1.0.0;Two">, <Import Project="…" Sdk="One/1.0.0" /> with or without Version, <Sdk Name="One" Version="1.0.0" />.
    private void AddSdks()
    {
        var version = _reader.GetAttribute("Version")?.Trim();
        var isElement = IsNamed("Sdk");
        FileLocation? place = isElement ? StartOfTag() : null;
        var names = _reader.GetAttribute(isElement ? "Name" : "Sdk");
        if (!isElement && names is not null && _reader.MoveToAttribute("Sdk"))
        {
            place = Here();
            _reader.MoveToElement();
        }

        foreach (var name in (names ?? "").Split(';'))
        {
            if (name.Trim() is not { Length: > 0 } sdk)
            {
                continue;
            }

            var value = version is { Length: > 0 } && sdk.IndexOf('/') < 0 ? $"{sdk}/{version}" : sdk;
            _items.Add(new DeclaredItem(DeclarationKind.ProjectSdk, value, IsUpdate: false, place ?? StartOfTag(), []));
        }
    }

    // Of items and targets; properties are read with their texts.
    private void AddInternalName()
    {
        var target = IsNamed("Target") ? _reader.GetAttribute("Name")?.Trim() : null;
        if (InternalNames.Has(_reader.LocalName) || (target is not null && InternalNames.HasTarget(target)))
        {
            var start = StartOfTag();
            var value = target is null ? _reader.GetAttribute("Include") ?? _reader.GetAttribute("Remove") ?? "" : "";
            _items.Add(new DeclaredItem(
                DeclarationKind.InternalName, target ?? _reader.LocalName, IsUpdate: false, start, [new DeclaredVersion(value, start)]));
        }
    }

    // With Sdk the path is one within that SDK.
    private void AddImport()
    {
        if (IsNamed("Import") && _reader.GetAttribute("Sdk") is null && _reader.GetAttribute("Project")?.Trim() is { Length: > 0 } path)
        {
            _items.Add(new DeclaredItem(DeclarationKind.Import, path, IsUpdate: false, StartOfTag(), []));
        }
    }

    private void ReadProperty()
    {
        var (name, start) = (_reader.LocalName, StartOfTag());
        if (ReadText() is { Length: > 0 and <= MaximumPropertyLength } text)
        {
            _items.Add(new DeclaredItem(DeclarationKind.Property, name, IsUpdate: false, start, [new DeclaredVersion(text, start)]));
        }
    }

    private void ReadItem(DeclarationKind kind)
    {
        var start = StartOfTag();
        string? include = null, update = null, hint = null;
        DeclaredVersion? version = null, versionOverride = null;
        while (_reader.MoveToNextAttribute())
        {
            if (IsNamed("Include"))
            {
                include = _reader.Value;
            }
            else if (IsNamed("Update"))
            {
                update = _reader.Value;
            }
            else if (IsNamed("Version"))
            {
                version = new DeclaredVersion(_reader.Value.Trim(), Here());
            }
            else if (IsNamed("VersionOverride"))
            {
                versionOverride = new DeclaredVersion(_reader.Value.Trim(), Here());
            }
            else if (IsNamed("HintPath"))
            {
                hint = _reader.Value.Trim();
            }
        }

        _reader.MoveToElement();
        if (!_reader.IsEmptyElement)
        {
            while (_reader.Read() && _reader.NodeType != XmlNodeType.EndElement)
            {
                if (_reader.NodeType != XmlNodeType.Element)
                {
                    continue;
                }

                var child = StartOfTag();
                if (IsNamed("Version"))
                {
                    version = new DeclaredVersion(ReadText(), child);
                }
                else if (IsNamed("VersionOverride"))
                {
                    versionOverride = new DeclaredVersion(ReadText(), child);
                }
                else if (IsNamed("HintPath"))
                {
                    hint = ReadText();
                }
                else
                {
                    PassOver();
                }
            }
        }

        if (kind == DeclarationKind.Reference)
        {
            Add(kind, hint is { Length: > 0 } ? hint : include ?? update ?? "", isUpdate: false, start, []);
            return;
        }

        List<DeclaredVersion> versions = [];
        if (versionOverride is not null)
        {
            versions.Add(versionOverride);
        }

        if (version is not null)
        {
            versions.Add(version);
        }

        if (include is not null)
        {
            Add(kind, include, isUpdate: false, start, versions);
        }
        else if (update is not null)
        {
            Add(kind, update, isUpdate: true, start, versions);
        }
    }

    private string ReadText()
    {
        if (_reader.IsEmptyElement)
        {
            return "";
        }

        var text = new StringBuilder();
        while (_reader.Read() && _reader.NodeType != XmlNodeType.EndElement)
        {
            if (_reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                text.Append(_reader.Value);
            }
            else if (_reader.NodeType == XmlNodeType.Element)
            {
                PassOver();
            }
        }

        return text.ToString().Trim();
    }

    private void PassOver()
    {
        if (_reader.IsEmptyElement)
        {
            return;
        }

        var depth = _reader.Depth;
        while (_reader.Read() && _reader.Depth > depth)
        {
        }
    }

    private DeclarationKind? Kind() =>
        IsNamed("PackageReference") ? DeclarationKind.PackageReference
        : IsNamed("GlobalPackageReference") ? DeclarationKind.GlobalPackageReference
        : IsNamed("PackageVersion") ? DeclarationKind.PackageVersion
        : IsNamed("PackageDownload") ? DeclarationKind.PackageDownload
        : IsNamed("Reference") ? DeclarationKind.Reference
        : IsNamed("ProjectReference") ? DeclarationKind.ProjectReference
        : IsNamed("FrameworkReference") ? DeclarationKind.FrameworkReference
        : IsNamed("NuGetAuditSuppress") ? DeclarationKind.AuditSuppress
        : null;

    /// <summary>The name of a property that says how NuGet audits, as it is documented; null for any other.</summary>
    public static string? AuditPropertyNamed(string written)
    {
        foreach (var name in AuditProperties)
        {
            if (string.Equals(written, name, StringComparison.OrdinalIgnoreCase))
            {
                return name;
            }
        }

        return null;
    }

    private string? Condition() => _reader.GetAttribute("Condition");

    // MSBuild compares the names of properties, items and metadata ignoring case.
    private bool IsNamed(string name) => string.Equals(_reader.LocalName, name, StringComparison.OrdinalIgnoreCase);

    private void Add(DeclarationKind kind, string values, bool isUpdate, FileLocation start, IReadOnlyList<DeclaredVersion> versions)
    {
        foreach (var value in values.Split(';'))
        {
            if (value.Trim() is { Length: > 0 } trimmed)
            {
                _items.Add(new DeclaredItem(kind, trimmed, isUpdate, start, versions));
            }
        }
    }

    private FileLocation Here() => Location(before: 0);

    // The reader is at the name, after the '<'.
    private FileLocation StartOfTag() => Location(before: 1);

    private FileLocation Location(int before) =>
        _reader is IXmlLineInfo place ? new FileLocation(_path, place.LineNumber, place.LinePosition - before) : new FileLocation(_path);
}
