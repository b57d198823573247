using Microsoft.CodeAnalysis;

namespace Psi.Analyzers.Tests.Verification;

/// <summary>A framework for tests, as its package would bring it.</summary>
/// <param name="Path">Where its assembly is below the folder of all packages.</param>
/// <param name="Source">Its attributes.</param>
internal sealed record FrameworkUnderTest(string Path, string Source)
{
    /// <summary>A class with a test of <see cref="Xunit"/>.</summary>
    public const string Test = "\npublic class AnyTests { [Xunit.Fact] public void Any() { } }\n";

    public static FrameworkUnderTest Xunit { get; } = new(
        "xunit.extensibility.core/2.9.3/lib/netstandard1.1/xunit.core.dll",
        "namespace Xunit { public class FactAttribute : System.Attribute; public class TheoryAttribute : FactAttribute; }");

    public static FrameworkUnderTest NUnit { get; } = new(
        "NUnit/4.0.0/lib/net8.0/nunit.framework.dll",
        "namespace NUnit.Framework { public class TestAttribute : System.Attribute; public class TestCaseAttribute : System.Attribute; }");

    public static FrameworkUnderTest MSTest { get; } = new(
        "MSTest.TestFramework/3.0.0/lib/net8.0/Microsoft.VisualStudio.TestPlatform.TestFramework.dll",
        "namespace Microsoft.VisualStudio.TestTools.UnitTesting { public class TestMethodAttribute : System.Attribute; }");

    public static FrameworkUnderTest TUnit { get; } = new(
        "TUnit.Core/1.0.0/lib/net8.0/TUnit.Core.dll", "namespace TUnit.Core { public class TestAttribute : System.Attribute; }");

    public static FrameworkUnderTest BenchmarkDotNet { get; } = new(
        "BenchmarkDotNet.Annotations/0.14.0/lib/netstandard2.0/BenchmarkDotNet.Annotations.dll",
        "namespace BenchmarkDotNet.Attributes { public class BenchmarkAttribute : System.Attribute; }");

    /// <summary>The framework's assembly.</summary>
    public MetadataReference Reference => PackageReferences.Compile(Path, Source);

    /// <summary>What Psi.Build writes where the package is in use.</summary>
    public string Known => $"psi.test_frameworks = {Path}";

    /// <summary>What Psi.Build writes where rules may also pass over the tests.</summary>
    public string PassedOver => $"{Known}\npsi.pass_over_tests = true";

    /// <summary>Adds the framework and a test of it to a project, and lets rules pass over it.</summary>
    public void AddTo(ProjectState project)
    {
        project.Sources.Add(("/AnyTests.cs", Test));
        project.AdditionalReferences.Add(Reference);
        project.AnalyzerConfigFiles.Add(("/.globalconfig", $"is_global = true\n{PassedOver}\n"));
    }
}
