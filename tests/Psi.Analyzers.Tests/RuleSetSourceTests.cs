using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Psi.Analyzers.Tests;

/// <summary>
/// Holds that names of APIs are in catalogues. A string literal in any other folder that could be such a name (an identifier, or several
/// with dots between them) counts as one unless it is an exception here.
/// </summary>
public sealed partial class RuleSetSourceTests
{
    private const string Words = "[a-z]+";

    // By file: what a whole literal looks like that is no name of an API.
    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        // Psi's own identifiers, categories and addresses.
        ["RuleIds.cs"] = @"PSI\d{4}",
        ["RuleCategory.cs"] = @"Psi\w+",
        ["RuleHelp.cs"] = @"psi\.\w+",
        ["RuleOption.cs"] = @"psi\.\w+",
        ["Components/FlaggedAssembly.cs"] = @"psi\.\w+",
        ["RuleOptions.cs"] = @"psi\.\w+",
        ["Services/NamedService.cs"] = @"psi\.\w+",
        ["Rules/EvidenceRule.cs"] = "PsiEvidence",
        ["Rules/RulesLookedAnalyzer.cs"] = "PsiFact",
        ["Semantics/TestCode.cs"] = @"psi\.\w+",
        ["Semantics/TestProjects.cs"] = @"psi\.\w+",

        // Keys and values of a finding's properties.
        ["FindingProperties.cs"] = "[a-z]+(Value)?",
        ["Services/ServiceTrace.cs"] = Words,
        ["Cryptography/AlgorithmForm.cs"] = Words,
        ["Cryptography/SeedForm.cs"] = Words,
        ["SensitiveData/SensitiveValueForm.cs"] = Words,
        ["Transport/CertificateForm.cs"] = Words,

        // Text of messages.
        ["Cryptography/BrokenCipher.cs"] = @"\w+",
        ["Cryptography/PasswordIterations.cs"] = "PBKDF1|HMAC",
        ["Cryptography/WeakHash.cs"] = @"\w+",
        ["Cryptography/WeakMode.cs"] = "ECB|Zeros",
        ["Rules/HardCodedKeyAnalyzer.cs"] = "bytes",
        ["Rules/RevocationNotCheckedAnalyzer.cs"] = "false|true",
        ["Xml/XsltSymbols.cs"] = @"XsltSettings\.Default",

        // Where a program begins.
        ["Evidence/LiveCode.cs"] = "Main",

        // Kinds of service, as policies write them.
        ["Services/ServiceKind.cs"] = Words,

        // Words in names that developers choose.
        ["Cryptography/SecretNames.cs"] = Words,
        ["SensitiveData/QueryParameters.cs"] = "[a-z_]+",
        ["SensitiveData/SensitiveNames.cs"] = Words,
        ["SensitiveData/SensitiveValues.cs"] = Words,

        // What secrets, placeholders and addresses look like.
        ["SensitiveData/ConnectionStringSecret.cs"] = Words,
        ["SensitiveData/Placeholders.cs"] = "[a-z_]+",
        ["SensitiveData/Randomness.cs"] = "[a-z]+|[A-Z]+|_+",
        ["SensitiveData/SecretText.cs"] = "[a-z]+|AQAAAA|pbkdf2",
        ["SensitiveData/WebToken.cs"] = "eyJ|license",
        ["Transport/ClearTextAddress.cs"] = Words,
        ["Transport/NetworkHost.cs"] = @"[a-z]+(\.[a-z]+)?",

        // Endings of files.
        ["Components/HandWrittenCode.cs"] = @"(\.[a-z]+)+",
    };

    private static readonly string Folder = Path.Combine(SourceFolder.Root, "src", "Psi.Analyzers");

    public static TheoryData<string> SourceFiles =>
    [
        .. Directory.GetFiles(Folder, "*.cs", SearchOption.AllDirectories)
            .Select(static file => Path.GetRelativePath(Folder, file).Replace('\\', '/'))
            .Where(static file => file.Split('/')[0] is not ("Catalogues" or "bin" or "obj"))
            .Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> FilesWithExceptions => [.. Exceptions.Keys];

    [Theory]
    [MemberData(nameof(SourceFiles))]
    public void Names_of_APIs_are_in_catalogues(string file)
    {
        var names = NamesIn(Source(file)).Where(name => !IsException(file, name)).ToList();
        Assert.True(names.Count == 0, $"{file} has names that belong in a catalogue: {string.Join(", ", names)}");
    }

    [Theory]
    [MemberData(nameof(FilesWithExceptions))]
    public void An_exception_is_needed(string file) => Assert.Contains(NamesIn(Source(file)), name => IsException(file, name));

    [Theory]
    [InlineData("""x is { Name: "Create" }""")]
    [InlineData("""x.Name == "Create" """)]
    [InlineData("""types.Find("System.Xml.XmlReader")""")]
    [InlineData("""Namespace + ".ctor" """)]
    [InlineData("""new HashSet<string> { "Create" }""")]
    public void A_name_is_found_however_it_is_used(string expression) =>
        Assert.Single(NamesIn($"class C {{ object P => {expression}; }}"));

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"the same bytes each time\"")]
    [InlineData("\"16\"")]
    [InlineData("\" iterations\"")]
    [InlineData("nameof(Create)")]
    public void Other_text_is_no_name(string expression) =>
        Assert.Empty(NamesIn($"class C {{ object P => {expression}; }}"));

    private static string Source(string file) => File.ReadAllText(Path.Combine(Folder, file));

    private static bool IsException(string file, string name) =>
        Exceptions.TryGetValue(file, out var pattern) && Regex.IsMatch(name, $"^({pattern})$");

    private static IEnumerable<string> NamesIn(string source) =>
        CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes()
            .OfType<LiteralExpressionSyntax>()
            .Where(static literal => literal.IsKind(SyntaxKind.StringLiteralExpression))
            .Select(static literal => literal.Token.ValueText)
            .Where(static text => Name().IsMatch(text))
            .Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"^\.?[\p{L}_]\w*([.+`][\p{L}_\d]\w*)*\.?$")]
    private static partial Regex Name();
}
