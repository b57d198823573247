#:property PublishAot=false

// Psi's whole way on a small organisation: pack, build three product repos, make their manifests, ingest them, write the site.
// Run it from anywhere: dotnet run samples/demo.cs

using System.Diagnostics;

// The date is pinned: with today's, the waiver of the mail worker would expire one day, and the demo with it.
const string Today = "2026-11-21";

var samples = (string)AppContext.GetData("EntryPointFileDirectoryPath")!;
var root = Path.GetFullPath(Path.Combine(samples, ".."));
var packages = Path.Combine(root, "artifacts", "packages");
var demo = Path.Combine(root, "artifacts", "demo");
var clock = Stopwatch.StartNew();
var colour = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
var step = 0;

Say("Packing Psi: the package product repos install, and the psi tool.");
Directory.CreateDirectory(demo);
Remove(Path.Combine(demo, "tools"));
// A package folder of the demo's own, without the packages of an earlier run: one of the same version would be used instead.
Remove(Path.Combine(demo, "nuget", "psi.analyzers"));
Remove(Path.Combine(demo, "nuget", "contoso.securitypolicy"));
Quietly("pack", "src/Psi.Build", "-c", "Release");
Quietly("pack", "src/Psi.Insights", "-c", "Release");
Result(packages);

Say("Packing the organisation's policy: Contoso ships its rules as a NuGet package.");
Quietly("pack", "samples/contoso-policy");
Result(Path.Combine(samples, "contoso-policy", "policy", "contoso.yaml"));

Say("Installing the psi tool.");
Quietly("tool", "install", "Psi.Tool", "--version", "0.1.0", "--tool-path", Path.Combine(demo, "tools"), "--add-source", packages);
var psi = Path.Combine(demo, "tools", OperatingSystem.IsWindows() ? "psi.exe" : "psi");

Say("Building payments-api, which follows every rule. Psi has nothing to say.");
Build("payments-api", expected: 0);

Say("Building mail-worker. It uses a version the policy does not accept, and passes on a waiver that lasts until 2027-02-01.");
Build("mail-worker", expected: 0);

Say("Building web-shop, which breaks three rules. The build fails, on the lines to change.");
Build("web-shop", expected: 1);

Say("Building web-shop again, only reporting: the same findings as warnings, and the build goes on. The manifest will say so.");
Build("web-shop", expected: 0, "-p:PsiEnforcement=report");

Say("Building mail-worker for the day after its waiver: now it fails.");
Build("mail-worker", expected: 1, "-p:PsiToday=2027-02-02");

Say("Building both as they are today again, and making each repo's security manifest. It alone shows that web-shop lacks services.");
Build("mail-worker", expected: 0, quiet: true);
Build("web-shop", expected: 1, quiet: true);
string[] contoso = ["payments-api", "mail-worker", "web-shop"];
foreach (var repo in contoso)
{
    var manifest = Path.Combine(demo, repo, "security-manifest.json");
    Directory.CreateDirectory(Path.GetDirectoryName(manifest)!);
    Run(psi, 0, quiet: false, "manifest", Path.Combine(samples, repo), "--output", manifest);
}

Say("Psi checks itself: building everything here once more with the Psi just packed, by Psi's own policy, and making its manifest.");
Remove(Path.Combine(root, "artifacts", "psi"));
Run(
    "dotnet",
    0,
    quiet: true,
    "build", "Psi.Analyzers.sln", "-c", "Release", "-nologo",
    $"-p:PsiSelf={Path.Combine(demo, "nuget", "psi.analyzers", "0.1.0")}",
    $"-p:PsiToday={Today}");
Directory.CreateDirectory(Path.Combine(demo, "psi"));
Run(psi, 0, quiet: false, "manifest", root, "--output", Path.Combine(demo, "psi", "security-manifest.json"));

Say("Ingesting Contoso's three manifests into the store. Psi's own is another organisation's.");
var store = Path.Combine(demo, "insights.db");
foreach (var file in Directory.GetFiles(demo, "insights.db*"))
{
    File.Delete(file);
}

Run(psi, 0, quiet: false, ["ingest", .. contoso.Select(repo => Path.Combine(demo, repo)), "--store", store]);
Result(store);

Say("Explaining what Contoso's other tools say: how products are delivered, tested and scanned, and what nobody measures.");
var measures = Path.Combine(samples, "contoso-measures");
Run(psi, 0, quiet: false, "measures", measures, "--sources", Path.Combine(measures, "sources.yaml"), "--on", Today);

Say("Keeping it in the store, and asking one product's figures back.");
Run(psi, 0, quiet: true, "ingest", "--sources", Path.Combine(measures, "sources.yaml"), "--store", store, "--on", Today);
Run(psi, 0, quiet: false, "measures", "--store", store, "--product", "payments-api", "--on", Today);

Say("Writing the site.");
var site = Path.Combine(demo, "site");
Run(psi, 0, quiet: false, "report", "--store", store, "--output", site);
var index = Path.Combine(site, "index.html");

Console.WriteLine();
Console.WriteLine($"Done in {clock.Elapsed.TotalSeconds:F0} s. Open this page in a browser:");
Console.WriteLine($"  {index}");
return File.Exists(index) ? 0 : 1;

void Say(string text)
{
    Console.WriteLine();
    Console.WriteLine(colour ? $"\e[1;36m{++step}. {text}\e[0m" : $"{++step}. {text}");
}

void Result(string path) => Console.WriteLine($"   → {path}");

void Quietly(params string[] arguments) => Run("dotnet", 0, quiet: true, arguments);

void Build(string repo, int expected, string? property = null, bool quiet = false)
{
    string[] settings = property is null || !property.StartsWith("-p:PsiToday", StringComparison.Ordinal) ? [$"-p:PsiToday={Today}"] : [];
    string[] wish = property is null ? [] : [property];
    Run("dotnet", expected, quiet, ["build", Path.Combine("samples", repo), "-nologo", .. settings, .. wish]);
}

void Run(string program, int expected, bool quiet, params string[] arguments)
{
    var shortArguments = arguments.Select(argument => Path.IsPathRooted(argument) ? Path.GetRelativePath(root, argument) : argument);
    var shown = $"{Path.GetFileNameWithoutExtension(program)} {string.Join(' ', shortArguments)}";
    Console.WriteLine(colour ? $"   \e[2m> {shown}\e[0m" : $"   > {shown}");
    var start = new ProcessStartInfo(program, arguments)
    {
        WorkingDirectory = root,
        RedirectStandardOutput = quiet,
        RedirectStandardError = quiet,
        UseShellExecute = false,
    };
    using var process = Process.Start(start)!;
    var output = quiet ? Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync()) : null;
    process.WaitForExit();
    var printed = output?.GetAwaiter().GetResult();
    if (process.ExitCode == expected)
    {
        if (!quiet && expected != 0)
        {
            Console.WriteLine($"   (exit code {expected}, as it should be)");
        }

        return;
    }

    foreach (var text in printed ?? [])
    {
        Console.WriteLine(text);
    }

    Console.Error.WriteLine($"The demo stopped: '{shown}' ended with exit code {process.ExitCode}; {expected} was expected.");
    Environment.Exit(1);
}

static void Remove(string folder)
{
    if (Directory.Exists(folder))
    {
        Directory.Delete(folder, recursive: true);
    }
}
