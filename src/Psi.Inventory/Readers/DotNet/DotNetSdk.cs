namespace Psi.Inventory;

/// <summary>The .NET SDK and what its settings mean.</summary>
internal static class DotNetSdk
{
    /// <summary>The component's name: <c>pkg:generic/dotnet-sdk@10.0.100</c>.</summary>
    public const string Name = "dotnet-sdk";

    /// <summary>Whether a roll-forward policy takes any later major version that is there, of the SDK or of the runtime.</summary>
    /// <seealso href="https://learn.microsoft.com/dotnet/core/versions/selection#control-roll-forward-behavior"/>
    public static bool IsAnyMajor(string? rollForward) =>
        string.Equals(rollForward, "major", StringComparison.OrdinalIgnoreCase)
        || string.Equals(rollForward, "latestMajor", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether an MSBuild project SDK is part of the .NET SDK, and so not a component by itself.</summary>
    public static bool Brings(string projectSdk) =>
        projectSdk.StartsWith("Microsoft.NET.", StringComparison.OrdinalIgnoreCase)
        || projectSdk.StartsWith("Microsoft.Build.", StringComparison.OrdinalIgnoreCase)
        || projectSdk.StartsWith("FSharp.NET.", StringComparison.OrdinalIgnoreCase);
}
