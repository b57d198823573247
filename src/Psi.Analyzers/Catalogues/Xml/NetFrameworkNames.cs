namespace Psi.Analyzers.Catalogues.Xml;

/// <summary>Names by which a version of .NET Framework is known. Data only.</summary>
internal static class NetFrameworkNames
{
    /// <summary>The attribute with the framework that an assembly targets.</summary>
    public const string TargetFrameworkAttribute = "TargetFrameworkAttribute";

    public const string CoreLibrary = "mscorlib";
}
