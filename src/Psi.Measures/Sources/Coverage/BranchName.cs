using System.Globalization;

namespace Psi.Measures.Sources.Coverage;

/// <summary>Names a branch of compiled .NET code, so that coverlet's JSON and OpenCover's XML name the same one alike.</summary>
internal static class BranchName
{
    /// <summary>By where it jumps from and to in its method; the method is part of it, since a line can hold several.</summary>
    public static string Of(string method, long offset, long? end, long path, long? ordinal) => string.Create(
        CultureInfo.InvariantCulture, $"{offset}-{end}-{path}-{ordinal}@{Fingerprint.Of(method)[..12]}");
}
