using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Transport;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Transport;

/// <summary>Tells mail servers that run on the same machine, which no network lies before.</summary>
internal sealed class LocalMail(KnownValues values)
{
    /// <summary>True where a call gives such a server.</summary>
    public bool IsHostOf(ImmutableArray<IArgumentOperation> arguments, CancellationToken cancellationToken) =>
        CallArguments.ValueOf(arguments, EndpointNames.HostParameters) is { } host && IsLocal(host, cancellationToken);

    /// <summary>True where the mail client whose property is written is created with, or is given, such a server.</summary>
    public bool IsHostBeside(MemberWrite write, CancellationToken cancellationToken)
    {
        var creation = write.Member.Instance switch
        {
            IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } =>
                write.Member.Parent?.Parent?.Parent as IObjectCreationOperation,
            { } instance => values.OriginOf(instance, cancellationToken) as IObjectCreationOperation,
            _ => null,
        };
        if (creation is not null
            && (IsHostOf(creation.Arguments, cancellationToken)
                || creation.Initializer?.Initializers.Any(each => IsLocalHost(MemberWrite.Of(each), cancellationToken)) == true))
        {
            return true;
        }

        return write.Owner is { } owner && OperationTree.AllInMember(write.Member).Select(MemberWrite.Of).Any(other =>
            SymbolEqualityComparer.Default.Equals(other?.Owner, owner) && IsLocalHost(other, cancellationToken));
    }

    private bool IsLocalHost(MemberWrite? write, CancellationToken cancellationToken) =>
        write is { Member.Member.Name: EndpointNames.Host, Value: var host } && IsLocal(host, cancellationToken);

    private bool IsLocal(IOperation host, CancellationToken cancellationToken) =>
        values.TextOf(host, cancellationToken) is { } name && !NetworkHost.IsRemote(name);
}
