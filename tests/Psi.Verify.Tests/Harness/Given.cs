namespace Psi.Verify.Tests.Harness;

/// <summary>Small projects for builds.</summary>
internal static class Given
{
    /// <summary>A program without anything to find.</summary>
    public const string Innocent = """
        using System;
        Console.WriteLine("hello");
        """;

    /// <summary>A program that hashes with MD5.</summary>
    public const string Weak = """
        using System;
        using System.Security.Cryptography;
        Console.WriteLine(Convert.ToHexString(MD5.HashData(new byte[] { 1 })));
        """;

    /// <summary>A console project.</summary>
    /// <param name="properties">More properties.</param>
    /// <param name="rest">More items and targets.</param>
    public static (string Path, string Text) Console(string properties = "", string rest = "") => ("App.csproj", $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <OutputType>Exe</OutputType>
            {properties}
          </PropertyGroup>
          {rest}
        </Project>
        """);

    /// <summary>Runs the SDK's own compiler, without any task, over a file of the project.</summary>
    /// <param name="source">The file.</param>
    /// <param name="assembly">Where the assembly goes.</param>
    public static string CompilerBehindTheBack(string source, string assembly = "@(IntermediateAssembly->'%(FullPath)')") => $"""
        <PropertyGroup>
          <BehindTheBack>dotnet "$(RoslynTargetsPath)/bincore/csc.dll" -nologo -nostdlib -target:exe {source}</BehindTheBack>
          <BehindTheBack>$(BehindTheBack) @(ReferencePathWithRefAssemblies->'-r:%(FullPath)', ' ') -out:{assembly}</BehindTheBack>
        </PropertyGroup>
        <Exec Command="$(BehindTheBack)" />
        """;
}
