using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Psi.Verify.Logs;

namespace Psi.Verify.Compiling;

/// <summary>The compiler's command line of a call, as the compiler itself understands it.</summary>
/// <param name="Tool">The compiler that was run, a full path; null when the line does not begin with one.</param>
/// <param name="Arguments">What it was asked for.</param>
internal sealed record CommandLine(string? Tool, CSharpCommandLineArguments Arguments)
{
    /// <summary>Reads the command line of a call.</summary>
    public static CommandLine Of(CompilerCall call)
    {
        var words = CommandLineParser.SplitCommandLineIntoArguments(call.CommandLine, removeHashComments: false).ToList();
        var first = FirstArgument(words);
        var tool = words.Take(first).LastOrDefault(IsCompiler);
        return new CommandLine(
            tool is null ? null : LoggedPath.Absolute(tool, call.Project.Folder),
            CSharpCommandLineParser.Default.Parse(
                words.Skip(first).Where(word => !IsAboutMessages(word)), call.Project.Folder, sdkDirectory: null));
    }

    /// <summary>The assembly that the call wrote, a full path.</summary>
    public string Assembly => Path.Combine(Arguments.OutputDirectory, Arguments.OutputFileName ?? $"{Arguments.CompilationName}.dll");

    /// <summary>The assemblies that the call refers to, full paths.</summary>
    public IEnumerable<string> References => Arguments.MetadataReferences.Select(reference => ReferenceTo(reference.Reference));

    /// <summary>The analyzers and generators that the call was given, full paths.</summary>
    public IEnumerable<string> Analyzers => Arguments.AnalyzerReferences.Select(reference => ReferenceTo(reference.FilePath));

    /// <summary>The file that a reference names, a full path.</summary>
    public string ReferenceTo(string reference) =>
        Path.IsPathFullyQualified(reference)
            ? Path.GetFullPath(reference)
            : Arguments.ReferencePaths.Prepend(Arguments.BaseDirectory!)
                .Select(folder => Path.GetFullPath(reference, folder))
                .FirstOrDefault(File.Exists)
                ?? Path.GetFullPath(reference, Arguments.BaseDirectory!);

    // The language of messages: this process knows only one.
    private static bool IsAboutMessages(string word) =>
        word.StartsWith("/preferreduilang:", StringComparison.OrdinalIgnoreCase)
        || word.StartsWith("-preferreduilang:", StringComparison.OrdinalIgnoreCase);

    // "dotnet exec csc.dll arguments", "csc arguments"; an older log has only the arguments.
    private static int FirstArgument(List<string> words)
    {
        for (var at = 0; at < Math.Min(words.Count, 3); at++)
        {
            if (IsCompiler(words[at]))
            {
                return at + 1;
            }
        }

        return 0;
    }

    private static bool IsCompiler(string word) =>
        Path.GetFileName(word.Replace('\\', '/')).ToLowerInvariant() is "csc" or "csc.dll" or "csc.exe";
}
