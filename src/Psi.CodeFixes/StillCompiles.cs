using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Psi.CodeFixes;

/// <summary>Checks a change with the compiler before it is offered.</summary>
internal static class StillCompiles
{
    /// <summary>True when no document that the change affects has more errors after it than before.</summary>
    public static async Task<bool> AsWellAsync(Document before, Document after, ISymbol? retypedMember, CancellationToken cancellationToken)
    {
        foreach (var id in DocumentsOf(retypedMember, before.Project.Solution).Add(before.Id))
        {
            var errors = await ErrorsAsync(after.Project.Solution.GetDocument(id), cancellationToken).ConfigureAwait(false);
            if (errors > 0 && errors > await ErrorsAsync(before.Project.Solution.GetDocument(id), cancellationToken).ConfigureAwait(false))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The documents that can see a private member: those that declare its type.</summary>
    private static ImmutableHashSet<DocumentId> DocumentsOf(ISymbol? member, Solution solution) =>
        member is null
            ? []
            : member.ContainingType.DeclaringSyntaxReferences
                .Select(reference => solution.GetDocumentId(reference.SyntaxTree))
                .OfType<DocumentId>()
                .ToImmutableHashSet();

    private static async Task<int> ErrorsAsync(Document? document, CancellationToken cancellationToken)
    {
        if (document is null || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return 0;
        }

        var diagnostics = model.GetDiagnostics(cancellationToken: cancellationToken);
        return diagnostics.Count(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }
}
