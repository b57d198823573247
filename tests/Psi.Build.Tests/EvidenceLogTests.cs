using System.Diagnostics;
using System.Runtime.InteropServices;
using Psi.Analyzers.Rules;

namespace Psi.Build.Tests;

/// <summary>Evidence from the SDK's own compiler to the gate's reader of its log.</summary>
public sealed class EvidenceLogTests : IDisposable
{
    private const string Id = "PSI3905";

    private const string Program = """
        using System.Security.Cryptography;
        public class Tokens
        {
            public byte[] One() => RandomNumberGenerator.GetBytes(32);
        #pragma warning disable
            public byte[] Two() => RandomNumberGenerator.GetBytes(32);
        #pragma warning restore
            [System.Diagnostics.CodeAnalysis.SuppressMessage("PsiEvidence", "PSI3905")]
            public byte[] Three() => RandomNumberGenerator.GetBytes(32);
        }
        """;

    private static readonly string Runtime = RuntimeEnvironment.GetRuntimeDirectory();

    private readonly string _folder = Directory.CreateTempSubdirectory("psi-evidence").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("")]
    [InlineData("dotnet_diagnostic.PSI3905.severity = error")]
    [InlineData("dotnet_diagnostic.PSI3905.severity = none")]
    [InlineData("dotnet_analyzer_diagnostic.severity = error")]
    [InlineData("dotnet_analyzer_diagnostic.category-PsiEvidence.severity = none")]
    [InlineData("", "/warnaserror+")]
    [InlineData("", "/warnaserror+:PSI3905")]
    [InlineData("", "/nowarn:PSI3905")]
    [InlineData("", "/warn:0")]
    public void Whatever_is_set_the_log_has_the_evidence(string setting, string option = "/warn:4")
    {
        var log = Compile("psi.facts = true\n" + setting, option);

        Assert.True(log.Rules[Id].IsEvidence);
        Assert.False(log.Rules[Id].IsLowered);
        var seen = log.Results.Where(static result => result.RuleId == Id).ToList();
        Assert.Equal([4, 6, 9], seen.Select(static result => result.At.Line).Order());
        // A suppressed result does not count, and only the attribute suppresses one.
        Assert.Equal([9], seen.Where(static result => result.IsSuppressed).Select(static result => result.At.Line));
        Assert.All(
            seen,
            static result => Assert.Equal("'RandomNumberGenerator.GetBytes' gives values that nobody can predict", result.Message));
    }

    [Fact]
    public void Where_no_facts_are_asked_for_the_log_has_none() =>
        Assert.DoesNotContain(Compile("", "/warn:4").Results, static result => result.RuleId == Id);

    private CompilerLog Compile(string setting, string option)
    {
        var (source, log) = (Path.Combine(_folder, "Tokens.cs"), Path.Combine(_folder, "log.sarif"));
        File.WriteAllText(source, Program);
        File.WriteAllText(Path.Combine(_folder, ".globalconfig"), $"is_global = true\n{setting}\n");
        var root = Path.GetFullPath(Path.Combine(Runtime, "..", "..", ".."));
        var sdk = Directory.EnumerateDirectories(Path.Combine(root, "sdk")).Order(StringComparer.Ordinal).Last();
        var start = new ProcessStartInfo(Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"))
        {
            RedirectStandardOutput = true,
            ArgumentList =
            {
                "exec",
                Path.Combine(sdk, "Roslyn", "bincore", "csc.dll"),
                "/noconfig",
                "/nologo",
                "/target:library",
                $"/out:{Path.Combine(_folder, "Tokens.dll")}",
                $"/errorlog:{log},version=2.1",
                $"/analyzer:{typeof(SecurityRule).Assembly.Location}",
                $"/analyzerconfig:{Path.Combine(_folder, ".globalconfig")}",
                $"/reference:{Path.Combine(Runtime, "System.Private.CoreLib.dll")}",
                $"/reference:{Path.Combine(Runtime, "System.Runtime.dll")}",
                $"/reference:{Path.Combine(Runtime, "System.Security.Cryptography.dll")}",
                option,
                source,
            },
        };
        using var compiler = Process.Start(start)!;
        var output = compiler.StandardOutput.ReadToEnd();
        compiler.WaitForExit();
        Assert.True(compiler.ExitCode == 0, output);
        var read = CompilerLogReader.Read(File.ReadAllBytes(log), out var reason);
        Assert.Null(reason);
        return read!;
    }
}
