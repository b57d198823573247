namespace Psi.Verify.Tests.Harness;

/// <summary>The package Plugin 1.0.0 as NuGet unpacks it, so that restoring it needs no source.</summary>
public sealed class UnpackedPackage : IDisposable
{
    private readonly BuiltSolution _built;

    public UnpackedPackage()
    {
        _built = BuiltSolution.Of(
            Given.Console("<AssemblyName>Plugin</AssemblyName><OutputType>Library</OutputType>"),
            ("One.cs", "namespace Plugin { public static class One { } }"),
            ("plugin.nuspec", """
                <package><metadata><id>Plugin</id><version>1.0.0</version><authors>a</authors><description>d</description>
                <dependencies><group targetFramework="net10.0" /></dependencies></metadata></package>
                """),
            (".nupkg.metadata", """{ "version": 2, "contentHash": "AAAA", "source": "here" }"""),
            ("plugin.1.0.0.nupkg.sha512", "AAAA"),
            ("plugin.1.0.0.nupkg", ""));
        _built.Build();
    }

    internal string Assembly => _built.PathOf("bin/Debug/net10.0/Plugin.dll");

    internal void Unpack(string folder, Action<string, string> add)
    {
        add($"{folder}/plugin/1.0.0/lib/net10.0/Plugin.dll", Assembly);
        foreach (var file in (string[])["plugin.nuspec", ".nupkg.metadata", "plugin.1.0.0.nupkg.sha512", "plugin.1.0.0.nupkg"])
        {
            add($"{folder}/plugin/1.0.0/{file}", _built.PathOf(file));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _built.Dispose();
}
