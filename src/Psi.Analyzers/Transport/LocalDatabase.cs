using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Transport;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Transport;

/// <summary>Tells connections to a database on the same machine, which no network lies before.</summary>
internal sealed class LocalDatabase(KnownValues values)
{
    /// <summary>The argument that gives a connection string or an address as text; null where no argument does.</summary>
    public static IOperation? TextIn(ImmutableArray<IArgumentOperation> arguments) =>
        CallArguments.ValueOf(arguments, ConnectionNames.TextParameters) is { Type.SpecialType: SpecialType.System_String } text
            ? text
            : null;

    /// <summary>True where the object whose property is written is created with, or is given, such a server.</summary>
    public bool IsServerBeside(MemberWrite write, CancellationToken cancellationToken)
    {
        var initializer = write.Member.Parent?.Parent as IObjectOrCollectionInitializerOperation;
        var creation = CreationOf(write, initializer, cancellationToken);
        IEnumerable<IOperation> beside = initializer is not null ? initializer.Initializers
            : write.Owner is null ? []
            : OperationTree.AllInMember(write.Member);
        IEnumerable<IOperation> initial = creation?.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty;
        return beside.Concat(initial).Select(MemberWrite.Of).Any(other => IsLocalServer(other, write.Owner, cancellationToken))
            || creation is not null && TextIn(creation.Arguments) is { } text && IsLocal(text, cancellationToken);
    }

    private IObjectCreationOperation? CreationOf(
        MemberWrite write,
        IObjectOrCollectionInitializerOperation? initializer,
        CancellationToken cancellationToken) =>
        initializer is { Parent: IObjectCreationOperation direct } ? direct
            : write.Member.Instance is { } instance ? values.OriginOf(instance, cancellationToken) as IObjectCreationOperation
            : null;

    private bool IsLocalServer(MemberWrite? write, ISymbol? owner, CancellationToken cancellationToken) =>
        write is { } server
        && ConnectionNames.ServerProperties.Contains(server.Member.Member.Name)
        && (server.Owner is null || SymbolEqualityComparer.Default.Equals(server.Owner, owner))
        && IsLocal(server.Value, cancellationToken);

    private bool IsLocal(IOperation serverOrText, CancellationToken cancellationToken)
    {
        if (values.TextOf(serverOrText, cancellationToken) is not { Length: > 0 } text)
        {
            return false;
        }

        return text.Contains('=')
            ? ConnectionSettings.Read(text)?.IsForThisMachine == true
            : ConnectionSettings.IsThisMachine(text);
    }
}
