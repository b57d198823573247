using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues;
using Psi.Analyzers.Catalogues.Services;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Services;

/// <summary>
/// Finds tokens that are issued: signed, and about somebody. A token by which a client shows another service who it is
/// (RFC 7523) is issued to nobody, and a signed license lets nobody in.
/// </summary>
internal sealed class OwnTokens(Compilation compilation, KnownValues values, HomeMadeReport report)
{
    private readonly SymbolTable<string> _descriptors = SymbolTable.OfTypes(compilation, OwnIdentityCatalogue.Descriptor);
    private readonly SymbolTable<ApiMember> _makers = SymbolTable.Of(compilation, OwnIdentityCatalogue.TokenMakers);

    public void RegisterIn(CompilationStartAnalysisContext start)
    {
        if (!_descriptors.IsEmpty || !_makers.IsEmpty)
        {
            start.RegisterOperationAction(OnCreation, OperationKind.ObjectCreation);
        }

        if (!_makers.IsEmpty)
        {
            start.RegisterOperationAction(OnCall, OperationKind.Invocation);
        }
    }

    private void OnCreation(OperationAnalysisContext context)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        var isIssued = _descriptors.TryFindBase(creation.Type, out _)
            ? IsIssued(creation, context.CancellationToken)
            : _makers.Contains(creation.Constructor) && IsIssued(creation.Arguments, context.CancellationToken);
        if (isIssued && !IsAboutNoUser(creation, context.ContainingSymbol))
        {
            report.At(context, OperationSyntax.CreatedType(creation), HomeMadeForm.Tokens);
        }
    }

    private void OnCall(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (_makers.TryFindOverridden(call.TargetMethod, out _)
            && IsIssued(call.Arguments, context.CancellationToken)
            && !IsAboutNoUser(call, context.ContainingSymbol))
        {
            report.At(context, OperationSyntax.MemberName(call.Syntax).GetLocation(), HomeMadeForm.Tokens);
        }
    }

    private bool IsIssued(IObjectCreationOperation descriptor, CancellationToken cancellationToken)
    {
        var (isAboutSomebody, isSigned, isForeign) = (false, false, false);
        foreach (var write in ObjectWrites.WritesTo(descriptor))
        {
            var name = write.Member.Member.Name;
            isAboutSomebody |= OwnIdentityCatalogue.Subjects.Contains(name) && IsGiven(write.Value);
            isSigned |= name == OwnIdentityCatalogue.SigningCredentials && IsGiven(write.Value);
            isForeign |= name == OwnIdentityCatalogue.Audience && IsForeign(write.Value, cancellationToken);
        }

        return isAboutSomebody && isSigned && !isForeign;
    }

    private bool IsIssued(
        ImmutableArray<IArgumentOperation> arguments, CancellationToken cancellationToken) =>
        IsGiven(CallArguments.ValueOf(arguments, OwnIdentityCatalogue.SubjectParameters))
        && IsGiven(CallArguments.ValueOf(arguments, OwnIdentityCatalogue.CredentialParameters))
        && !IsForeign(CallArguments.ValueOf(arguments, OwnIdentityCatalogue.AudienceParameters), cancellationToken);

    private bool IsForeign(IOperation? audience, CancellationToken cancellationToken) =>
        audience is not null
        && values.TextOf(audience, cancellationToken) is { } text
        && OwnIdentityCatalogue.ForeignAudiences.Contains(text.TrimEnd('/'));

    private static bool IsGiven(IOperation? value) =>
        value is not null && OperationTree.Unconverted(value).ConstantValue is not { HasValue: true, Value: null };

    private static bool IsAboutNoUser(IOperation token, ISymbol member)
    {
        for (var symbol = member; symbol is IMethodSymbol or INamedTypeSymbol; symbol = symbol.ContainingSymbol)
        {
            var words = IdentifierWords.Of(symbol.Name);
            if (OwnIdentityCatalogue.ClientAssertionWords.All(word => words.Contains(word))
                || words.Any(OwnIdentityCatalogue.OtherStatements.Contains))
            {
                return true;
            }
        }

        return OperationTree.AllInMember(token).Any(static operation => operation switch
        {
            ILiteralOperation { ConstantValue: { HasValue: true, Value: string text } } =>
                OwnIdentityCatalogue.ClientAssertionTexts.Contains(text),
            IFieldReferenceOperation { Field: { HasConstantValue: true, ConstantValue: string text } } =>
                OwnIdentityCatalogue.ClientAssertionTexts.Contains(text),
            IPropertyReferenceOperation { Property.Name: var name } => IsNamedAssertion(name),
            IObjectCreationOperation { Type.Name: var name } => name == OwnIdentityCatalogue.ClientAssertion,
            IInvocationOperation { TargetMethod.Name: var name } => IsNamedAssertion(name),
            _ => false,
        });
    }

    private static bool IsNamedAssertion(string name) =>
        name.IndexOf(OwnIdentityCatalogue.ClientAssertion, StringComparison.Ordinal) >= 0;
}
