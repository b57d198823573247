using Psi.EndToEnd.Tests.Harness;

namespace Psi.EndToEnd.Tests.Isolation;

/// <summary>What build servers hold of the package, and for how long.</summary>
public sealed class BuildServerTests
{
    private static readonly TimeSpan ToEnd = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("-mt:false")]
    [InlineData("-mt")]
    public async Task After_the_build_servers_shut_down_nothing_holds_a_file_of_the_package(string threads)
    {
        using var folder = await UserFolder.ConsoleProjectAsync(
            """Console.WriteLine(System.Security.Cryptography.MD5.HashData("psi"u8).Length);""");
        var psi = await PackedPsi.Shared;
        // A separate package folder: other tests may be building with the shared one.
        folder.Write("NuGet.config", $"""
            <configuration>
              <packageSources><add key="psi-packed" value="{psi.Feed}" /></packageSources>
              <config><add key="globalPackagesFolder" value="packages" /></config>
            </configuration>
            """);
        var package = folder.PathOf("packages/psi.analyzers");
        var servers = new OwnBuildServers(folder);
        try
        {
            var build = await servers.BuildAsync(threads);
            build.Single("PSI3101");
            Assert.DoesNotContain(build.Diagnostics, message => message.Severity == "error");
            // Else this test would say nothing: the server is up, with Psi's tasks loaded.
            if (OperatingSystem.IsLinux())
            {
                Assert.Contains(HeldBySomeProcess(package), file => Path.GetFileName(file) == "Psi.Build.dll");
            }
        }
        finally
        {
            await servers.ShutDownAsync();
        }

        if (OperatingSystem.IsLinux())
        {
            using var limit = new CancellationTokenSource(ToEnd);
            while (HeldBySomeProcess(package).Count > 0 && !limit.IsCancellationRequested)
            {
                await Task.Delay(50, CancellationToken.None);
            }

            Assert.Empty(HeldBySomeProcess(package));
        }

        // Where files are locked, this is what fails.
        Directory.Delete(package, recursive: true);
    }

    private static SortedSet<string> HeldBySomeProcess(string folder)
    {
        var held = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var maps in Directory.GetDirectories("/proc").Select(process => Path.Combine(process, "maps")).Where(File.Exists))
        {
            try
            {
                held.UnionWith(File.ReadLines(maps).Select(line => line[(line.IndexOf('/') + 1)..]).Where(file =>
                    ("/" + file).StartsWith(folder, StringComparison.Ordinal)));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // The process ended meanwhile, or is another user's.
            }
        }

        return held;
    }
}
