using System.Collections.Immutable;
using Psi.Analyzers.Catalogues.Services;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Services;

/// <summary>Tells by names whether a file is a log or an audit trail.</summary>
internal static class LogName
{
    /// <summary>
    /// What a file is by its name, or by those of the type that writes it and the variable that has its path; null where none says so.
    /// </summary>
    /// <param name="path">Its path, as far as it is known.</param>
    /// <param name="writer">The names of the type and the variable.</param>
    /// <param name="isLogger">Whether the type is one of those that receive a program's log.</param>
    public static HomeMadeForm? FormOf(string path, string writer, bool isLogger)
    {
        var name = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        var dot = name.LastIndexOf('.');
        var ending = dot < 0 ? "" : name.Substring(dot);
        var words = IdentifierWords.Of(dot < 0 ? name : name.Substring(0, dot));
        if (words.Any(OwnLogCatalogue.AuditWords.Contains))
        {
            return HomeMadeForm.AuditTrail;
        }

        var typeWords = IdentifierWords.Of(writer);
        var isAuditor = typeWords.Any(OwnLogCatalogue.AuditWords.Contains);
        if (string.Equals(ending, OwnLogCatalogue.LogEnding, StringComparison.OrdinalIgnoreCase) || IsLog(words))
        {
            return isAuditor ? HomeMadeForm.AuditTrail : HomeMadeForm.LogFile;
        }

        return isLogger ? HomeMadeForm.LogFile
            : OwnLogCatalogue.DataEndings.Contains(ending) ? null
            : isAuditor ? HomeMadeForm.AuditTrail
            : IsLog(typeWords) ? HomeMadeForm.LogFile
            : null;
    }

    private static bool IsLog(ImmutableArray<string> words)
    {
        for (var index = 0; index < words.Length; index++)
        {
            if (OwnLogCatalogue.LogWords.Contains(words[index])
                && !(index + 1 < words.Length && OwnLogCatalogue.WordsAfter.Contains(words[index + 1]))
                && !(index > 0 && OwnLogCatalogue.WordsBefore.Contains(words[index - 1])))
            {
                return true;
            }
        }

        return false;
    }
}
