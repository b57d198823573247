using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues;
using Psi.Analyzers.Catalogues.Services;
using Psi.Analyzers.Cryptography;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Services;

/// <summary>
/// Finds accounts with passwords that the product keeps itself: ASP.NET Core Identity, sign-in by password, and hashes of passwords.
/// Sign-in at another place does not count.
/// </summary>
internal sealed class OwnSignIn(Compilation compilation, KnownValues values, HomeMadeReport report)
{
    private readonly SymbolTable<HomeMadeForm> _signIns = SymbolTable.Of(compilation, OwnIdentityCatalogue.SignIns);
    private readonly SymbolTable<ApiMember> _passwordFunctions = SymbolTable.Of(compilation, OwnIdentityCatalogue.PasswordFunctions);
    private readonly SymbolTable<ApiMember> _keyFunctions = SymbolTable.Of(compilation, OwnIdentityCatalogue.KeyFunctions);
    private readonly SymbolTable<ApiMember> _hashes = SymbolTable.Of(compilation, OwnIdentityCatalogue.Hashes);
    private readonly PasswordValue _passwords = new(values);

    public void RegisterIn(CompilationStartAnalysisContext start)
    {
        var hasFunctions = !_passwordFunctions.IsEmpty || !_keyFunctions.IsEmpty || !_hashes.IsEmpty;
        if (!_signIns.IsEmpty || hasFunctions)
        {
            start.RegisterOperationAction(OnCall, OperationKind.Invocation);
        }

        if (hasFunctions)
        {
            start.RegisterOperationAction(OnCreation, OperationKind.ObjectCreation);
        }
    }

    private void OnCall(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (FormOf(call, context) is { } form && IsFirst(call, form, context))
        {
            report.At(context, OperationSyntax.MemberName(call.Syntax).GetLocation(), form);
        }
    }

    private void OnCreation(OperationAnalysisContext context)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (FormOf(creation, context) is { } form && IsFirst(creation, form, context))
        {
            report.At(context, OperationSyntax.CreatedType(creation), form);
        }
    }

    private HomeMadeForm? FormOf(IOperation operation, OperationAnalysisContext context)
    {
        switch (operation)
        {
            case IInvocationOperation call:
                var method = call.TargetMethod.ReducedFrom ?? call.TargetMethod;
                if (_signIns.TryFindOverridden(method, out var form))
                {
                    // A class that derives from Identity's own hands calls on.
                    return IsCallOfBase(call) || (form != HomeMadeForm.Accounts && IsOfNoAccount(call, context)) ? null : form;
                }

                return IsHashOfPassword(method, call.Arguments, context) ? HomeMadeForm.PasswordHash : null;
            case IObjectCreationOperation creation:
                return IsHashOfPassword(creation.Constructor, creation.Arguments, context) ? HomeMadeForm.PasswordHash : null;
            default:
                return null;
        }
    }

    // A member that tries several hashes, or checks a password twice, does one thing.
    private bool IsFirst(IOperation use, HomeMadeForm form, OperationAnalysisContext context) =>
        OperationTree.AllInMember(use).FirstOrDefault(other => ReferenceEquals(FormOf(other, context), form)) is not { } first
        || first == use;

    private bool IsHashOfPassword(
        IMethodSymbol? function, ImmutableArray<IArgumentOperation> arguments, OperationAnalysisContext context)
    {
        if (_passwordFunctions.TryFind(function, out var member))
        {
            return CallArguments.ValueOf(arguments, member.Parameters) is { } password
                && _passwords.IsGivenAsPassword(password, context.CancellationToken)
                && !IsOfThing(context);
        }

        return (_keyFunctions.TryFind(function, out member)
                || (_hashes.TryFindOverridden(function, out member) && IsNamed(context, OwnIdentityCatalogue.KeepingWords)))
            && CallArguments.ValueOf(arguments, member.Parameters) is { } hashed
            && _passwords.IsPassword(hashed, context.CancellationToken)
            && !IsOfThing(context)
            && !HasOtherPurpose(context);
    }

    /// <summary>True where the password opens what users share, such as a room, or where people are made up to begin with.</summary>
    private static bool IsOfThing(OperationAnalysisContext context) =>
        IsNamed(context, OwnIdentityCatalogue.SharedThings) || IsInSeeder(context.ContainingSymbol);

    private static bool IsInSeeder(ISymbol member)
    {
        for (var type = member.ContainingType; type is not null; type = type.ContainingType)
        {
            if (IdentifierWords.Of(type.Name) is [.., var last] && OwnIdentityCatalogue.Seeders.Contains(last))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The same; and true where a hasher is given nobody as its user, and the code, the hash or the one given is of a thing.
    /// </summary>
    private static bool IsOfNoAccount(IInvocationOperation call, OperationAnalysisContext context)
    {
        if (IsOfThing(context))
        {
            return true;
        }

        return CallArguments.ValueOf(call.Arguments, OwnIdentityCatalogue.AccountParameters) is { } given
            && OperationTree.Unconverted(given) is var user
            && IsNobody(user)
            && (IsNamed(context, OwnIdentityCatalogue.ThingsWithPassword)
                || (user is IMemberReferenceOperation { Type.Name: var marker } && !IsAccount(marker))
                || IsHeldByThing(CallArguments.ValueOf(call.Arguments, OwnIdentityCatalogue.HashParameters)));
    }

    private static bool IsHeldByThing(IOperation? hash) =>
        hash is not null
        && OperationTree.Unconverted(hash) is IPropertyReferenceOperation { Instance: { Type.Name: var owner } holder }
        && !IsAccount(owner)
        && !IsAccount(OperationTree.SymbolOf(holder)?.Name ?? "");

    // Where there is no user, a hasher is given new User(), null or a marker such as Shared.Instance.
    private static bool IsNobody(IOperation user) => user switch
    {
        IObjectCreationOperation { Arguments.IsEmpty: true, Initializer: null } => true,
        IMemberReferenceOperation { Member.IsStatic: true } => true,
        _ => user.ConstantValue is { HasValue: true, Value: null },
    };

    private static bool IsAccount(string name) => IdentifierWords.Of(name).Any(OwnIdentityCatalogue.AccountWords.Contains);

    private static bool IsNamed(OperationAnalysisContext context, HashSet<string> words)
    {
        for (var symbol = context.ContainingSymbol; symbol is IMethodSymbol or INamedTypeSymbol; symbol = symbol.ContainingSymbol)
        {
            if (IdentifierWords.Of(symbol.Name).Any(words.Contains))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where a password becomes a key, or is hashed as a protocol asks.</summary>
    private static bool HasOtherPurpose(OperationAnalysisContext context) =>
        IsNamed(context, OwnIdentityCatalogue.OtherPurposes)
        || OperationTree.AllInMember(context.Operation).Any(static operation =>
            operation is IInvocationOperation or IObjectCreationOperation or IPropertyReferenceOperation && IsCipher(TypeOf(operation)));

    private static ITypeSymbol? TypeOf(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.Instance?.Type ?? call.TargetMethod.ContainingType,
        IPropertyReferenceOperation property => property.Property.ContainingType,
        _ => operation.Type,
    };

    private static bool IsCipher(ITypeSymbol? type)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (OwnIdentityCatalogue.Ciphers.Contains(candidate.Name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsCallOfBase(IInvocationOperation call) =>
        call.Instance is IInstanceReferenceOperation { Syntax.RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.BaseExpression };
}
