using Microsoft.CodeAnalysis;

namespace Psi.CodeFixes;

/// <summary>Holds a change against the compiler before it is offered.</summary>
internal static class StillCompiles
{
    /// <summary>True when none of the documents has more errors after the change than before it.</summary>
    public static async Task<bool> AsWellAsync(Solution before, Solution after, IEnumerable<DocumentId> documents, CancellationToken cancellationToken)
    {
        foreach (var id in documents)
        {
            var errors = await ErrorsAsync(after.GetDocument(id), cancellationToken).ConfigureAwait(false);
            if (errors > 0 && errors > await ErrorsAsync(before.GetDocument(id), cancellationToken).ConfigureAwait(false))
            {
                return false;
            }
        }

        return true;
    }

    private static async Task<int> ErrorsAsync(Document? document, CancellationToken cancellationToken)
    {
        if (document is null || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return 0;
        }

        return model.GetDiagnostics(cancellationToken: cancellationToken).Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }
}
