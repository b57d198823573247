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
    private static readonly IReadOnlySet<string> NoNames = new HashSet<string>();

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

    [Theory]
    [InlineData(Given.Innocent, 0)]
    [InlineData(Given.Weak, 1)]
    public void An_assembly_that_was_compiled_in_another_folder_is_told_by_what_it_does(string source, int unexplained)
    {
        using var elsewhere = BuiltSolution.Of(Given.Console(), ("Program.cs", source));
        elsewhere.Build();
        var folder = _published.Folder();
        File.Copy(elsewhere.PathOf("bin/Debug/net10.0/App.dll"), Path.Combine(folder, "App.dll"));

        var artifacts = _published.Compared(folder);

        Assert.NotEqual(
            File.ReadAllBytes(_published.Solution.PathOf("publish/App.dll")), File.ReadAllBytes(Path.Combine(folder, "App.dll")));
        Assert.Equal(unexplained, artifacts.Unexplained.Count);
    }

    [Theory]
    [InlineData("inner.zip", "inner.zip/Extra.dll")]
    [InlineData("plugin.dat", "plugin.dat")]
    [InlineData("layer", "layer/Extra.dll")]
    public void An_assembly_hides_neither_in_an_archive_nor_behind_a_name(string name, string found)
    {
        var folder = _published.Folder("App.dll");
        using (var into = File.Create(Path.Combine(folder, name)))
        {
            _published.Pack(name, into);
        }

        Assert.Equal(found, Assert.Single(_published.Compared(folder).Unexplained).Path);

        // The image that a registry gives: an archive of archives.
        var image = _published.Solution.PathOf($"{name}.image");
        TarFile.CreateFromDirectory(folder, image, includeBaseDirectory: false);
        Assert.Equal(found, Assert.Single(_published.Compared(image).Unexplained).Path.TrimStart('.', '/'));
    }

    [Fact]
    public void What_holds_no_assembly_was_not_compared()
    {
        var folder = _published.Folder();
        File.WriteAllText(Path.Combine(folder, "App"), "a program in a single file");

        Assert.Contains(
            "holds no managed assembly",
            Assert.Throws<InvalidDataException>(() => ShippedFiles.In(folder, NoNames)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_to_a_folder_is_told_and_one_to_a_file_is_read()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var folder = _published.Folder("App.dll");
        var elsewhere = _published.Folder("Extra.dll");
        File.CreateSymbolicLink(Path.Combine(folder, "Plugin.dll"), Path.Combine(elsewhere, "Extra.dll"));
        Assert.Equal("Plugin.dll", Assert.Single(_published.Compared(folder).Unexplained).Path);

        Directory.CreateSymbolicLink(Path.Combine(folder, "plugins"), elsewhere);
        Assert.Contains(
            "plugins is a link",
            Assert.Throws<InvalidDataException>(() => ShippedFiles.In(folder, NoNames)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_archives_are_refused_and_never_end_the_tool()
    {
        var random = new Random(3);
        foreach (var archive in (string[])["app.zip", "layer.tar", "layer.tar.gz"])
        {
            var bytes = File.ReadAllBytes(_published.Solution.PathOf(archive));
            for (var round = 0; round < 200; round++)
            {
                var damaged = (byte[])bytes.Clone();
                for (var change = random.Next(1, 30); change > 0; change--)
                {
                    damaged[random.Next(2) == 0 ? random.Next(damaged.Length) : random.Next(Math.Min(512, damaged.Length))] =
                        (byte)random.Next(256);
                }

                var file = _published.Solution.PathOf($"damaged{Path.GetExtension(archive)}");
                File.WriteAllBytes(file, round % 5 == 0 ? damaged[..random.Next(damaged.Length)] : damaged);
                try
                {
                    _ = ShippedFiles.In(file, NoNames);
                }
                catch (Exception exception) when (exception is InvalidDataException or IOException)
                {
                    // Both are said, with the file.
                }
            }
        }
    }

    [Fact]
    public void An_archive_that_is_none_is_refused()
    {
        var file = Path.Combine(_published.Solution.Root, "no.zip");
        File.WriteAllText(file, "no archive");

        Assert.Throws<InvalidDataException>(() => ShippedFiles.In(file, NoNames));
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

        /// <summary>A new folder with copies of these published files.</summary>
        internal string Folder(params IReadOnlyList<string> files)
        {
            var folder = Directory.CreateDirectory(Solution.PathOf(Path.GetRandomFileName())).FullName;
            foreach (var file in files)
            {
                File.Copy(Solution.PathOf($"publish/{file}"), Path.Combine(folder, file));
            }

            return folder;
        }

        /// <summary>Writes the assembly that somebody added: packed as the name says, or as it is.</summary>
        internal void Pack(string name, Stream into)
        {
            var added = File.ReadAllBytes(Solution.PathOf("publish/Extra.dll"));
            switch (name)
            {
                case "inner.zip":
                    using (var zip = new ZipArchive(into, ZipArchiveMode.Create))
                    using (var entry = zip.CreateEntry("Extra.dll").Open())
                    {
                        entry.Write(added);
                    }

                    break;
                case "layer":
                    using (var packed = new GZipStream(into, CompressionLevel.Fastest))
                    using (var tar = new TarWriter(packed))
                    {
                        tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "Extra.dll") { DataStream = new MemoryStream(added) });
                    }

                    break;
                default:
                    into.Write(added);
                    break;
            }
        }

        internal ManifestArtifacts Compared(string shipped) =>
            ArtifactComparison.Compared(
                _verified,
                ShippedFiles.In(Solution.PathOf(shipped), ArtifactComparison.NamesOf(_verified)),
                [KnownAssemblies.OfPlatform(Sdk.Trusted)],
                [],
                Solution.Root);

        /// <inheritdoc/>
        public void Dispose() => Solution.Dispose();
    }
}
