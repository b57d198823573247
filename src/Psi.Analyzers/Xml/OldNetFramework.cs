using Microsoft.CodeAnalysis;
using Psi.Analyzers.Catalogues.Xml;

namespace Psi.Analyzers.Xml;

/// <summary>Tells the .NET Framework versions whose XML readers resolve external entities by default.</summary>
internal static class OldNetFramework
{
    private const string Prefix = ".NETFramework,Version=v";

    // Since then XmlResolver is null by default: learn.microsoft.com/dotnet/api/system.xml.xmldocument.xmlresolver
    private static readonly Version Closed = new(4, 5, 2);

    /// <summary>
    /// True when the compilation targets .NET Framework before 4.5.2, by its target framework or by the core library it refers to.
    /// </summary>
    public static bool IsTargetOf(Compilation compilation)
    {
        foreach (var attribute in compilation.Assembly.GetAttributes())
        {
            if (attribute is
                {
                    AttributeClass.Name: NetFrameworkNames.TargetFrameworkAttribute,
                    ConstructorArguments: [{ Value: string target }, ..],
                })
            {
                return target.StartsWith(Prefix, StringComparison.Ordinal)
                    && Version.TryParse(target.Substring(Prefix.Length).Split(',')[0], out var version)
                    && version < Closed;
            }
        }

        // Compilers before .NET Framework 4.0 knew no such attribute; 4.x has one core library version for all.
        return compilation.ObjectType.ContainingAssembly?.Identity is { Name: NetFrameworkNames.CoreLibrary, Version.Major: 1 or 2 };
    }
}
