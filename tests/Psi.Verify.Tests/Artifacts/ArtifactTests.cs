using System.Formats.Tar;
using System.IO.Compression;
using Psi.Manifest;
using Psi.Verify.Artifacts;
using Psi.Verify.Compiling;
using Psi.Verify.Logs;
using Psi.Verify.Projects;
using Psi.Verify.Tests.Harness;

namespace Psi.Verify.Tests.Artifacts;

/// <summary>What ships is what was verified, in whatever it is packed.</summary>
public sealed class ArtifactTests : IClassFixture<ArtifactTests.Published>
{
    private readonly Published _published;

    public ArtifactTests(Published published) => _published = published;

    [Theory]
    [InlineData("publish")]
    [InlineData("app.zip")]
    [InlineData("layer.tar")]
    [InlineData("layer.tar.gz")]
    public void Verified_assemblies_are_explained_and_others_are_named(string shipped)
    {
        var artifacts = _published.Compared(shipped);

        Assert.Equal(ArtifactState.Compared, artifacts.State);
        Assert.Equal("obj/Debug/net10.0/App.dll", Assert.Single(artifacts.Verified).Path);
        Assert.Equal("Extra.dll", Path.GetFileName(Assert.Single(artifacts.Unexplained).Path));
    }

    [Fact]
    public void An_archive_that_is_none_is_refused()
    {
        var file = Path.Combine(_published.Solution.Root, "no.zip");
        File.WriteAllText(file, "no archive");

        Assert.Throws<InvalidDataException>(() => ShippedFiles.In(file));
    }

    /// <summary>A published application with an assembly that somebody added.</summary>
    public sealed class Published : IDisposable
    {
        private readonly ManifestArtifacts _verified;

        public Published()
        {
            _ = Sdk.Trusted;
            Solution = BuiltSolution.Of(Given.Console(), ("Program.cs", Given.Innocent));
            using var other = BuiltSolution.Of(Given.Console("<AssemblyName>Extra</AssemblyName>"), ("Program.cs", Given.Weak));
            other.Build();
            Solution.Build();
            var publish = Directory.CreateDirectory(Solution.PathOf("publish")).FullName;
            File.Copy(Solution.PathOf("bin/Debug/net10.0/App.dll"), Path.Combine(publish, "App.dll"));
            File.Copy(other.PathOf("bin/Debug/net10.0/Extra.dll"), Path.Combine(publish, "Extra.dll"));
            ZipFile.CreateFromDirectory(publish, Solution.PathOf("app.zip"));
            TarFile.CreateFromDirectory(publish, Solution.PathOf("layer.tar"), includeBaseDirectory: false);
            using (var packed = new GZipStream(File.Create(Solution.PathOf("layer.tar.gz")), CompressionLevel.Fastest))
            {
                packed.Write(File.ReadAllBytes(Solution.PathOf("layer.tar")));
            }

            var verification = new AssemblyVerification(Sdk.Trusted);
            var calls = BuildLogReader.Read(Solution.Log).Calls;
            _verified = ArtifactComparison.Verified(
                [.. calls.Select(call => verification.Verify(call, CommandLine.Of(call), default))], Solution.Root);
        }

        internal BuiltSolution Solution { get; }

        internal ManifestArtifacts Compared(string shipped) =>
            ArtifactComparison.Compared(
                _verified,
                ShippedFiles.In(Solution.PathOf(shipped)),
                [KnownAssemblies.OfPlatform(Sdk.Trusted)],
                [],
                Solution.Root);

        /// <inheritdoc/>
        public void Dispose() => Solution.Dispose();
    }
}
