namespace Psi.Inventory;

/// <summary>Reads what an assets file says under <c>project.restore</c>. Tried against what the .NET SDK 10.0.401 writes.</summary>
internal static class RestoreSettingsReader
{
    /// <summary>Reads the object that follows.</summary>
    /// <exception cref="JsonFormatException">A part is not what NuGet writes.</exception>
    public static RestoreSettings Read(ref JsonWalker json)
    {
        var settings = RestoreSettings.None;
        json.EnterObject("'project.restore'");
        while (json.NextProperty())
        {
            if (json.NameIs("restoreAuditProperties"u8))
            {
                settings = ReadAudit(ref json, settings);
            }
            else if (json.NameIs("restoreLockProperties"u8))
            {
                settings = settings with { UsesLockFile = ReadUsesLockFile(ref json) };
            }
            else if (json.NameIs("warningProperties"u8))
            {
                settings = settings with { NoWarn = ReadNoWarn(ref json) };
            }
            else if (json.NameIs("projectPath"u8))
            {
                settings = settings with { ProjectPath = json.ReadString("'projectPath'") };
            }
            else if (json.NameIs("centralPackageVersionsManagementEnabled"u8))
            {
                settings = settings with { Central = Greater(settings.Central, json.ReadTruth() ? CentralVersions.OfReferences : default) };
            }
            else if (json.NameIs("CentralPackageTransitivePinningEnabled"u8))
            {
                settings = settings with { Central = Greater(settings.Central, json.ReadTruth() ? CentralVersions.OfEverything : default) };
            }
            else if (json.NameIs("sources"u8))
            {
                settings = settings with { Sources = ReadNames(ref json, "'sources'") };
            }
            else
            {
                json.Skip();
            }
        }

        return settings;
    }

    private static CentralVersions Greater(CentralVersions one, CentralVersions other) => one > other ? one : other;

    private static RestoreSettings ReadAudit(ref JsonWalker json, RestoreSettings settings)
    {
        json.EnterObject("'restoreAuditProperties'");
        while (json.NextProperty())
        {
            if (json.NameIs("enableAudit"u8))
            {
                settings = settings with { AuditEnabled = json.ReadString("'enableAudit'") };
            }
            else if (json.NameIs("auditLevel"u8))
            {
                settings = settings with { AuditLevel = json.ReadString("'auditLevel'") };
            }
            else if (json.NameIs("auditMode"u8))
            {
                settings = settings with { AuditMode = json.ReadString("'auditMode'") };
            }
            else if (json.NameIs("suppressedAdvisories"u8))
            {
                settings = settings with { SuppressedAdvisories = ReadNames(ref json, "'suppressedAdvisories'") };
            }
            else
            {
                json.Skip();
            }
        }

        return settings;
    }

    private static bool ReadUsesLockFile(ref JsonWalker json)
    {
        var uses = false;
        json.EnterObject("'restoreLockProperties'");
        while (json.NextProperty())
        {
            if (json.NameIs("restorePackagesWithLockFile"u8))
            {
                uses = string.Equals(json.ReadStringOrSkip(), "true", StringComparison.OrdinalIgnoreCase);
            }
            else
            {
                json.Skip();
            }
        }

        return uses;
    }

    private static List<string> ReadNoWarn(ref JsonWalker json)
    {
        List<string> codes = [];
        json.EnterObject("'warningProperties'");
        while (json.NextProperty())
        {
            if (json.NameIs("noWarn"u8))
            {
                codes = ReadElements(ref json, "'noWarn'");
            }
            else
            {
                json.Skip();
            }
        }

        return codes;
    }

    /// <summary>Reads the array of strings that follows.</summary>
    public static List<string> ReadElements(ref JsonWalker json, string what)
    {
        var elements = new List<string>();
        json.EnterArray(what);
        while (json.TryReadElement($"an element of {what}", out var element))
        {
            elements.Add(element!);
        }

        return elements;
    }

    /// <summary>Reads the names of the object that follows.</summary>
    public static List<string> ReadNames(ref JsonWalker json, string what)
    {
        var names = new List<string>();
        json.EnterObject(what);
        while (json.NextProperty())
        {
            names.Add(json.Name());
            json.Skip();
        }

        return names;
    }
}
